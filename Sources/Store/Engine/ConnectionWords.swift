/// An address in libpq's words, `host=db dbname='my desk'`, read as libpq reads it.
///
/// Source: `conninfo_parse` in
/// https://github.com/postgres/postgres/blob/REL_15_STABLE/src/interfaces/libpq/fe-connect.c
struct ConnectionWords {
  struct Word {
    var key: String
    /// Without quotes and backslashes.
    var value: String
    /// Where the value stands as it was written.
    var place: Range<String.Index>
  }

  private(set) var words: [Word] = []
  /// From where on it cannot be read.
  private(set) var unread: String.Index?
  private let text: String

  init(_ text: String) {
    self.text = text
    var rest = text[...]
    while true {
      rest = rest.drop(while: \.isWhitespace)
      if rest.isEmpty { return }
      let begin = rest.startIndex
      let key = rest.prefix { $0 != "=" && !$0.isWhitespace }
      rest = rest[key.endIndex...].drop(while: \.isWhitespace)
      guard !key.isEmpty, rest.first == "=" else {
        unread = begin
        return
      }
      rest = rest.dropFirst().drop(while: \.isWhitespace)
      let place = rest.startIndex
      let value = Self.value(&rest)
      guard let value else {
        unread = begin
        return
      }
      words.append(Word(key: String(key), value: value, place: place..<rest.startIndex))
    }
  }

  /// - Returns: nil for one whose quotes do not end.
  private static func value(_ rest: inout Substring) -> String? {
    var value = ""
    let isQuoted = rest.first == "'"
    if isQuoted { rest.removeFirst() }
    while let character = rest.popFirst() {
      if isQuoted, character == "'" { return value }
      if !isQuoted, character.isWhitespace {
        rest = rest.base[rest.base.index(before: rest.startIndex)...]
        return value
      }
      if character == "\\" {
        if let escaped = rest.popFirst() { value.append(escaped) }
      } else {
        value.append(character)
      }
    }
    return isQuoted ? nil : value
  }

  /// Without passwords, nor what cannot be read where it may be the end of one.
  var shown: String {
    var result = ""
    var last = text.startIndex
    for word in words where HiddenPassword.keys.contains(word.key) {
      result += text[last..<word.place.lowerBound] + HiddenPassword.mark
      last = word.place.upperBound
    }
    return result + text[last..<(unread ?? text.endIndex)] + (unread == nil ? "" : "…")
  }

  /// All that libpq knows, up to version 18.
  ///
  /// Source: https://www.postgresql.org/docs/18/libpq-connect.html#LIBPQ-PARAMKEYWORDS
  static let known: Set<String> = [
    "host", "hostaddr", "port", "dbname", "user", "password", "passfile", "require_auth", "channel_binding",
    "connect_timeout", "client_encoding", "options", "application_name", "fallback_application_name", "keepalives",
    "keepalives_idle", "keepalives_interval", "keepalives_count", "tcp_user_timeout", "replication", "gssencmode",
    "sslmode", "requiressl", "sslnegotiation", "sslcompression", "sslcert", "sslkey", "sslkeylogfile", "sslpassword",
    "sslcertmode", "sslrootcert", "sslcrl", "sslcrldir", "sslsni", "requirepeer", "ssl_min_protocol_version",
    "ssl_max_protocol_version", "min_protocol_version", "max_protocol_version", "krbsrvname", "gsslib",
    "gssdelegation", "scram_client_key", "scram_server_key", "service", "servicefile", "target_session_attrs",
    "load_balance_hosts", "oauth_issuer", "oauth_client_id", "oauth_client_secret", "oauth_scope",
  ]
}
