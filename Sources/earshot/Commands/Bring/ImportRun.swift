import Channels
import Desk
import Model

/// One import under way: what came of its rows, and how people are told.
struct ImportRun {
  private(set) var tally = ImportTally()
  private let session: Session
  private let bar: ProgressBar
  private let rejects: RejectsFile?
  private let begin = ContinuousClock.now
  private var isInterrupted = false

  /// From so many messages on what a server knows of how common things are may be far off.
  private static let many = 1000

  /// - Parameter rejects: where rejected rows are kept, if anywhere.
  init(name: String, rejects: String?, session: Session) {
    self.session = session
    self.rejects = rejects.map { RejectsFile(path: $0) }
    bar = ProgressBar(title: name, output: session.around.error)
  }

  /// Stores batch after batch, each in a transaction of its own, until the feed ends or somebody presses Ctrl-C. The
  /// disk is waited for at the end, before anything is reported; a stream has none, so its batches wait each.
  mutating func take(_ feed: ImportFeed, into desk: Desk) async throws {
    // From here on a signal only asks.
    _ = session.around.isInterrupted()
    do {
      for try await (batch, messages) in feed.batches(for: desk) {
        let items = try await desk.ingest(messages, syncing: feed.isEndless).items
        try keep(tally.add(batch.rows, items), of: batch)
        show(batch.progress)
        feed.done()
        if session.around.isInterrupted() {
          isInterrupted = true
          break
        }
      }
      try await desk.sync()
      if tally.accepted >= Self.many, !isInterrupted { await desk.analyze() }
    } catch {
      bar.clear()
      try await desk.sync()
      if tally.rows > 0 {
        session.say(
          "\(Words.counted(tally.accepted, "message is", "messages are")) in; import the same again to go on after them."
        )
      }
      throw error
    }
    bar.clear()
  }

  /// Keeps what could not be read and what the desk would not take, in the order of the file.
  private func keep(_ rejected: [ImportTally.RejectedRow], of batch: ImportBatch) throws {
    guard let rejects, !rejected.isEmpty else { return }
    for row in rejected {
      let raw = batch.raw.indices.contains(row.index) ? batch.raw[row.index] : []
      let rejection: Channels.Rejection =
        switch batch.rows[row.index] {
        case .rejected(let rejection): rejection
        case .accepted(_, let line): .init(line: line, reason: .refused(row.reason), raw: raw)
        }
      try rejects.write(rejection, under: batch.header)
    }
    try rejects.flush()
  }

  private func show(_ progress: ImportProgress) {
    let seconds = (ContinuousClock.now - begin) / .seconds(1)
    let speed = seconds > 0.5 ? "\(Words.grouped(Int(Double(tally.rows) / seconds)))/s" : ""
    let what =
      progress.phase == .lookingAtThreads
      ? "looking at threads" : "\(Words.grouped(tally.rows)) rows  \(speed)"
    bar.show(progress.fraction, what)
  }

  func report() {
    let rejectsFile = rejects?.path
    let seconds = (ContinuousClock.now - begin) / .seconds(1)
    if session.global.json {
      session.out.line(
        tally.json(seconds: seconds, rejectsFile: rejectsFile, isInterrupted: isInterrupted).text)
      return
    }
    for line in tally.lines(seconds: seconds, rejectsFile: rejectsFile) { session.out.line(line) }
    if isInterrupted {
      session.say("Stopped. What is in stays; import the same again to go on: what is here already is passed over.")
    }
  }

  /// - Throws: a ``Failure`` without which the shell would not know that the file was not what it should be.
  func verdict(isStrict: Bool) throws(Failure) {
    if isInterrupted { throw Failure(.interrupted, "The import was stopped by a signal.") }
    let isAllRejected = tally.rejected > 0 && tally.accepted + tally.duplicates == 0
    if isAllRejected { throw Failure(.badData, "No row could be read. Is --map right, and is it the right file?") }
    if isStrict, tally.rejected > 0 {
      throw Failure(
        .badData, "\(Words.counted(tally.rejected, "row was", "rows were")) rejected, and --strict was asked for.")
    }
  }
}
