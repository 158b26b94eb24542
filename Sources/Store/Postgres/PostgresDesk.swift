/// How a desk lies in a PostgreSQL database: how it is recognised, made, and taken to the present version.
enum PostgresDesk {
  /// Its own table: the version is there before anything else can be read.
  private static let version: SQL = "SELECT version FROM desk"
  /// What the names of its groups begin with where the server enforces roles, and by which rules.
  private static let enforcement: [SQL] = [
    "ALTER TABLE desk ADD COLUMN roles TEXT", "ALTER TABLE desk ADD COLUMN role_rules TEXT",
  ]
  private static let setVersion: SQL = "UPDATE desk SET version = ?1"

  /// - Parameter creating: whether to make a desk where there is none, and to take an earlier one to the present version.
  static func open(
    _ address: DeskAddress, creating: Bool, sample: Bool, patience: Duration, clock: ServerClock
  ) throws(StoreError) -> Store {
    let pool = try PostgresPool(address, patience: patience, clock: clock)
    let engine = PostgresEngine(pool)
    do {
      try check(engine, address, creating: creating, sample: sample)
      let isSample = try engine.read { connection in
        try connection.first(.setting, [.text(Schema.sampleSetting)]) { _ in true } ?? false
      }
      let session = try engine.read { try ServerSession($0) }
      return Store(path: address.shown, engine: engine, isSample: isSample, clock: clock, session: session)
    } catch StoreError.notAllowed(let desk, let detail) where detail.contains("earshot") {
      let login = try? engine.read { try $0.first("SELECT session_user::text") { $0.text(0) } }
      throw .notOnTheTeam(desk: desk, login: login ?? "your login")
    } catch let error as StoreError {
      throw error
    } catch {
      throw .contradiction(path: address.shown, detail: String(describing: error))
    }
  }

  private static func check(
    _ engine: PostgresEngine, _ address: DeskAddress, creating: Bool, sample: Bool
  ) throws {
    switch try engine.read({ try state($0) }) {
    case .none:
      guard creating else { throw StoreError.noDeskHere(desk: address.shown) }
      try engine.write { connection in
        // Another process may have been faster.
        guard case .none = try state(connection) else { return }
        try make(connection, sample: sample)
      }
    case .foreign: throw StoreError.notADesk(path: address.shown)
    case .desk(let version):
      guard version <= Schema.version else {
        throw StoreError.newer(path: address.shown, version: version, known: Schema.version)
      }
      if version == Schema.version { return }
      guard creating else {
        throw StoreError.needsMigration(desk: address.shown, version: version, known: Schema.version)
      }
      try engine.write { connection in
        guard case .desk(let version) = try state(connection), version < Schema.version else { return }
        for statement in Schema.statements(from: version, .postgres) { try connection.run(statement) }
        if version < 4 { for statement in enforcement { try connection.run(statement) } }
        try connection.run(setVersion, [.int(Schema.version)])
      }
    }
  }

  private enum State {
    case none, foreign
    case desk(version: Int)
  }

  private static func state(_ connection: Connection) throws -> State {
    let found = try connection.first(
      """
      SELECT to_regclass('earshot.desk') IS NOT NULL,
        (SELECT COUNT(*) FROM pg_catalog.pg_class WHERE relnamespace = to_regnamespace('earshot'))
      """
    ) { (isDesk: $0.text(0) == "t", tables: $0.int(1)) }
    guard let found, found.isDesk else { return (found?.tables ?? 0) > 0 ? .foreign : .none }
    return .desk(version: Int(try connection.integer(version)))
  }

  private static func make(_ connection: Connection, sample: Bool) throws {
    try connection.run("CREATE SCHEMA IF NOT EXISTS earshot")
    for statement in Schema.statements(from: nil, .postgres) { try connection.run(statement) }
    try connection.run("CREATE TABLE desk(version BIGINT NOT NULL)")
    for statement in enforcement { try connection.run(statement) }
    try connection.run("INSERT INTO desk(version) VALUES(?1)", [.int(Schema.version)])
    if sample { try connection.run(.saveSetting, [.text(Schema.sampleSetting), .text("true")]) }
  }
}
