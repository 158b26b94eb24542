import Desk
import Foundation
import Testing
import ThrowawayPostgres

@testable import earshot

/// Whole programs, each with an environment of its own, on a real server that asks who one is.
@Suite(.enabled(if: GuardedServer.isThere), .serialized, .timeLimit(.minutes(3)))
struct `Addresses, passwords and TLS as libpq has them` {
  let server: GuardedServer
  let place: Place
  /// Where `guard`, a login with a password, has a desk.
  let database: String

  private static let password = "pa:ss wörd%&'1"

  init() async throws {
    server = try GuardedServer.shared.get()
    place = try Place()
    database = "d\(UUID().uuidString.prefix(8).lowercased())"
    for (login, password) in [("guard", Self.password), ("secure", Self.password), ("certain", "")] {
      let quoted = password.replacing("'", with: "''")
      try server.sql(
        """
        DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '\(login)') THEN
        CREATE ROLE \(login) LOGIN PASSWORD '\(quoted)'; END IF; END $$
        """)
    }
    try server.sql("CREATE DATABASE \(database) OWNER guard")
    _ = try Desk.open("dbname=\(database) host=\(server.folder) port=\(server.port) user=guard")
    try server.sql(
      """
      GRANT USAGE ON SCHEMA earshot TO PUBLIC; GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA earshot TO PUBLIC
      """, in: database)
  }

  // MARK: Helpers of this suite

  private func address(_ login: String = "guard", _ more: String = "") -> String {
    "postgres://\(login)@127.0.0.1:\(server.port)/\(database)\(more.isEmpty ? "" : "?" + more)"
  }

  private func check(_ address: String, _ environment: [String: String] = [:]) throws -> Place.Said {
    let said = try place.inProcess(["--desk", address, "desk", "check"], environment: environment)
    for text in [said.out, said.error] {
      #expect(!text.contains(Self.password) && !text.contains("wörd") && !text.contains("w%C3%B6rd"), "\(text)")
    }
    return said
  }

  /// Writes a file that is for its owner's eyes only.
  private func hide(_ text: String, _ name: String, mode: Int = 0o600) throws -> String {
    let path = try place.write(text, to: name)
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    return path
  }

  private static let passfile = "127.0.0.1:*:*:guard:" + password.replacing(":", with: "\\:") + "\n"
  private static let encoded = "pa%3Ass%20w%C3%B6rd%25%26%271"

  // MARK: Passwords

  @Test func `A password comes from ~/.pgpass, from PGPASSWORD, or from the address`() throws {
    let none = try check(address())
    #expect(none.status == 1)
    #expect(
      none.error == """
        earshot: The server of \(address()) asks for a password. Put it in ~/.pgpass, which nobody else may read (chmod 600), \
        or in PGPASSWORD.

        """)
    #expect(try check(address(), ["PGPASSWORD": Self.password]).status == 0)
    let inAddress = "postgres://guard:\(Self.encoded)@127.0.0.1:\(server.port)/\(database)"
    let shown = "postgres://guard:***@127.0.0.1:\(server.port)/\(database)"
    #expect(try check(inAddress).lines.first == shown)
    let file = try hide(Self.passfile, ".pgpass")
    #expect(try check(address()).status == 0)
    let words = "host=127.0.0.1 port=\(server.port) dbname=\(database) user=guard"
    #expect(try check(words).lines.first == words)
    // Where others may read it, libpq passes it over, and says so.
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: file)
    let open = try check(address())
    #expect(open.status == 1)
    #expect(open.error.contains("chmod 600"))
    let elsewhere = try hide(Self.passfile, "passwords")
    #expect(try check(address(), ["PGPASSFILE": elsewhere]).status == 0)
    #expect(try check(address("guard", "passfile=\(elsewhere)")).status == 0)
  }

  @Test func `A wrong password is told with where to look, and never shown`() throws {
    let file = try hide("127.0.0.1:*:*:guard:wrong wörd\n", ".pgpass")
    let wrong = "wrong%20w%C3%B6rd"
    let addresses = [
      address(), "postgres://guard:\(wrong)@127.0.0.1:\(server.port)/\(database)",
      address("guard", "password=\(wrong)"), address("guard", "pass%77ord=\(wrong)"),
      "host=127.0.0.1 port=\(server.port) dbname=\(database) user=guard password = 'wrong wörd'",
    ]
    for address in addresses {
      let said = try check(address)
      #expect(said.status == 1, "\(address)")
      #expect(said.out == "")
      #expect(said.error.contains("does not let you in"), "\(said.error)")
      #expect(said.error.contains("password authentication failed for user \"guard\""), "\(said.error)")
      #expect(said.error.contains("Check the name and the password in the address, in ~/.pgpass or in PGPASSWORD."))
      #expect(said.error.split(separator: "\n").count == 1)
    }
    #expect(try check(addresses[0]).error.contains(file), "which file it came from")
    #expect(try check(address(), ["PGPASSWORD": "wrong wörd"]).error.contains("does not let you in"))
    let nobody = try check(address("nobody_there"), ["PGPASSWORD": "wrong wörd"])
    #expect(nobody.error.contains("does not let you in"))
  }

  @Test func `An address that cannot be read is told, without the password that may be the reason`() throws {
    let port = server.port
    for (address, says) in [
      ("postgres://guard:wörd/%25@127.0.0.1:\(port)/\(database)", "percent-encoded"),
      ("postgres://guard:wörd@1@127.0.0.1:\(port)/\(database)", "percent-encoded"),
      ("postgres://guard:wörd%zz@127.0.0.1:\(port)/\(database)", "percent-encoded"),
      ("host=127.0.0.1 password=secret wörd dbname=\(database)", "quotes"),
      ("host=127.0.0.1 password='wörd dbname=\(database)", "quotes"),
      ("postgres://guard@127.0.0.1:\(port)/\(database)?sslmod=require", "sslmod"),
      ("postgres://guard@127.0.0.1:\(port)/\(database)?sslmode=always", "always"),
    ] {
      let said = try check(address)
      #expect(said.status == 64, "\(address): \(said.error)")
      #expect(said.error.contains("cannot be used"), "\(address): \(said.error)")
      #expect(said.error.contains(says), "\(address): \(said.error)")
    }
  }

  // MARK: Service files, words, several hosts

  @Test func `A service file says where and how, by PGSERVICEFILE or in its usual place`() throws {
    let service = """
      [guarded]
      host=127.0.0.1
      port=\(server.port)
      dbname=\(database)
      user=guard
      password=\(Self.password)

      """
    let file = try place.write(service, to: "services.conf")
    for address in ["postgres:///?service=guarded", "service=guarded", "postgresql://?service=guarded"] {
      #expect(try check(address, ["PGSERVICEFILE": file]).lines.first == address)
    }
    #expect(try check("postgres://", ["PGSERVICEFILE": file, "PGSERVICE": "guarded"]).status == 0)
    // What the address says itself counts before the service.
    let other = try check("postgres:///nowhere?service=guarded", ["PGSERVICEFILE": file])
    #expect(other.error.contains("There is no such database"))
    let unknown = try check("service=unheard_of", ["PGSERVICEFILE": file])
    #expect(unknown.status == 64)
    #expect(unknown.error.contains("definition of service \"unheard_of\" not found"))
    _ = try place.write(service, to: ".pg_service.conf")
    #expect(try check("service=guarded").status == 0)
  }

  @Test func `Libpq's words and its environment are as good as a URI`() throws {
    let words = "host=127.0.0.1 port=\(server.port) dbname = '\(database)' user=guard application_name='a desk'"
    #expect(try check(words, ["PGPASSWORD": Self.password]).lines.first == words)
    let around = [
      "PGHOST": "127.0.0.1", "PGPORT": "\(server.port)", "PGUSER": "guard", "PGPASSWORD": Self.password,
      "PGDATABASE": database,
    ]
    #expect(try check("postgres://", around).status == 0)
    #expect(try check("sslmode=prefer", around).status == 0)
    #expect(try check("connect_timeout = 5", around).status == 0)
    // The configuration and EARSHOT_DESK are read alike.
    let named = ["EARSHOT_DESK": words, "PGPASSWORD": Self.password]
    #expect(try place.inProcess(["desk", "check"], environment: named).lines.first == words)
    let config = try place.write("desk = \"\(words)\"\n", to: "config.toml")
    let password = ["PGPASSWORD": Self.password]
    #expect(try place.inProcess(["--config", config, "desk", "check"], environment: password).lines.first == words)
  }

  @Test func `Of several hosts the one that takes writers is found, before and after it changes`() throws {
    let standby = try GuardedServer(following: server, named: "standby")
    defer { try? standby.stop() }
    let environment = ["PGPASSWORD": Self.password]
    let hosts = "postgres://guard@127.0.0.1:\(standby.port),127.0.0.1:\(server.port)/\(database)"
    let writers = hosts + "?target_session_attrs=read-write"
    func add(_ name: String) throws -> Place.Said {
      try place.inProcess(["--desk", writers, "team", "add", name], environment: environment)
    }
    let read = try check(hosts, environment)
    #expect(read.status == 0, "\(read.error)")
    #expect(try add("ben").status == 0)
    // The one that stands by has it, too, to read; by itself it is no desk to write to.
    let alone = "postgres://guard@127.0.0.1:\(standby.port)/\(database)"
    let readOnly = try place.inProcess(["--desk", alone, "team", "add", "eve"], environment: environment)
    #expect(readOnly.status == 74)
    #expect(readOnly.error.contains("takes readers only"), "\(readOnly.error)")
    #expect(try place.inProcess(["--desk", alone, "list"], environment: environment).status == 0)
    let none = try check(alone + "?target_session_attrs=read-write", environment)
    #expect(none.status == 75)
    #expect(none.error.contains("session is read-only"), "\(none.error)")
    try server.stop()
    defer { try? server.start() }
    #expect(try add("tom").status == 75, "nobody takes writers")
    try standby.promote()
    let added = try add("tom")
    #expect(added.status == 0, "\(added.error)")
    let team = try place.inProcess(["--desk", writers, "team", "--json"], environment: environment).objects
    #expect(team.compactMap { $0["name"] as? String }.suffix(2) == ["ben", "tom"])
  }

  // MARK: TLS

  private static let hasCertificates =
    if case .success(let server) = GuardedServer.shared { server.certificates != nil } else { false }

  @Test(.enabled(if: hasCertificates, "openssl is not installed: TLS was not tested"))
  func `A server is trusted by its name and by who signed it, and not otherwise`() throws {
    let certificates = try #require(server.certificates)
    let environment = ["PGPASSWORD": Self.password]
    // The name is looked at, the address is where it goes.
    func secure(_ more: String, host: String = "localhost", login: String = "secure") -> String {
      "postgres://\(login)@\(host):\(server.port)/\(database)?hostaddr=127.0.0.1&\(more)"
    }
    // This login is let in over TLS only.
    let trusted = "sslmode=verify-full&sslrootcert=\(certificates.authority)"
    #expect(try check(secure(trusted), environment).status == 0)
    #expect(try check(secure("sslmode=require"), environment).status == 0)
    let plain = try check(secure("sslmode=disable"), environment)
    #expect(plain.status == 1)
    #expect(plain.error.contains("does not let you in"), "\(plain.error)")
    // In its usual place.
    try FileManager.default.createDirectory(atPath: place.path(".postgresql"), withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: certificates.authority, toPath: place.path(".postgresql/root.crt"))
    #expect(try check(secure("sslmode=verify-full"), environment).status == 0)
    let around = ["PGSSLMODE": "verify-full", "PGSSLROOTCERT": certificates.authority]
    #expect(try check(secure(""), environment.merging(around) { $1 }).status == 0)

    for (address, says) in [
      (secure(trusted, host: "db.example.org"), "does not match host name \"db.example.org\""),
      (secure("sslmode=verify-full&sslrootcert=\(certificates.anotherAuthority)"), "certificate verify failed"),
      (secure("sslmode=verify-ca&sslrootcert=/nowhere.crt"), "root certificate file \"/nowhere.crt\" does not exist"),
    ] {
      let said = try check(address, environment)
      #expect(said.status == 1, "\(said.error)")
      #expect(said.error.contains(says), "\(said.error)")
      #expect(said.error.contains("is not shown to be the one that its address names"), "\(said.error)")
      #expect(said.error.contains("sslrootcert"), "\(said.error)")
    }
    // The right authority, and a name that is not looked at.
    #expect(
      try check(
        secure("sslmode=verify-ca&sslrootcert=\(certificates.authority)", host: "db.example.org"), environment
      ).status == 0)
    // Who has a certificate of their own needs no password.
    let own = "sslcert=\(certificates.client.certificate)&sslkey=\(certificates.client.key)"
    #expect(try check(secure("\(trusted)&\(own)", login: "certain")).status == 0)
    let without = try check(secure(trusted, login: "certain"))
    #expect(without.status == 1)
    #expect(without.error.contains("does not let you in"), "\(without.error)")
  }

  @Test func `A server without TLS is not spoken to where the address asks for it`() throws {
    try server.speakTLS(false)
    defer { try? server.speakTLS(server.certificates != nil) }
    let environment = ["PGPASSWORD": Self.password]
    let refused = try check(address("guard", "sslmode=require"), environment)
    #expect(refused.status == 1)
    #expect(
      refused.error == """
        earshot: The server of \(address("guard", "sslmode=require")) does not speak TLS, and its address asks for it \
        (sslmode). Have whoever keeps it switch it on (ssl = on). Only on a network that you trust is sslmode=prefer enough.

        """)
    #expect(try check(address("guard", "sslmode=prefer"), environment).status == 0)
  }

  // MARK: What is printed

  @Test func `No command, error, list of processes or configuration shows a password`() throws {
    let secret = "s3cret"
    let address = "postgres://guard:\(secret)@127.0.0.1:\(server.port)/\(database)"
    let words = "host=127.0.0.1 port=\(server.port) dbname=\(database) user=guard password='\(secret)'"
    try server.sql("ALTER ROLE guard PASSWORD '\(secret)'")
    defer { try? server.sql("ALTER ROLE guard PASSWORD '\(Self.password.replacing("'", with: "''"))'") }
    let config = try place.write("desk = \"\(address)\"\n", to: "config.toml")
    let messages = try place.write(Place.messages, to: "day.csv")
    for line in [
      ["--config", config, "config", "show"], ["--config", config, "config", "show", "--json"],
      ["--config", config, "config", "check"], ["--config", config, "desk", "check", "--json"],
      ["--desk", address, "config", "show"], ["--desk", words, "config", "show"], ["--desk", words, "desk", "check"],
      ["--desk", address, "desk", "init"], ["--desk", address, "desk", "migrate"],
      ["--desk", address, "list", "holder:"], ["--desk", address, "team", "sql"], ["--desk", address, "show", "99"],
      ["--desk", address, "backup", "/nowhere/x"], ["--desk", address, "demo", "--fill"],
      ["--desk", address, "import", "/nowhere/x.csv"], ["--desk", address, "import", messages, "--map", "id=none"],
      ["--desk", words, "import", messages, "--channel", "x:@acme"], ["--desk", words, "import", address],
      ["import", address], ["import", words], ["import", messages, "--channel", address],
      ["--desk", address.replacing("guard", with: "nobody"), "import", messages, "--channel", "x:@acme"],
      ["--desk", address.replacing("127.0.0.1:\(server.port)", with: "127.0.0.1:1"), "import", messages],
      ["desk", "copy", address, words], ["desk", "copy", address, place.path("copy.sqlite")],
      // Where it does not belong, by mistake.
      ["desk", "check", address], ["desk", "check", words], [address, "list"], ["list", address], ["show", address],
      ["--desk", address.replacing("postgres", with: "Postgres"), "list"], ["--dsk", address], ["--dsk=\(address)"],
      ["--desk", address.replacing(database, with: "nowhere"), "list"],
      ["--desk", address.replacing("127.0.0.1:\(server.port)", with: "127.0.0.1:1"), "list"],
    ] {
      let said = try place.inProcess(line)
      #expect(!said.out.contains(secret) && !said.error.contains(secret), "\(line): \(said)")
      #expect(!(said.out + said.error).isEmpty, "\(line)")
    }
    for desk in [address, words] {
      let running = try place.start(["--desk", desk, "watch"])
      defer { running.terminate() }
      // It is hidden as soon as the program itself has begun.
      var line = ""
      for _ in 0..<200 where !line.contains("***") {
        let listing = Process()
        let lines = Pipe()
        listing.executableURL = URL(filePath: "/bin/ps")
        listing.arguments = ["-ww", "-o", "args=", "-p", String(running.processIdentifier)]
        listing.standardOutput = lines
        try listing.run()
        line = String(decoding: try lines.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        listing.waitUntilExit()
      }
      #expect(line.contains("***"))
      #expect(!line.contains(secret))
      #expect(line.contains("watch"))
    }
  }
}
