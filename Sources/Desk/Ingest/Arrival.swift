internal import Dispatch
internal import Model
internal import Synchronization
internal import Triage

/// A message on its way in: checked, cleaned and read, before the desk looks where it belongs.
///
/// What needs no desk is done here, on all cores and before the batch takes the one right to write.
struct Arrival: Sendable {
  var incoming: Incoming
  /// Triage's reading of a follower's text; nil for ours and for deletions.
  var reading: Reading?

  /// Checks and reads a batch.
  ///
  /// - Returns: one a message, in the order of the batch.
  static func prepare(_ batch: [Incoming], at now: Instant, triage: Triage) -> [Result<Arrival, Rejection>] {
    let admission = Admission(now: now)
    guard batch.count > share else { return batch.map { prepare($0, admission, triage) } }
    let shares = (batch.count + share - 1) / share
    let prepared = Mutex([Int: [Result<Arrival, Rejection>]]())
    DispatchQueue.concurrentPerform(iterations: shares) { number in
      let part = batch[number * share..<min(batch.count, (number + 1) * share)].map { prepare($0, admission, triage) }
      prepared.withLock { $0[number] = part }
    }
    return prepared.withLock { parts in (0..<shares).flatMap { parts[$0] ?? [] } }
  }

  /// How many messages one core takes at a time.
  private static let share = 64

  private static func prepare(
    _ incoming: Incoming, _ admission: Admission, _ triage: Triage
  ) -> Result<Arrival, Rejection> {
    Result { () throws(Rejection) in
      let incoming = try admission.admit(incoming)
      let isRead = !incoming.isOurs && incoming.change != .deleted
      return Arrival(incoming: incoming, reading: isRead ? triage.read(incoming.text) : nil)
    }
  }
}
