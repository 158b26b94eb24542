import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// A server beside the ``Cluster`` that asks who one is: it listens on a port of the loopback interface, wants passwords
/// there (SCRAM), and speaks TLS where `openssl` is there to make certificates. It lives in the cluster's folder and goes
/// with it.
///
/// On its socket everybody is let in, as on the cluster's.
public final class GuardedServer: Sendable {
  /// One for all tests; nil where it will not start, and why.
  public static let shared: Result<GuardedServer, Cluster.Missing> = Cluster.shared.flatMap { cluster in
    Result { () throws(Cluster.Missing) in
      do { return try GuardedServer(beside: cluster, named: "guarded") } catch {
        throw Cluster.Missing(description: "The server that asks for passwords does not start: \(error)")
      }
    }
  }

  public static var isThere: Bool { if case .success = shared { true } else { false } }

  private let cluster: Cluster
  /// Where its socket is.
  public let folder: String
  public let port: Int
  /// nil without `openssl`.
  public let certificates: Certificates?

  private init(beside cluster: Cluster, named name: String) throws {
    self.cluster = cluster
    folder = "\(cluster.socketFolder)/\(name)"
    port = try Self.freePort()
    try Cluster.run(cluster.asOwner(["mkdir", folder]))
    try Cluster.run(
      cluster.asOwner([
        cluster.program("initdb"), "-D", "\(folder)/data", "--auth=trust", "-U", "postgres", "-E", "UTF8", "--locale=C",
        "--no-sync",
      ]))
    certificates = try Certificates.make(in: folder, cluster)
    try write(
      """
      local all all trust
      local replication all trust
      hostssl all certain 127.0.0.1/32 cert
      hostssl all secure 127.0.0.1/32 scram-sha-256
      hostnossl all secure 127.0.0.1/32 reject
      host all all 127.0.0.1/32 scram-sha-256

      """, to: "pg_hba.conf")
    if let certificates {
      try append(
        """
        ssl = on
        ssl_cert_file = '\(certificates.server.certificate)'
        ssl_key_file = '\(certificates.server.key)'
        ssl_ca_file = '\(certificates.authority)'

        """)
    }
    try start()
  }

  /// A server that follows this one, as one that stands by: it takes in readers only, until it is promoted.
  public init(following primary: GuardedServer, named name: String) throws {
    cluster = primary.cluster
    folder = "\(cluster.socketFolder)/\(name)"
    port = try Self.freePort()
    certificates = primary.certificates
    try Cluster.run(cluster.asOwner(["mkdir", folder]))
    try Cluster.run(
      cluster.asOwner([
        cluster.program("pg_basebackup"), "-h", primary.folder, "-p", String(primary.port), "-U", "postgres", "-D",
        data,
        "-R", "-c", "fast", "--no-sync",
      ]))
    try start()
  }

  private var data: String { "\(folder)/data" }

  /// Runs SQL as the owner of the server.
  public func sql(_ text: String, in database: String = "postgres") throws {
    try Cluster.run([
      cluster.program("psql"), "-h", folder, "-p", String(port), "-U", "postgres", "-d", database, "-q", "-X", "-v",
      "ON_ERROR_STOP=1", "-c", text,
    ])
  }

  /// Has it speak TLS or not, from the next connection on.
  public func speakTLS(_ isOn: Bool) throws {
    // ALTER SYSTEM must stand alone.
    try sql("ALTER SYSTEM SET ssl = \(isOn ? "on" : "off")")
    try Cluster.run(control(["-w", "restart", "-m", "fast"]))
  }

  public func start() throws { try Cluster.run(control(["-w", "-l", "\(folder)/log", "-o", options, "start"])) }
  public func stop() throws { try Cluster.run(control(["-w", "-m", "immediate", "stop"])) }
  /// One that stood by takes over.
  public func promote() throws { try Cluster.run(control(["-w", "promote"])) }

  private var options: String {
    "-c listen_addresses=127.0.0.1 -c port=\(port) -c unix_socket_directories=\(folder) -c fsync=off"
  }

  private func control(_ words: [String]) -> [String] {
    cluster.asOwner([cluster.program("pg_ctl"), "-D", data] + words)
  }

  private func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: URL(filePath: "\(data)/\(name)"), options: [])
  }

  private func append(_ text: String) throws {
    let file = try FileHandle(forWritingTo: URL(filePath: "\(data)/postgresql.conf"))
    defer { try? file.close() }
    try file.seekToEnd()
    try file.write(contentsOf: Data(text.utf8))
  }

  private static func freePort() throws -> Int {
    let free = try Loopback(isListening: false)
    close(free.socket)
    return free.port
  }
}

/// Certificates for a server called `localhost`, a client called `certain`, and an authority that signed both, and one that
/// signed neither; good for a day.
public struct Certificates: Sendable {
  public struct Pair: Sendable {
    public let certificate: String
    public let key: String
  }

  public let authority: String
  public let anotherAuthority: String
  public let server: Pair
  public let client: Pair

  /// - Returns: nil where there is no `openssl`.
  static func make(in folder: String, _ cluster: Cluster) throws -> Certificates? {
    guard (try? Cluster.run(["openssl", "version"])) != nil else { return nil }
    let made = "\(folder)/certificates"
    func openssl(_ words: String...) throws { try Cluster.run(["openssl"] + words) }
    func authority(_ name: String) throws {
      try openssl(
        "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=\(name)", "-keyout",
        "\(made)/\(name).key", "-out", "\(made)/\(name).crt")
    }
    func pair(_ name: String) throws -> Pair {
      try openssl(
        "req", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=\(name)", "-addext", "subjectAltName=DNS:\(name)",
        "-keyout",
        "\(made)/\(name).key", "-out", "\(made)/\(name).csr")
      try openssl(
        "x509", "-req", "-days", "1", "-in", "\(made)/\(name).csr", "-CA", "\(made)/authority.crt", "-CAkey",
        "\(made)/authority.key", "-CAcreateserial", "-copy_extensions", "copy", "-out", "\(made)/\(name).crt")
      return Pair(certificate: "\(made)/\(name).crt", key: "\(made)/\(name).key")
    }
    try Cluster.run(["mkdir", made])
    try authority("authority")
    try authority("another")
    let (server, client) = (try pair("localhost"), try pair("certain"))
    try Cluster.run(["chmod", "600", server.key, client.key])
    if geteuid() == 0 { try Cluster.run(["chown", "postgres", server.key]) }
    return Certificates(
      authority: "\(made)/authority.crt", anotherAuthority: "\(made)/another.crt", server: server, client: client)
  }
}
