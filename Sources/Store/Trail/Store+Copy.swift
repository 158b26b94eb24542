import Model

extension Store {
  /// What a copy has moved.
  public struct Copied: Equatable, Sendable {
    /// How many rows each table has, here and there.
    public var tables: [(name: String, rows: Int)] { counts.map { (name: $0.name, rows: $0.rows) } }
    public var rows: Int { counts.reduce(0) { $0 + $1.rows } }
    private let counts: [Count]

    struct Count: Equatable {
      var name: String
      var rows: Int
    }

    init(_ counts: [Count]) { self.counts = counts }
  }

  /// Copies the desk as it is at this moment to another one, which must be empty: on whatever database, all or
  /// nothing. Others may go on working here meanwhile.
  ///
  /// - Parameters:
  ///   - other: the desk to fill.
  ///   - progress: how many rows are copied, of how many; what it throws ends the copying.
  /// - Throws: ``StoreError/notEmpty(desk:)``; ``StoreError/copyDiffers(desk:detail:)`` when the copy does not
  ///   have what is here, and then nothing of it stays.
  public func copy(to other: Store, progress: (Int, Int) throws -> Void = { _, _ in }) throws -> Copied {
    try engine.read { source in
      try other.engine.write { target in
        guard try target.integer("SELECT COUNT(*) FROM follower") == 0, try target.integer(.lastAct) == 0 else {
          throw StoreError.notEmpty(desk: other.path)
        }
        try target.run("DELETE FROM setting")
        // Where the server sees to it that these are their sessions' own, its owner may bring in those of others.
        let isGuarded = other.session?.groups != nil
        if isGuarded { for name in Table.guarded { try target.run(SQL("ALTER TABLE \(name) DISABLE TRIGGER USER")) } }
        let counts = try Table.all.map { Copied.Count(name: $0.name, rows: try $0.count(source)) }
        let all = counts.reduce(0) { $0 + $1.rows }
        var done = 0
        for table in Table.all {
          try table.copy(from: source, to: target) { rows in
            done += rows
            try progress(done, all)
          }
        }
        for (table, count) in zip(Table.all, counts) {
          let there = try table.count(target)
          guard there == count.rows else {
            throw StoreError.copyDiffers(desk: other.path, detail: "\(there) of \(count.rows) rows of \(table.name)")
          }
        }
        if isGuarded { for name in Table.guarded { try target.run(SQL("ALTER TABLE \(name) ENABLE TRIGGER USER")) } }
        try target.resumeNumbering(of: Table.all.filter(\.isNumbered).map(\.name))
        return Copied(counts)
      }
    }
  }
}

/// A table, as it is gone through piece by piece.
struct Table {
  var name: String
  /// By which its rows are told apart and put in order.
  var keys: [String]
  /// Whether the database numbers its rows by itself.
  var isNumbered = false

  /// All but the full-text index, which is made of the messages. What is referred to comes first.
  static let all = [
    Table(name: "setting", keys: ["name"]), Table(name: "channel", keys: ["id"], isNumbered: true),
    Table(name: "follower", keys: ["id"]), Table(name: "conversation", keys: ["id"]),
    Table(name: "message", keys: ["id"]), Table(name: "message_version", keys: ["message", "version"]),
    Table(name: "expected", keys: ["channel", "remote_id"]), Table(name: "act", keys: ["id"], isNumbered: true),
    Table(name: "tag", keys: ["id"], isNumbered: true),
    Table(name: "conversation_tag", keys: ["tag", "status", "conversation"]),
    Table(name: "tally", keys: TallyKey.columns.split(separator: ",").map { String($0.drop { $0.isWhitespace }) }),
    Table(name: "draft", keys: ["conversation"]), Table(name: "draft_beside", keys: ["conversation", "author"]),
    Table(name: "outbox", keys: ["message"]),
    Table(name: "model", keys: ["id"], isNumbered: true), Table(name: "call", keys: ["id"], isNumbered: true),
  ]

  /// What holds at this moment only, and is not copied: who sits at the one desk does not sit at the other.
  static let ofTheMoment = ["presence"]

  /// Of which a server sees to it that each writes their own.
  static let guarded = ["act", "draft", "draft_beside", "call"]

  func count(_ connection: Connection) throws -> Int {
    Int(try connection.integer(SQL("SELECT COUNT(*) FROM \(name)")))
  }

  fileprivate func copy(from source: Connection, to target: Connection, _ copied: (Int) throws -> Void) throws {
    let order = keys.joined(separator: ", ")
    let names = try source.columns(of: name)
    let insertion = Insertion(name, names)
    let places = keys.compactMap { names.firstIndex(of: $0) }
    var last: [SQLValue] = []
    while true {
      let marks = last.indices.map { "?\($0 + 1)" }.joined(separator: ", ")
      let beyond = last.isEmpty ? "" : "WHERE (\(order)) > (\(marks))"
      let sql = SQL(
        "SELECT \(names.joined(separator: ", ")) FROM \(name) \(beyond) ORDER BY \(order) LIMIT \(Self.piece)")
      let rows = try source.rows(sql, last) { row in names.indices.map { row.value(Int32($0)) } }
      guard let end = rows.last else { return }
      for row in rows { try target.insert(insertion, row) }
      if name == "message" { try index(rows, names, target) }
      try copied(rows.count)
      if rows.count < Self.piece { return }
      last = places.map { end[$0] }
    }
  }

  private static let piece = 2000

  private func index(_ rows: [[SQLValue]], _ names: [String], _ target: Connection) throws {
    guard let direction = names.firstIndex(of: "direction"), let text = names.firstIndex(of: "text") else { return }
    let spoken = rows.filter { $0[direction] != .int(Message.Direction.note.rawValue) }
    for (id, words) in spoken.concurrentMap({ row in
      if case .text(let text) = row[text] { (row[0], Words.folded(text)) } else { (row[0], "") }
    }) {
      if case .integer(let id) = id { try target.index(words, of: id, isAdded: true) }
    }
  }
}
