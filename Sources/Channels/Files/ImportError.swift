/// Why a file or a stream cannot be imported at all. What is wrong with one row is a `Rejection`.
public enum ImportError: Error, Equatable, Sendable, CustomStringConvertible {
  case cannotOpen(path: String, reason: String)
  case cannotRead(path: String, reason: String)
  case cannotWrite(path: String, reason: String)
  /// The rejects file would be written over the very file that is being read.
  case rejectsOverInput(path: String)
  case empty(path: String)
  case isUTF16(path: String)
  case isJSONArray(path: String)
  case unreadableHeader(path: String, reason: String)

  /// `--map` or `--ours` is not of the form `a=b`.
  case badPair(option: String, text: String, form: String)
  case badDelimiter(String)
  case unknownField(String, nearest: String?)
  case fieldTwice(String)
  case unknownColumn(option: String, name: String, columns: [String], nearest: String?)
  case ambiguousColumn(name: String)
  /// A required field that no column gives.
  case noColumn(field: String, columns: [String], nearest: String?)
  case noChannel(columns: [String])
  case channelFromNeedsOurs
  case channelFromNeedsTheEnd

  public var description: String {
    switch self {
    case .cannotOpen(let path, let reason): "cannot open \(path): \(reason)"
    case .cannotRead(let path, let reason): "cannot read \(path): \(reason)"
    case .cannotWrite(let path, let reason): "cannot write \(path): \(reason)"
    case .rejectsOverInput(let path):
      "the rejects file \(path) is the file that is being imported; name another one with --rejects"
    case .empty(let path): "\(path) is empty: there is not even a header row"
    case .isUTF16(let path):
      "\(path) is UTF-16; convert it first: iconv -f UTF-16 -t UTF-8 FILE > FILE.utf8"
    case .isJSONArray(let path):
      "\(path) is one JSON list; make it one object a line first: jq -c '.[]' FILE > FILE.ndjson"
    case .unreadableHeader(let path, let reason): "the header row of \(path) cannot be read: \(reason)"
    case .badPair(let option, let text, let form): "\(option): “\(text)” is not of the form \(form)"
    case .badDelimiter(let text): "--delimiter: “\(text)” is not a delimiter; use , or ; or tab or |"
    case .unknownField(let name, let nearest):
      "--map: there is no field “\(name)”\(Self.hint(nearest)) The fields are \(Self.list(Field.allCases.map(\.name)))"
    case .fieldTwice(let name): "--map: the field “\(name)” is given twice"
    case .unknownColumn(let option, let name, let columns, let nearest):
      "\(option): there is no column “\(name)”\(Self.hint(nearest)) The columns are \(Self.list(columns))"
    case .ambiguousColumn(let name): "the header names the column “\(name)” twice; rename one of them"
    case .noColumn(let field, let columns, let nearest):
      """
      no column gives “\(field)”; say which one with --map \(field)=\(nearest ?? "COLUMN"). \
      The columns are \(Self.list(columns))
      """
    case .noChannel(let columns):
      """
      nothing says which channel the rows belong to; use --channel NAME, --map channel=COLUMN \
      or --channel-from ours. The columns are \(Self.list(columns))
      """
    case .channelFromNeedsOurs:
      "--channel-from ours needs to know which rows are ours: add --ours COLUMN=VALUE or --map ours=COLUMN"
    case .channelFromNeedsTheEnd:
      """
      --channel-from ours looks at whole threads, so it cannot follow a stream that has no end; \
      leave out --follow, or name the channel with --channel
      """
    }
  }

  private static func hint(_ nearest: String?) -> String { nearest.map { "; did you mean “\($0)”?" } ?? "." }

  /// At most thirty names, each harmless and short: a header can be anything.
  private static func list(_ names: [String]) -> String {
    if names.isEmpty { return "none" }
    let shown = names.prefix(30).map { Shown.harmless($0, limit: 40) }.joined(separator: ", ")
    return names.count > 30 ? "\(shown) and \(names.count - 30) more" : shown
  }
}
