internal import Model

/// Watches the share of accounts that are unsupportive, of all and by topic: a test of two proportions, that of the
/// last hour against that of the past.
struct ShareWatch: Sendable {
  private var pace = Pace(step: 10, steps: 6)
  private var voices: Voices
  private var shares: [Warning.Subject: Shares] = [:]
  private(set) var ringing: Set<Warning.Subject> = []
  /// Topics are few; should a team's rules invent very many, the later ones are not watched.
  private static let mostSubjects = 256
  /// In minutes: how long after it was last more than usual a subject rings anew.
  private static let rest = 120

  init() { voices = Voices(span: pace.window) }

  /// A minute begins. What has been as usual for a while falls silent.
  mutating func pass(_ minute: Int, _ timeline: Timeline, _ shape: DayShape) {
    pace.pass(minute, timeline, shape)
    for subject in ringing {
      if let until = shares[subject]?.ringing?.until, minute - until <= Self.rest { continue }
      shares[subject]?.fallSilent()
      ringing.remove(subject)
    }
  }

  /// - Returns: a warning when the subject begins to ring with this.
  mutating func hear(
    _ remark: Remark, of subject: Warning.Subject, called name: String, at said: Int, now: Int, _ looks: inout Looks,
    _ sensitivity: Sensitivity
  ) -> Warning? {
    guard shares[subject] != nil || shares.count < Self.mostSubjects,
      voices.isNew(remark.account, on: subject, at: said)
    else { return nil }
    looks.look()
    let step = now / pace.step
    let begins = Self.add(
      remark, at: said / pace.step, to: &shares[subject, default: Shares(name, at: step, pace)], pace, step: step,
      now: now, allowed: sensitivity.falseAlarmsPerDay / looks.perDay, sensitivity)
    guard begins else { return nil }
    ringing.insert(subject)
    return shares[subject].flatMap { warning(subject, $0, sensitivity) }
  }

  /// - Returns: whether the subject begins to ring.
  private static func add(
    _ remark: Remark, at said: Int, to shares: inout Shares, _ pace: Pace, step: Int, now: Int, allowed: Double,
    _ sensitivity: Sensitivity
  ) -> Bool {
    shares.move(to: step, pace, sensitivity)
    shares.add(remark, at: said, pace)
    guard shares.isMore(sensitivity) else { return false }
    let begins = shares.ringing == nil
    guard !begins || shares.chance(sensitivity) <= allowed else { return false }
    shares.ring(at: remark.at, now)
    return begins
  }

  var remembered: Int { shares.count + voices.remembered }

  /// The subjects that ring, with the figures of a moment.
  func active(at minute: Int, _ sensitivity: Sensitivity) -> [Warning] {
    ringing.compactMap { subject in
      guard var shares = shares[subject] else { return nil }
      shares.move(to: minute / pace.step, pace, sensitivity)
      return shares.isMore(sensitivity) ? warning(subject, shares, sensitivity) : nil
    }
  }

  private func warning(_ subject: Warning.Subject, _ shares: Shares, _ sensitivity: Sensitivity) -> Warning? {
    guard let ringing = shares.ringing else { return nil }
    let whole = shares.all.inWindow
    return Warning(
      cause: .unsupportive, subject: subject, name: shares.all.name, since: ringing.since,
      window: .minutes(pace.window), observed: shares.unsupportive.inWindow, expected: shares.usual * Double(whole),
      outOf: whole, chance: shares.chance(sensitivity), conversations: shares.unsupportive.conversations)
  }
}
