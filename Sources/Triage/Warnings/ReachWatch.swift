internal import Model

/// Watches for an account with a large audience that joins what others speak of: with it, as many people hear of a
/// subject as heard of it through all others of the last hours.
///
/// A fact and no test: it has no rate of false alarms. Who is supportive is no danger, and who has joined once is known
/// for a day.
struct ReachWatch: Sendable {
  private var joined = Voices(span: 24 * 60, most: 1 << 12)
  private var heard: [Warning.Subject: Heard] = [:]
  private var ringing: [Warning] = []
  private static let mostSubjects = 1024
  private static let mostRinging = 16
  private static let halfLife = 60
  /// So many others must have spoken of it, as far as they have not faded.
  private static let fewestOthers = 3.0
  /// In minutes: how long it is said.
  private static let span = 60

  /// Who spoke of a subject before, faded.
  private struct Heard: Sendable {
    var voices = 0.0
    var audience = 0.0
    var minute: Int

    func faded(to minute: Int) -> Heard {
      let kept = Chance.decay(max(0, minute - self.minute), halfLife: ReachWatch.halfLife)
      return Heard(voices: voices * kept, audience: audience * kept, minute: max(minute, self.minute))
    }
  }

  /// - Parameter subjects: what the remark is about, and what to call each.
  mutating func hear(
    _ remark: Remark, of subjects: [(Warning.Subject, String)], at minute: Int, _ sensitivity: Sensitivity
  ) -> Warning? {
    let audience = Double(max(0, remark.audience ?? 0))
    var most: (subject: Warning.Subject, heard: Heard)?
    for (subject, _) in subjects {
      if heard[subject] == nil, heard.count >= Self.mostSubjects { forget(minute) }
      let before = heard[subject, default: Heard(minute: minute)].faded(to: minute)
      if before.voices >= Self.fewestOthers, audience >= before.audience, before.voices > most?.heard.voices ?? 0 {
        most = (subject, before)
      }
      var after = before
      after.voices += 1
      after.audience += audience
      heard[subject] = after
    }
    guard let most, audience >= Double(sensitivity.largeAudience), remark.stance != .supportive,
      joined.isNew(remark.account, on: most.subject, at: minute)
    else { return nil }
    let warning = Warning(
      cause: .reach, subject: most.subject, name: remark.handle, since: remark.at, window: .minutes(Self.span),
      observed: remark.audience ?? 0, expected: most.heard.audience, chance: 0,
      conversations: [remark.conversation])
    if ringing.count >= Self.mostRinging { ringing.removeFirst() }
    ringing.append(warning)
    return warning
  }

  /// Those who joined within the last hour.
  func active(at now: Instant) -> [Warning] { ringing.filter { now - $0.since < .minutes(Self.span) } }

  var remembered: Int { heard.count + joined.remembered }

  private mutating func forget(_ minute: Int) {
    let voices = heard.values.map { $0.faded(to: minute).voices }.ordered()
    let middle = voices[voices.count / 2]
    heard = heard.filter { $0.value.faded(to: minute).voices > middle }
  }
}
