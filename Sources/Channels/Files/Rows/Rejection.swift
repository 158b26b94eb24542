/// Why one row could not be read, and the row as it stood.
public struct Rejection: Equatable, Sendable {
  public enum Reason: Equatable, Sendable {
    /// A field that every message must have is absent or empty.
    case missing
    case wrongType(expected: String, found: String)
    case badTime(shown: String)
    /// A time before 1990 or after 2099.
    case absurdTime(shown: String)
    case badNumber(shown: String)
    case badTruth(shown: String)
    case badChange(shown: String)
    case brokenUTF8(shown: String)
    case controlCharacters(shown: String)
    case fieldTooLong(bytes: Int, limit: Int)
    case noChannel
    /// It could be read, and the desk would not take it: why, in its words.
    case refused(String)

    case fieldCount(found: Int, expected: Int)
    /// The file ends in the midst of the row.
    case cutShort
    /// `line` is where the quote opened. Only the row's first line is rejected; reading goes on with the next.
    case unclosedQuote(line: Int)
    case textAfterQuote(line: Int)
    /// `raw` then holds only the beginning.
    case rowTooLong(limit: Int)
    /// What stands there instead of JSON, and at which byte of the line (from 1).
    case badJSON(what: String, at: Int)
  }

  /// The line of the file (from 1) on which the row begins.
  public var line: Int
  /// The column or key at fault, where it is one.
  public var column: String?
  public var reason: Reason
  /// The bytes of the row as they stood, with the line's end.
  public var raw: [UInt8]

  public init(line: Int, column: String? = nil, reason: Reason, raw: [UInt8]) {
    self.line = line
    self.column = column
    self.reason = reason
    self.raw = raw
  }

  /// A sentence without the line: “created_at: “31/31/2017” is not a time …”. Harmless to print.
  public var message: String {
    let place = column.map { Shown.harmless($0, limit: 40) + ": " } ?? ""
    return place + reason.description
  }
}

extension Rejection.Reason: CustomStringConvertible {
  public var description: String {
    switch self {
    case .missing: "there is no value"
    case .wrongType(let expected, let found): "is \(found), must be \(expected)"
    case .badTime(let shown):
      "“\(shown)” is not a time; write 2017-10-31T22:10:47Z, 2017-10-31 22:10:47 or Unix seconds"
    case .absurdTime(let shown): "“\(shown)” is not between the years 1990 and 2099"
    case .badNumber(let shown): "“\(shown)” is not a whole number of 0 or more"
    case .badTruth(let shown): "“\(shown)” is neither true nor false"
    case .badChange(let shown): "“\(shown)” is not a change; write new, edited or deleted"
    case .brokenUTF8(let shown): "“\(shown)” is broken UTF-8, and an identifier must be exact"
    case .controlCharacters(let shown): "“\(shown)” has control characters in it, and an identifier must be exact"
    case .fieldTooLong(let bytes, let limit): "has \(bytes) bytes; at most \(limit) are taken"
    case .noChannel: "does not say the channel, and there is no --channel to fall back to"
    case .refused(let why): why
    case .fieldCount(let found, let expected):
      "the row has \(found) \(found == 1 ? "field" : "fields"), the header names \(expected)"
    case .cutShort: "the file ends in the midst of this row"
    case .unclosedQuote(let line): "the quote that opens on line \(line) is never closed"
    case .textAfterQuote(let line):
      "there is text after a closing quote on line \(line); write a quote within quotes twice"
    case .rowTooLong(let limit): "the row is longer than \(limit) bytes; only its beginning is kept here"
    case .badJSON(let what, let at): "byte \(at): \(what)"
    }
  }
}
