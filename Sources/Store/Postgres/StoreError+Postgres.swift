extension StoreError {
  /// From the code of an error that the server tells. Source: https://www.postgresql.org/docs/15/errcodes-appendix.html
  init(sqlState: String, message: String, desk: String) {
    switch sqlState {
    case "53100": self = .diskFull(path: desk)
    case "55P03": self = .locked(path: desk)
    case "25006": self = .serverReadsOnly(desk: desk)
    case "0A000" where message.contains("during recovery"): self = .serverReadsOnly(desk: desk)
    case "42501": self = .notAllowed(desk: desk, detail: message)
    case "58030": self = .unreadable(path: desk, detail: message)
    case "XX001", "XX002": self = .damaged(path: desk, detail: message)
    case let code where code.hasPrefix("08") || code.hasPrefix("57P"):
      self = .connectionLost(desk: desk, detail: message)
    default: self = .contradiction(path: desk, detail: "\(message), code \(sqlState)")
    }
  }

  /// From what libpq says where it could not connect: there are no codes for that.
  init(connecting address: DeskAddress, message: String, needsPassword: Bool) {
    let desk = address.shown
    func says(_ words: String...) -> Bool { words.contains { message.contains($0) } }
    if !says("connection to server", "could not translate host name") || address.hasBrokenPassword {
      self = .addressUnusable(desk: desk, detail: Self.unusable(address, message))
    } else if needsPassword {
      self = .passwordMissing(desk: desk)
    } else if says("server does not support SSL") {
      self = .notEncrypted(desk: desk)
    } else if says("authentication failed", "pg_hba.conf", "role \"", "requires a valid client certificate") {
      self = .loginRefused(desk: desk, detail: message)
    } else if says("database \""), says("does not exist") {
      self = .noDatabase(desk: desk, detail: message)
    } else if says("SSL error", "certificate", "private key file") {
      self = .notTrusted(desk: desk, detail: message)
    } else {
      self = .serverUnreachable(desk: desk, detail: message)
    }
  }

  /// What is wrong with an address; libpq's words only where no password can be in them.
  private static func unusable(_ address: DeskAddress, _ message: String) -> String {
    if !address.hasPassword { return message }
    return address.text.contains("://")
      ? "in a password, %, @, /, ? and # must be percent-encoded, as %40 for @; better keep it in ~/.pgpass"
      : "a password with spaces must stand in single quotes, and ' and \\ in it have a \\ before them; better keep it in "
        + "~/.pgpass"
  }

  /// What the server or libpq says, in one line; what it says of several tries alike, once.
  static func line(_ text: String) -> String {
    var lines: [Substring] = []
    for line in text.split(whereSeparator: \.isNewline).map({ $0.drop { $0.isWhitespace } })
    where !lines.contains(line) { lines.append(line) }
    return lines.joined(separator: " ")
  }
}
