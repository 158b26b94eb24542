import Channels
import Dispatch
import Synchronization

/// Reads a file ahead, on a thread of its own, while the desk stores what was read before.
///
final class ImportFeed: Sendable {
  private let path: String
  private let options: ImportOptions
  /// Where rejected rows will be kept: must not be what is read.
  private let rejects: String?
  /// Batches that may wait to be stored: enough to keep both sides busy, few enough to keep memory small.
  private let room = DispatchSemaphore(value: 2)
  private let isOver = Atomic<Bool>(false)

  init(path: String, options: ImportOptions, rejects: String?) {
    self.path = path
    self.options = options
    self.rejects = rejects
  }

  /// The batches, each once. Ask for the next when the one before has been dealt with.
  func batches() -> AsyncThrowingStream<ImportBatch, any Error> {
    let (stream, continuation) = AsyncThrowingStream.makeStream(of: ImportBatch.self, throwing: (any Error).self)
    continuation.onTermination = { [self] _ in
      isOver.store(true, ordering: .releasing)
      room.signal()
    }
    DispatchQueue(label: "earshot.import").async { [self] in
      do {
        try read(to: continuation)
        continuation.finish()
      } catch {
        continuation.finish(throwing: error)
      }
    }
    return stream
  }

  /// Tells that a batch has been stored, so that another may be read.
  func done() { room.signal() }

  private func read(to continuation: AsyncThrowingStream<ImportBatch, any Error>.Continuation) throws {
    let reader = try ImportReader(path: path, options: options)
    if let rejects { try RejectsFile.check(rejects, against: reader) }
    while true {
      room.wait()
      guard !isOver.load(ordering: .acquiring), let batch = try reader.nextBatch() else { break }
      continuation.yield(batch)
    }
  }
}
