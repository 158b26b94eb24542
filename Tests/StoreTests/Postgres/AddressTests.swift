import Model
import Testing
import ThrowawayPostgres

@testable import Store

/// Skipped where PostgreSQL is not installed; `BothDatabases` says so.
@Suite(.enabled(if: Cluster.isThere)) struct `Opening a desk on a server` {
  let cluster: Cluster

  init() throws { cluster = try Cluster.shared.get() }

  /// What is wrong with an address.
  private func failure(_ address: String, creating: Bool = false) -> StoreError? {
    #expect(throws: StoreError.self) { _ = try Store.open(address, creating: creating) }
  }

  @Test func `A database with nothing in it has no desk, and gets none unless told`() throws {
    let address = try cluster.emptyDatabase()
    #expect(failure(address) == .noDeskHere(desk: address))
    #expect(failure(address) == .noDeskHere(desk: address))
    _ = try Store.open(address, creating: true)
    _ = try Store.open(address)
  }

  @Test func `No server, no database, no such role: each is told as what it is`() throws {
    let nowhere = failure("postgresql:///x?host=/nonexistent")
    #expect(nowhere?.description.contains("cannot be reached") == true)
    guard case .serverUnreachable = nowhere else { return #expect(Bool(false), "\(String(describing: nowhere))") }
    guard case .noDatabase = failure(cluster.address("unheard_of")) else {
      return #expect(Bool(false), "\(String(describing: failure(cluster.address("unheard_of"))))")
    }
    let stranger = cluster.address("postgres").replacing("user=postgres", with: "user=stranger")
    guard case .loginRefused = failure(stranger) else {
      return #expect(Bool(false), "\(String(describing: failure(stranger)))")
    }
  }

  @Test func `A schema of that name which is no desk is left alone`() throws {
    let address = try cluster.emptyDatabase()
    let name = DeskAddress(address).name
    try cluster.sql("CREATE SCHEMA earshot CREATE TABLE orders(id INT)", in: name)
    #expect(failure(address, creating: true) == .notADesk(path: address))
  }

  @Test func `A newer desk is refused; an older one waits for its migration`() throws {
    let address = try cluster.desk()
    let name = DeskAddress(address).name
    try cluster.sql("UPDATE earshot.desk SET version = 99", in: name)
    #expect(failure(address, creating: true) == .newer(path: address, version: 99, known: Schema.version))
    try cluster.sql(
      """
      UPDATE earshot.desk SET version = 2; DROP TABLE earshot.model; DROP TABLE earshot.call; DROP TABLE earshot.presence;
      ALTER TABLE earshot.conversation DROP COLUMN asked_by;
      DROP TABLE earshot.draft_beside; ALTER TABLE earshot.draft DROP COLUMN revision;
      ALTER TABLE earshot.act DROP COLUMN session;
      ALTER TABLE earshot.desk DROP COLUMN roles, DROP COLUMN role_rules
      """, in: name)
    #expect(failure(address) == .needsMigration(desk: address, version: 2, known: Schema.version))
    _ = try Store.open(address, creating: true)
    #expect(try Store.open(address).read { try $0.models() } == [])
  }

  @Test func `A role that may not write is told so`() throws {
    let address = try cluster.desk()
    let name = DeskAddress(address).name
    try cluster.sql(
      "CREATE ROLE looker LOGIN; GRANT USAGE ON SCHEMA earshot TO looker;"
        + "GRANT SELECT ON ALL TABLES IN SCHEMA earshot TO looker", in: name)
    let store = try Store.open(address.replacing("user=postgres", with: "user=looker"))
    #expect(try store.read { try $0.lastChange() } == 0)
    let refused = #expect(throws: StoreError.self) {
      _ = try store.write { try $0.receive(Scene.incoming("hi", id: "1")) }
    }
    guard case .notAllowed = refused else { return #expect(Bool(false), "\(String(describing: refused))") }
  }

  @Test(arguments: [
    ("postgres://ana:s%40x@db/a, and 'postgres://b:c@d/e'", "postgres://ana:***@db/a, and 'postgres://b:***@d/e'"),
    ("list postgres://ana:it's@db/a", "list postgres://ana:***@db/a"),
    ("'postgres://ana:it's@db/a': gone", "'postgres://ana:***@db/a': gone"),
    ("`desk check --desk postgres://db/a?password=x`.", "`desk check --desk postgres://db/a?password=***`."),
    ("no 'host=db password=secret' here", "no 'host=db password=***' here"),
    ("a password = 'of two words' and more", "a password=*** and more"),
    ("postgres://db/x?password=a&b=c: gone", "postgres://db/x?password=***&b=c: gone"),
    ("Put your password in ~/.pgpass", "Put your password in ~/.pgpass"), ("plain", "plain"),
  ])
  func `A text with addresses in it is told without their passwords`(text: String, shown: String) {
    #expect(DeskAddress.hidingPasswords(in: text) == shown)
  }

  @Test(arguments: [
    ("postgres://ana:s%40x@db/acme", true, "postgres://ana:***@db/acme", "acme"),
    ("postgresql://db:5433/acme?sslmode=require", true, "postgresql://db:5433/acme?sslmode=require", "acme"),
    ("postgresql:///acme?password=x&host=/tmp", true, "postgresql:///acme?password=***&host=/tmp", "acme"),
    ("host=db dbname=acme password='a b' user=ana", true, "host=db dbname=acme password=*** user=ana", "acme"),
    ("service=acme", true, "service=acme", "acme"),
    ("postgres://ana:a?b@db/acme", true, "postgres://ana:***@db/acme", "acme"),
    // Mistakes that are made.
    ("postgres://ana:a/b@db/acme", true, "postgres://ana:***@db/acme", "acme"),
    ("postgres://ana:a@b@db/acme?x=y", true, "postgres://ana:***@db/acme?x=y", "acme"),
    ("Postgres://ana:ab@db/acme", false, "Postgres://ana:***@db/acme", "acme"),
    ("host=db password='open dbname=acme", true, "host=db …", "host=db …"),
    ("host=db password=two words dbname=acme", true, "host=db password=*** …", "host=db password=*** …"),
    ("postgres://ana@db:1,db:2/acme?user=a@b", true, "postgres://ana@db:1,db:2/acme?user=a@b", "acme"),
    ("postgres://db/acme?pass%77ord=x&user=ana", true, "postgres://db/acme?pass%77ord=***&user=ana", "acme"),
    (#"user = x password = 'a \' b' dbname = 'my d'"#, true, "user = x password = *** dbname = 'my d'", "my d"),
    ("sslmode=verify-full dbname=acme", true, "sslmode=verify-full dbname=acme", "acme"),
    ("sslpassword=x dbname=a\\ b", true, "sslpassword=*** dbname=a\\ b", "a b"),
    ("./host=db", false, "./host=db", "host=db"),
    ("/home/ana/desk.sqlite", false, "/home/ana/desk.sqlite", "desk"),
    ("odd=name.sqlite", false, "odd=name.sqlite", "odd=name"),
  ])
  func `An address is told from a file, and never shows its password`(
    text: String, isServer: Bool, shown: String, name: String
  ) {
    let address = DeskAddress(text)
    #expect(address.isServer == isServer)
    #expect(address.shown == shown)
    #expect(address.name == name)
  }
}
