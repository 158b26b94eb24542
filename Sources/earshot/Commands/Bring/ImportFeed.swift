import Channels
import Desk
import Dispatch
import Synchronization

/// Reads a file and its messages ahead, on a thread of its own, while the desk stores what was read before.
final class ImportFeed: Sendable {
  /// The rows as they stand in the file, and what the desk is to take in of them.
  typealias Batch = (rows: ImportBatch, messages: ReadBatch)

  private let path: String
  private let options: ImportOptions
  /// Where rejected rows will be kept: must not be what is read.
  private let rejects: String?
  /// Batches that may wait to be stored: enough to keep both sides busy, few enough to keep memory small.
  private let room = DispatchSemaphore(value: 0)
  private let isOver = Atomic<Bool>(false)

  init(path: String, options: ImportOptions, rejects: String?) {
    self.path = path
    self.options = options
    self.rejects = rejects
    // Raised rather than made so: one that is let go below the value it was made with ends the program.
    for _ in 1...2 { room.signal() }
  }

  /// Whether it goes on until somebody stops it.
  var isEndless: Bool { options.follows }

  /// The batches, each once. Ask for the next when the one before has been dealt with.
  func batches(for desk: Desk) -> AsyncThrowingStream<Batch, any Error> {
    let (stream, continuation) = AsyncThrowingStream.makeStream(of: Batch.self, throwing: (any Error).self)
    continuation.onTermination = { [self] _ in
      isOver.store(true, ordering: .releasing)
      room.signal()
    }
    DispatchQueue(label: "earshot.import").async { [self] in
      do {
        try read(for: desk, to: continuation)
        continuation.finish()
      } catch {
        continuation.finish(throwing: error)
      }
    }
    return stream
  }

  /// Tells that a batch has been stored, so that another may be read.
  func done() { room.signal() }

  private func read(for desk: Desk, to continuation: AsyncThrowingStream<Batch, any Error>.Continuation) throws {
    let reader = try ImportReader(path: path, options: options)
    if let rejects { try RejectsFile.check(rejects, against: reader) }
    while true {
      room.wait()
      guard !isOver.load(ordering: .acquiring), let batch = try reader.nextBatch() else { break }
      let messages = batch.rows.compactMap { row in
        if case .accepted(let message, _) = row { message } else { nil }
      }
      continuation.yield((batch, desk.read(messages, onAllCores: false)))
    }
  }
}
