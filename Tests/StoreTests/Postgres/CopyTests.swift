import Model
import Testing
import ThrowawayPostgres

@testable import Store

@Suite(.enabled(if: Cluster.isThere)) struct `A desk is copied between databases` {
  @Test func `File to server to file: every row is the same, and the trail verifies`() throws {
    let scratch = try Scratch()
    let file = try Store.open(scratch.path("a"), creating: true)
    var desk = RandomDesk(seed: 5)
    try desk.live(300, in: file)
    try file.write { writer in
      let model = StoredModel(
        name: "kind", version: 1, isUsed: false, at: Scene.start, by: "ana", texts: 9, figures: "{\"a\\tb\": \"\\n\"}")
      try writer.add(model, bytes: (0...255).map { UInt8($0) })
      let odd = "tab\tnul\u{0}\\N \(PostgresTextTests.escape)\(PostgresTextTests.escape)0"
      try writer.saveDraft(Draft(conversation: .init(rawValue: 1), text: odd, by: "ana", at: desk.now))
    }
    let server = try Store.open(try Cluster.shared.get().desk())
    let back = try Store.open(scratch.path("b"), creating: true)
    var steps: [Int] = []
    let there = try file.copy(to: server) { done, all in steps.append(all - done) }
    #expect(steps.last == 0)
    #expect(try server.verify() == [])
    #expect(try server.copy(to: back) == there)
    #expect(try back.verify() == [])
    for table in Table.all {
      let rows = try [file, server, back].map { try Self.rows(table, in: $0) }
      #expect(rows[0] == rows[1], "\(table.name) on the server")
      #expect(rows[0] == rows[2], "\(table.name) in the file")
    }
    // The copy goes on with numbers of its own.
    let last = try server.read { try $0.lastChange() }
    try desk.live(40, in: server)
    #expect(try server.read { try $0.lastChange() } > last)
    #expect(try server.verify() == [])
  }

  @Test func `What is not empty is not copied over, and a copy that is broken off leaves nothing`() throws {
    struct Stop: Error {}
    let scratch = try Scratch()
    let file = try Store.open(scratch.path("a"), creating: true)
    _ = try file.write { try $0.receive(Scene.incoming("hello", id: "1")) }
    let server = try Store.open(try Cluster.shared.get().desk())
    #expect(throws: Stop.self) {
      try file.copy(to: server) { done, all in if done == all { throw Stop() } }
    }
    #expect(try server.read { try $0.lastChange() } == 0)
    _ = try file.copy(to: server)
    #expect(throws: StoreError.notEmpty(desk: server.path)) { try file.copy(to: server) }
  }

  @Test func `No table is forgotten`() throws {
    let scratch = try Scratch()
    let file = try Store.open(scratch.path("a"), creating: true)
    let tables = try file.read { reader in
      try reader.connection.rows("SELECT name FROM sqlite_master WHERE type = 'table'") { $0.text(0) }
    }
    let known = Set(Table.all.map(\.name) + Table.ofTheMoment)
    #expect(Set(tables.filter { !$0.hasPrefix("message_words") && !$0.hasPrefix("sqlite_") }) == known)
  }

  private static func rows(_ table: Table, in store: Store) throws -> [[SQLValue]] {
    try store.read { reader in
      let names = try reader.connection.columns(of: table.name)
      let (columns, keys) = (names.joined(separator: ", "), table.keys.joined(separator: ", "))
      let sql = SQL("SELECT \(columns) FROM \(table.name) ORDER BY \(keys)")
      return try reader.connection.rows(sql) { row in names.indices.map { row.value(Int32($0)) } }
    }
  }
}
