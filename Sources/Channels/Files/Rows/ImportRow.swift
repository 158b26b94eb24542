public import Model

/// One row of a file or a stream: a message, or why it is none.
public enum ImportRow: Equatable, Sendable {
  /// A message, and the line (from 1) of the file on which its row begins.
  case accepted(Incoming, line: Int)
  case rejected(Rejection)

  public var line: Int {
    switch self {
    case .accepted(_, let line): line
    case .rejected(let rejection): rejection.line
    }
  }
}

/// Rows that belong together only in that they arrived one after the other.
public struct ImportBatch: Sendable {
  /// In the order of the file. Empty while nothing arrives, or while a first pass looks at the threads.
  public var rows: [ImportRow]
  /// Each row's bytes as they stood, with `ImportOptions.keepsRows`; else empty.
  public var raw: [[UInt8]]
  /// The header row as it stands in the file; empty for NDJSON.
  public var header: [UInt8]
  public var progress: ImportProgress

  public init(rows: [ImportRow], raw: [[UInt8]] = [], header: [UInt8] = [], progress: ImportProgress) {
    self.rows = rows
    self.raw = raw
    self.header = header
    self.progress = progress
  }
}

/// How far an import has come.
public struct ImportProgress: Equatable, Sendable {
  public enum Phase: Hashable, Sendable {
    /// The first pass of `--channel-from ours`: nothing is handed out yet.
    case lookingAtThreads
    case reading
    case finished
  }

  public var phase: Phase = .reading
  /// Bytes read in this phase.
  public var bytes = 0
  /// Bytes there are; nil for a stream.
  public var totalBytes: Int?
  public var accepted = 0
  public var rejected = 0
  /// Lines without anything on them, which are passed over.
  public var blankLines = 0
  /// How many of the accepted rows are our own messages.
  public var ours = 0

  public init() {}

  /// From 0 to 1 in this phase; nil for a stream.
  public var fraction: Double? {
    guard let totalBytes, totalBytes > 0 else { return nil }
    return min(1, Double(bytes) / Double(totalBytes))
  }
}
