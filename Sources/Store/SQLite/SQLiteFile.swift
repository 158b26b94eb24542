import CSQLite
import Foundation
import GRDB
import GRDBSQLite
import Model

/// How a desk lies in a SQLite file: how the file is recognised, made, and taken to the present version.
enum SQLiteFile {
  /// "EARS" in the file's header. Source: https://sqlite.org/fileformat2.html#application_id
  static let applicationID: Int32 = 0x4541_5253

  /// What is wrong with the file's structure; "ok" when nothing is.
  static let quickCheck: SQL = "PRAGMA quick_check(20)"

  private static let isSetUp: Bool = {
    csqlite_keep_no_statistics()
    return true
  }()

  /// Tells SQLite what it must know before it opens its first file.
  static func setUp() { _ = isSetUp }

  /// How often to try for a lock, one try a millisecond.
  static func tries(_ patience: Duration) -> Int { Int(patience.inMilliseconds) }

  /// Waits before another try for a lock. SQLite's own patience asks ever more rarely, and so loses against an import that
  /// writes batch after batch.
  ///
  /// - Returns: false when it is time to give up.
  static func waits(_ tried: Int, of tries: Int) -> Bool {
    usleep(1000)
    return tried < tries
  }

  static func configuration(patience: Duration) -> Configuration {
    setUp()
    var configuration = Configuration()
    let tries = tries(patience)
    configuration.busyMode = .callback { waits($0, of: tries) }
    configuration.label = "earshot"
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA cache_size = -8192")
      // GRDB would be told of each column of each statement, for those who watch tables; nobody here does.
      sqlite3_set_authorizer(database.sqliteConnection, nil, nil)
    }
    return configuration
  }

  /// With a write-ahead log; durable at every commit; a large cache for imports, which touch many pages again and again.
  static func setUpWriter(_ database: Database) throws {
    guard try String.fetchOne(database, sql: "PRAGMA journal_mode = WAL") == "wal" else {
      throw DatabaseError(message: "there can be no write-ahead log")
    }
    try wait(.atOnce, database)
    try database.execute(sql: "PRAGMA cache_size = -65536")
  }

  /// How a connection waits for the disk. With NORMAL a commit is in the log at once, for all processes, and reaches the
  /// disk with the next commit under FULL, which syncs the log as a whole. The log is then let grow to 128 MB before it is
  /// moved into the file, so that a page that batch after batch touches is moved once, and it is not cut off after: to write
  /// over it is quicker than to let it grow again. Source: https://sqlite.org/pragma.html
  static func wait(_ durability: Store.Durability, _ database: Database) throws {
    try database.execute(
      sql: durability == .later
        ? "PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 32768; PRAGMA journal_size_limit = 268435456"
        : "PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 4096; PRAGMA journal_size_limit = 33554432")
  }

  /// Waits until the log, and its name in the folder, are on the disk. Where there is no log, a checkpoint has moved all
  /// of it into the file, and has synced that.
  static func sync(_ path: String) throws(StoreError) {
    for part in ["\(path)-wal", folder(of: path)] {
      let descriptor = open(part, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { continue }
      defer { close(descriptor) }
      guard fsync(descriptor) == 0 || errno == EINVAL else {
        throw errno == ENOSPC || errno == EDQUOT
          ? .diskFull(path: path) : .unreadable(path: path, detail: String(cString: strerror(errno)))
      }
    }
  }

  /// Looks at the place before SQLite does, for its messages say less.
  ///
  /// - Returns: whether there is a file.
  static func check(_ path: String) throws(StoreError) -> Bool {
    let files = FileManager.default
    let folder = folder(of: path)
    var isFolder: ObjCBool = false
    guard files.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue else {
      throw .noFolder(path: path)
    }
    let exists = files.fileExists(atPath: path, isDirectory: &isFolder)
    if exists, isFolder.boolValue { throw .notADatabase(path: path) }
    guard files.isWritableFile(atPath: folder), !exists || files.isWritableFile(atPath: path) else {
      throw .readOnly(path: path)
    }
    return exists
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// What a file says of itself in its first bytes. Source: https://sqlite.org/fileformat2.html#the_database_header
  struct Header {
    /// Whether it is ours. False for a new file, and while one is being made.
    var isDesk = false
    /// Whether it has a write-ahead log. Without one, readers and the one who writes would keep each other out.
    var hasLog = false
  }

  static func header(_ path: String) throws(StoreError) -> Header {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return Header() }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: 100)
    let count = read(file, &bytes, bytes.count)
    if count < 0 { throw .unreadable(path: path, detail: String(cString: strerror(errno))) }
    if count == 0 { return Header() }
    guard count == bytes.count, bytes.starts(with: "SQLite format 3\0".utf8) else { throw .notADatabase(path: path) }
    let id = bytes[68..<72].reduce(0) { $0 << 8 | UInt32($1) }
    return Header(isDesk: id == UInt32(bitPattern: applicationID), hasLog: bytes[18] == 2 && bytes[19] == 2)
  }

  /// Makes a desk of a new or empty file; refuses a database of another program without changing it.
  static func prepare(_ path: String, sample: Bool, patience: Duration) throws {
    let queue = try DatabaseQueue(path: path, configuration: configuration(patience: patience))
    defer { try? queue.close() }
    try queue.writeWithoutTransaction { database in
      try database.inTransaction(.immediate) {
        let id = try Int32.fetchOne(database, sql: "PRAGMA application_id") ?? 0
        if id == applicationID { return .commit }
        let tables = try Int.fetchOne(database, sql: "SELECT COUNT(*) FROM sqlite_master") ?? 0
        guard id == 0, tables == 0 else { throw StoreError.notADesk(path: path) }
        try database.execute(sql: "PRAGMA application_id = \(applicationID)")
        try apply(Schema.statements(from: nil, .sqlite), to: database)
        if sample {
          try database.execute(sql: SQL.saveSetting.text, arguments: [Schema.sampleSetting, "true"])
        }
        return .commit
      }
    }
  }

  /// Whether the file is of an earlier version, and is to be taken to the present one.
  ///
  /// - Throws: where it is of a later one, or too old.
  static func isOutdated(_ connection: SQLiteConnection) throws -> Bool {
    let version = try version(connection)
    guard version <= Schema.version else {
      throw StoreError.newer(path: connection.path, version: version, known: Schema.version)
    }
    guard version >= Schema.oldest else { throw StoreError.older(path: connection.path, version: version) }
    return version < Schema.version
  }

  /// Takes the file to the present version.
  static func migrate(_ database: Database, _ statements: SQLiteStatements) throws {
    try database.inTransaction(.immediate) {
      // Another process may have been faster.
      let version = try version(SQLiteConnection(statements))
      if version < Schema.version { try apply(Schema.statements(from: version, .sqlite), to: database) }
      return .commit
    }
  }

  private static func version(_ connection: SQLiteConnection) throws -> Int {
    try connection.first("PRAGMA user_version") { $0.int(0) } ?? 0
  }

  private static func apply(_ statements: [SQL], to database: Database) throws {
    for statement in statements { try database.execute(sql: statement.text) }
    try database.execute(sql: "PRAGMA user_version = \(Schema.version)")
  }
}
