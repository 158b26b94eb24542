import ArgumentParser
import Foundation
import Testing
import ThrowawayPostgres

@testable import Store
@testable import earshot

/// What commands do with a desk on a server that they did with a file.
@Suite(.enabled(if: Cluster.isThere), .timeLimit(.minutes(2))) struct `A server's desk` {
  let cluster: Cluster
  let address: String
  let place: Place

  init() throws {
    cluster = try Cluster.shared.get()
    address = try cluster.desk()
    place = try Place()
  }

  @discardableResult private func earshot(_ words: String..., input: String = "") async -> Place.Said {
    await place.run(["--desk", address] + words, input: input)
  }

  @Test func `Its own models read, and one that was switched off does not`() async throws {
    let lines = (1...30).flatMap { ["my lamp \($0) is crimson,red", "my lamp \($0) is azure,blue"] }
    let file = try place.write("message,colour\n" + lines.joined(separator: "\n") + "\n", to: "colours.csv")
    func label() async throws -> String? {
      let said = await earshot("triage", "read", input: "{\"text\":\"the new chair is crimson\"}\n")
      #expect(said.status == 0, "\(said.error)")
      let taught = said.object["taught"] as? [String: Any]
      return (taught?["colour"] as? [String: Any])?["label"] as? String
    }
    #expect(try await label() == nil)
    let teach = await earshot("triage", "teach", file, "--text", "message", "--label", "colour", "--name", "colour")
    #expect(teach.status == 0, "\(teach.error)")
    #expect(try await label() == "red")
    #expect(await earshot("triage", "explain", "the new chair is crimson").out.contains("colour: red"))
    #expect(await earshot("triage", "models", "--off", "colour").status == 0)
    #expect(try await label() == nil)
  }

  @Test func `A large import ends with its words counted, and so does a copy; a small one leaves that to the server`()
    async throws
  {
    try cluster.sql(
      "ALTER TABLE earshot.message_words SET (autovacuum_enabled = false)", in: DeskAddress(address).name)
    func counted(_ address: String) throws -> Bool {
      try Store.open(address).read { reader in
        try reader.connection.integer("SELECT count(*) FROM pg_stats WHERE tablename = 'message_words'") > 0
      }
    }
    func day(_ numbers: ClosedRange<Int>) throws -> String {
      let rows = numbers.map { "\($0),user\($0),2026-11-20T09:00:00Z,Where is my order" }
      return try place.write("id,author,at,text\n" + rows.joined(separator: "\n") + "\n", to: "day.csv")
    }
    #expect(await earshot("import", try day(1...20), "--channel", "x:@acme").status == 0)
    #expect(try !counted(address))
    let said = await earshot("import", try day(21...1020), "--channel", "x:@acme")
    #expect(said.status == 0, "\(said.error)")
    #expect(try counted(address))

    let other = try cluster.desk()
    let copy = await place.run(["desk", "copy", address, other])
    #expect(copy.status == 0, "\(copy.error)")
    #expect(try counted(other))
  }

  @Test func `The sample day is not put on it`() async throws {
    for words in [["demo"], ["demo", "--fill"], ["demo", "--keep"]] {
      let said = await place.run(["--desk", "postgres://ana:s3cret@localhost:1/team"] + words)
      #expect(said.status == 64)
      #expect(said.error.hasPrefix("earshot: The sample day is kept in a file, not on a server."))
    }
    #expect(await earshot("demo", "--fill").status == 64)
    #expect(await earshot("list", "--count").out == "0\n")
    #expect(try FileManager.default.contentsOfDirectory(atPath: place.folder.path) == [])
  }

  @Test(arguments: [
    ("postgres://ana:s3cret@db/acme", "--desk postgres://ana:***@db/acme "),
    ("host=db dbname=acme password='s3 cret'", "--desk host=db dbname=acme password=*** "),
    ("desk.sqlite", "--desk desk.sqlite "),
  ])
  func `How to import into it is told without the password`(desk: String, shown: String) throws {
    let nowhere = Output(isTerminal: false, columns: nil) { _ in 0 }
    let around = Surroundings(out: nowhere, error: nowhere, environment: [:])
    let session = Session(around: around, global: CommonOptions(desk: desk))
    #expect(session.importCommand == "earshot \(shown)import FILE.csv --map id=…,author=…,at=…,text=…")
  }
}
