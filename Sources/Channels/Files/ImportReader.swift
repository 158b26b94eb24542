import Model

/// Reads messages from a CSV or NDJSON file, a pipe or standard input, in constant memory.
///
/// Ask for batches until nil comes. It blocks while it reads or waits; from an asynchronous context call it on
/// a thread of its own. Every row of the input comes out exactly once, accepted or rejected with its reason.
///
/// ```swift
/// let reader = try ImportReader(path: "tweets.csv", options: options)
/// while let batch = try reader.nextBatch() { … }
/// ```
public final class ImportReader {
  private enum Stage {
    case lookingAtThreads(ThreadIndex)
    case reading(ThreadChannels?)
    case finished
  }

  private let options: ImportOptions
  private var input: ByteInput
  private var stream: RowStream
  private var stage: Stage
  private var progress = ImportProgress()
  /// How many rows the next batch may have. The first are small, so that storing begins while the next are read.
  private var room: Int
  /// What went wrong after rows had been read that had to be handed out first.
  private var failure: ImportError?

  /// - Parameter path: `-` is standard input.
  /// - Throws: when it cannot be opened, or the options contradict each other. What is wrong with the header is
  ///   told by the first `nextBatch`.
  public init(path: String, options: ImportOptions) throws(ImportError) {
    self.options = options
    room = min(Self.firstRows, options.batchRows)
    input = try ByteInput(path: path, follows: options.follows)
    stream = RowStream(input, options)
    stage = .reading(nil)
    if options.takesChannelFromOurs {
      if options.follows { throw .channelFromNeedsTheEnd }
      try input.keepCopy()
      stage = .lookingAtThreads(ThreadIndex())
      progress.phase = .lookingAtThreads
    }
    progress.totalBytes = input.size
  }

  /// The header row as it stands in the file; empty for NDJSON, and before the first batch.
  public var header: [UInt8] { stream.header }
  /// What stands between the fields of the CSV file; nil for NDJSON, and before the first batch.
  public var delimiter: Delimiter? { stream.delimiter }
  /// Columns or keys that nothing was read from: one may be misspelt. Written by strangers.
  public var unusedColumns: [String] { stream.unused }

  /// The next rows; nil at the end.
  ///
  /// A batch has no rows when nothing arrived for `idleAfter`, when a signal came, and during the first pass
  /// of `--channel-from ours`.
  public func nextBatch() throws(ImportError) -> ImportBatch? {
    if let failure { throw failure }
    switch stage {
    case .finished: return nil
    case .lookingAtThreads(var index):
      // Only one may hold the index, or each change would copy it.
      stage = .finished
      stage = try look(&index) ? .reading(try startOver(index)) : .lookingAtThreads(index)
      return ImportBatch(rows: [], progress: progress)
    case .reading(let channels):
      var rows: [ImportRow] = []
      var raw: [[UInt8]] = []
      do throws(ImportError) {
        try read(channels, into: &rows, &raw)
      } catch {
        if rows.isEmpty { throw error }
        failure = error
      }
      progress.bytes = input.offset
      if rows.isEmpty, case .finished = stage { return nil }
      return ImportBatch(rows: rows, raw: raw, header: stream.header, progress: progress)
    }
  }

  /// Whether `path` is the file that is being read.
  func isReading(_ path: String) -> Bool { input.isSameFile(as: path) }

  /// A batch's rows keep their texts in memory: so many bytes of the input are enough for one.
  private static let batchBytes = 4 << 20
  private static let firstRows = 500

  private func read(
    _ channels: ThreadChannels?, into rows: inout [ImportRow], _ raw: inout [[UInt8]]
  ) throws(ImportError) {
    let begin = input.offset
    var deadline = ContinuousClock.now + options.idleAfter
    let most = room
    room = min(2 * room, options.batchRows)
    rows.reserveCapacity(most)
    while rows.count < most, input.offset - begin < Self.batchBytes {
      switch try stream.next(until: deadline) {
      case .quiet: return
      case .blank: progress.blankLines += 1
      case .row(let row):
        if rows.isEmpty { deadline = ContinuousClock.now + options.flushAfter }
        rows.append(counted(row, channels))
        if options.keepsRows { raw.append(stream.lastRow) }
      case .end:
        stage = .finished
        progress.phase = .finished
        return
      }
    }
  }

  private func counted(_ row: ImportRow, _ channels: ThreadChannels?) -> ImportRow {
    guard case .accepted(var message, let line) = row else {
      progress.rejected += 1
      return row
    }
    progress.accepted += 1
    if message.isOurs { progress.ours += 1 }
    guard let channels else { return row }
    message.channel = channels.channel(ofMessage: message.id)
    return .accepted(message, line: line)
  }

  /// Looks at some more rows; true at the end.
  private func look(_ index: inout ThreadIndex) throws(ImportError) -> Bool {
    let deadline = ContinuousClock.now + options.idleAfter
    let begin = input.offset
    while input.offset - begin < Self.batchBytes {
      switch try stream.next(until: deadline) {
      case .row(.accepted(let message, _)): index.add(message)
      case .row(.rejected), .blank: continue
      case .end: return true
      case .quiet:
        progress.bytes = input.offset
        return false
      }
    }
    progress.bytes = input.offset
    return false
  }

  private func startOver(_ index: ThreadIndex) throws(ImportError) -> ThreadChannels {
    input = try input.reread()
    stream = RowStream(input, options)
    progress.phase = .reading
    progress.bytes = 0
    progress.totalBytes = input.size
    return index.channels(fallback: options.channel ?? "unassigned")
  }
}
