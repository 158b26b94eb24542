extension StoreError {
  /// From the code of an error that the server tells. Source: https://www.postgresql.org/docs/15/errcodes-appendix.html
  init(sqlState: String, message: String, desk: String) {
    switch sqlState {
    case "53100": self = .diskFull(path: desk)
    case "55P03": self = .locked(path: desk)
    case "25006": self = .readOnly(path: desk)
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
    let isLogin = ["authentication failed", "no pg_hba.conf entry", "role \""].contains { message.contains($0) }
    if needsPassword {
      self = .passwordMissing(desk: desk)
    } else if isLogin {
      self = .loginRefused(desk: desk, detail: message)
    } else if message.contains("database \""), message.contains("does not exist") {
      self = .noDatabase(desk: desk, detail: message)
    } else {
      self = .serverUnreachable(desk: desk, detail: message)
    }
  }

  /// What the server or libpq says, in one line.
  static func line(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).map { $0.drop { $0.isWhitespace } }.joined(separator: " ")
  }
}
