internal import Model
internal import Store
internal import Triage

/// A message on its way in: checked, cleaned and read, before the desk looks where it belongs.
///
/// What needs no desk is done here, on all cores and before the batch takes the one right to write.
struct Arrival: Sendable {
  var incoming: Incoming
  /// Triage's reading of a follower's text; nil for ours and for deletions.
  var reading: Reading?
  /// Triage's reading of the profile that came with it; nil where it says nothing of a follower.
  var segment: SegmentReading?

  /// Checks and reads a batch.
  ///
  /// - Returns: one a message, in the order of the batch.
  static func prepare(
    _ batch: [Incoming], at now: Instant, triage: Triage, onAllCores: Bool
  ) -> [Result<Arrival, Rejection>] {
    let admission = Admission(now: now)
    return onAllCores
      ? batch.concurrentMap { prepare($0, admission, triage) } : batch.map { prepare($0, admission, triage) }
  }

  private static func prepare(
    _ incoming: Incoming, _ admission: Admission, _ triage: Triage
  ) -> Result<Arrival, Rejection> {
    Result { () throws(Rejection) in
      let incoming = try admission.admit(incoming)
      let isRead = !incoming.isOurs && incoming.change != .deleted
      let tells = !incoming.isOurs && !(incoming.profile.bio.isEmpty && incoming.profile.name.isEmpty)
      return Arrival(
        incoming: incoming, reading: isRead ? triage.read(incoming.text) : nil,
        segment: tells ? triage.segment(of: incoming.profile) : nil)
    }
  }
}
