/// How a file or a stream is to be read.
public struct ImportOptions: Equatable, Sendable {
  public enum Format: String, Hashable, Sendable, CaseIterable {
    case csv
    /// One JSON object a line.
    case ndjson
  }

  /// nil: by the file's name (`.csv`, `.tsv`, `.ndjson`, `.jsonl`), else by its first character.
  public var format: Format?
  public var map = FieldMap()
  /// nil: whichever of comma, semicolon, tab and bar stands most often in the header row.
  public var delimiter: Delimiter?
  /// The channel of rows that do not name one.
  public var channel: String?
  /// `--channel-from ours`: a thread belongs to the account of ours that answers in it, else to the first one that
  /// it mentions, else to `channel` or `unassigned`.
  public var takesChannelFromOurs = false
  public var ours: OursRule?
  /// Whether to go on when the file ends, as more may be written to it.
  public var follows = false
  /// Whether batches keep their rows' bytes too: for a file of what the desk will not take.
  public var keepsRows = false
  /// A batch is full with this many rows: more would keep those who act meanwhile waiting for longer than a quarter of a
  /// second, fewer touch each page of an index more often.
  public var batchRows = 4000
  /// A stream's batch is handed out this long after its first row, however few they are.
  public var flushAfter: Duration = .milliseconds(200)
  /// A batch without rows is handed out after this long, so that the caller can look about.
  public var idleAfter: Duration = .seconds(1)
  /// The bytes that one field may have.
  public var fieldLimit = 4 << 20

  public init() {}

  /// The bytes that a row may have: what is held in memory at the most.
  var rowLimit: Int { 4 * fieldLimit }
}

/// What stands between the fields of a CSV file.
public enum Delimiter: String, Hashable, Sendable, CaseIterable {
  case comma = ","
  case semicolon = ";"
  case tab = "\t"
  case bar = "|"

  /// Reads `,`, `;`, `|`, `tab`, `\t` or a tab itself.
  ///
  /// - Throws: `ImportError.badDelimiter`.
  public init(parsing text: String) throws(ImportError) {
    let written = text.lowercased() == "tab" || text == "\\t" ? "\t" : text
    guard let found = Self(rawValue: written) else { throw .badDelimiter(Shown.harmless(text)) }
    self = found
  }

  var byte: UInt8 { rawValue.utf8.first ?? UInt8(ascii: ",") }

  /// The one that stands most often outside quotes; a comma when none does.
  static func sniffed(from header: UnsafeRawBufferPointer) -> Delimiter {
    var counts = [Int](repeating: 0, count: 256)
    var isQuoted = false
    for byte in header {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() } else if !isQuoted { counts[Int(byte)] += 1 }
      if byte == 0x0A, !isQuoted { break }
    }
    var best = Delimiter.comma
    for candidate in allCases where counts[Int(candidate.byte)] > counts[Int(best.byte)] { best = candidate }
    return best
  }
}
