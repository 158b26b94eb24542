internal import Model

/// Who has been counted for which subject, so that nobody counts twice within a span of time: one account that writes
/// all day is one voice.
///
/// Of very many the older half is forgotten, and counts again when it comes back.
struct Voices: Sendable {
  /// In minutes.
  let span: Int
  let most: Int
  private var counted: [Voice: Int] = [:]

  private struct Voice: Hashable {
    var subject: Warning.Subject
    var account: Follower.ID
  }

  init(span: Int, most: Int = 1 << 15) {
    self.span = span
    self.most = most
  }

  /// Whether an account has not been counted for a subject within the span; from now on it has.
  mutating func isNew(_ account: Follower.ID, on subject: Warning.Subject, at minute: Int) -> Bool {
    let voice = Voice(subject: subject, account: account)
    if let last = counted[voice], abs(minute - last) < span { return false }
    if counted.count >= most { forget() }
    counted[voice] = minute
    return true
  }

  var remembered: Int { counted.count }

  private mutating func forget() {
    let minutes = counted.values.ordered()
    let middle = minutes[minutes.count / 2]
    counted = counted.filter { $0.value > middle }
  }
}
