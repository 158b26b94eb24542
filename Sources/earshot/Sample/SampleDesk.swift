import Desk
import Foundation
import Model
import Sample
import Synchronization

/// A desk of its own with the sample day on it: what came in, what the team did, and what keeps arriving.
struct SampleDesk: Sendable {
  let desk: Desk
  /// Whether the desk was there already and is shared with whoever has it open; messages arrive there without us.
  let isJoined: Bool
  /// What the rules refused of all that the team did while the day was made: nothing, if it is written well.
  var refused: [String] = []
  private let day: SampleDay
  private let now: @Sendable () -> Instant

  /// Makes the desk at `path` and fills it as if the day had just been lived through.
  ///
  /// One that another process has open is never taken from under it, but opened as it is.
  ///
  /// - Parameter keeps: whether a sample desk that is there already is opened as it is.
  /// - Throws: a ``Failure`` when another kind of desk stands there: it is never overwritten.
  static func open(
    _ path: String, seed: UInt64, keeps: Bool, now: @escaping @Sendable () -> Instant
  ) async throws -> SampleDesk {
    guard !DeskAddress(path).isServer else {
      throw Failure(
        .usage, "The sample day is kept in a file, not on a server. Name one with --desk, or leave that out.")
    }
    let day = SampleDay(seed: seed, now: now())
    if FileManager.default.fileExists(atPath: path) {
      let isInUse = try Desk.isOpen(path)
      let present = try Desk.open(path, now: now)
      guard present.isSample else {
        throw Failure(
          .cannotCreate, "\(path) is a desk of a team, not of sample data; it is left alone. Name another with --desk.")
      }
      if keeps || isInUse { return SampleDesk(desk: present, isJoined: isInUse, day: day, now: now) }
      for file in [path, path + "-wal", path + "-shm"] where FileManager.default.fileExists(atPath: file) {
        try FileManager.default.removeItem(atPath: file)
      }
    }
    try Places.makeFolder(for: path)
    let clock = SampleClock(now)
    let desk = try Desk.open(path, sample: true, now: { clock.read() })
    let refused = try await live(through: day, on: desk, clock)
    clock.release()
    return SampleDesk(desk: desk, isJoined: false, refused: refused, day: day, now: now)
  }

  /// Brings in what keeps arriving, until the task is cancelled.
  func keepArriving() async {
    var day = day
    while !Task.isCancelled {
      let (message, wait) = day.next(at: now())
      do {
        _ = try await desk.ingest([message])
        try await Task.sleep(for: wait)
      } catch {
        // Cancelled, or the disk is full: the console says so itself when it next writes.
        return
      }
    }
  }

  /// Messages and deeds in the order in which they happened, by the day's own clock.
  ///
  /// - Returns: what was refused; the day goes on without it.
  private static func live(through day: SampleDay, on desk: Desk, _ clock: SampleClock) async throws -> [String] {
    var refused: [String] = []
    var history = day.history[...]
    var conversations: [SampleMessage: Conversation.ID] = [:]
    for teammate in SampleTeam.all { try await desk.add(teammate) }
    let zone = Zone(identifier: TimeZone.current.identifier) ?? .utc
    try await desk.apply(SampleTeam.policies(in: zone), by: SampleTeam.lead)
    func receive(until end: Instant?) async throws {
      let batch = Array(history.prefix { message in end.map { message.at <= $0 } ?? true })
      guard let last = batch.last else { return }
      history = history.dropFirst(batch.count)
      clock.set(last.at)
      for (message, item) in zip(batch, try await desk.ingest(batch).items) {
        conversations[SampleMessage(channel: message.channel, id: message.id)] = item.conversation
      }
    }
    for act in day.acts {
      try await receive(until: act.at)
      clock.set(act.at)
      let message = SampleMessage(channel: act.channel, id: act.message)
      guard let id = conversations[message], let who = SampleTeam.all.first(where: { $0.name == act.who }) else {
        continue
      }
      switch act.deed {
      case .act(let action):
        for result in try await desk.perform(action, on: [id], by: who) where !result.isDone {
          refused.append("\(act.who), \(action.name.rawValue): \(result.summary)")
        }
      case .draft(let text): try await desk.saveDraft(text, for: id, by: who)
      }
    }
    try await receive(until: nil)
    return refused
  }
}

private struct SampleMessage: Hashable {
  var channel: String
  var id: String
}

/// The desk's clock while the sample day is lived through; after that, the real one.
private final class SampleClock: Sendable {
  private let set = Mutex<Instant?>(nil)
  private let now: @Sendable () -> Instant

  init(_ now: @escaping @Sendable () -> Instant) { self.now = now }

  func read() -> Instant { set.withLock { $0 } ?? now() }
  func set(_ instant: Instant) { set.withLock { $0 = instant } }
  func release() { set.withLock { $0 = nil } }
}
