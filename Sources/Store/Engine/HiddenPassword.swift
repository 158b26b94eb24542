/// Passwords, where they are shown as three stars.
enum HiddenPassword {
  static let mark = "***"
  static let keys: Set<String> = [
    "password", "sslpassword", "scram_client_key", "scram_server_key", "oauth_client_secret",
  ]

  /// Hides what follows the name of whoever logs in, and what the address says by one of the keys.
  ///
  /// libpq takes a name and a password to end at the first `@` that no `/` goes before. Who forgets to write a `/` of a
  /// password as `%2F` must not see it on the screen either: then all up to the last `@` is hidden.
  static func inURI(_ text: String) -> String {
    guard let scheme = text.firstRange(of: "://") else { return text }
    let place = place(inURI: text[scheme.upperBound...])
    let after = text[(place?.upperBound ?? scheme.upperBound)...]
    let query = after.firstIndex(of: "?") ?? after.endIndex
    let before = place.map { text[..<$0.lowerBound] + mark } ?? String(text[..<scheme.upperBound])
    return before + after[..<query] + inQuery(after[query...])
  }

  /// Where the password stands that follows a name.
  ///
  /// - Parameter rest: what follows the scheme.
  static func place(inURI rest: Substring) -> Range<String.Index>? {
    let at = rest.prefix { $0 != "/" }.lastIndex(of: "@") ?? rest.prefix { $0 != "?" }.lastIndex(of: "@")
    guard let at, let colon = rest[..<at].firstIndex(of: ":") else { return nil }
    return rest.index(after: colon)..<at
  }

  /// - Parameter query: empty, or from its question mark on.
  private static func inQuery(_ query: Substring) -> String {
    guard !query.isEmpty else { return "" }
    let parts = query.dropFirst().split(separator: "&", omittingEmptySubsequences: false)
    return "?"
      + parts.map { part in
        guard let sign = part.firstIndex(of: "="), keys.contains(decoded(part[..<sign])) else { return String(part) }
        return part[...sign] + mark
      }.joined(separator: "&")
  }

  /// With `%41` as `A`.
  private static func decoded(_ text: Substring) -> String {
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), let code = UInt8(String(rest.prefix(2)) ?? "", radix: 16) {
        bytes.append(code)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func isQuote(_ character: Character) -> Bool { "'\"`".contains(character) }

  /// Where an address ends that stands in a text: at the next space, or at the quotation mark before it. One that letters
  /// follow may be part of a password.
  private static func end(inText rest: Substring) -> String.Index {
    let word = rest.prefix { !$0.isWhitespace }
    if word.contains("://") { return word.firstIndex(where: isQuote) ?? word.endIndex }
    guard let quote = word.lastIndex(where: isQuote),
      word[quote...].allSatisfy({ !$0.isLetter && !$0.isNumber })
    else { return word.endIndex }
    return quote
  }

  /// Whether a text has what goes before a password. Most have not, and every start asks for all words that it is given.
  private static func mayHaveOne(_ text: String) -> Bool {
    var before: UInt8 = 0
    for byte in text.utf8 {
      if byte == UInt8(ascii: "=") || before == UInt8(ascii: ":") && byte == UInt8(ascii: "/") { return true }
      before = byte
    }
    return false
  }

  /// Hides those in all addresses that stand in a text.
  static func inText(_ text: String) -> String {
    guard mayHaveOne(text) else { return text }
    var result = ""
    var rest = text[...]
    func isEnd(_ character: Character) -> Bool { character.isWhitespace || isQuote(character) }
    while let scheme = rest.firstRange(of: "://") {
      let end = end(inText: rest[scheme.upperBound...])
      result += inURI(String(rest[..<end]))
      rest = rest[end...]
    }
    result += rest
    var (shown, left) = ("", result[...])
    while let key = left.firstRange(of: "password") {
      shown += left[..<key.upperBound]
      left = left[key.upperBound...]
      let sign = left.drop(while: \.isWhitespace)
      guard sign.first == "=" else { continue }
      var value = sign.dropFirst().drop(while: \.isWhitespace)
      let isQuoted = value.first == "'"
      if isQuoted { value = value.dropFirst() }
      let end = value.firstIndex { isQuoted ? $0 == "'" : isEnd($0) || $0 == "&" } ?? value.endIndex
      shown += "=" + mark
      left = isQuoted ? value[end...].dropFirst() : value[end...]
    }
    return shown + left
  }
}
