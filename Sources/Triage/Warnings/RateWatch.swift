internal import Model

/// Watches how many accounts speak of each subject within a window.
///
/// The count is taken for negative binomial: Poisson with a rate of which the past tells a gamma distribution, and
/// which varies by itself besides. It rings where a count as great, when traffic had already grown by
/// `Sensitivity.growth`, would be less likely than its share of the false alarms allowed.
struct RateWatch: Sendable {
  let cause: Warning.Cause
  private(set) var pace: Pace
  private var voices: Voices
  private var tallies: [Warning.Subject: Tally] = [:]
  private let mostSubjects: Int
  /// Of subjects that are born with their first voice: how many others a voice finds there, on the average.
  private var company: Company?
  private(set) var ringing: Set<Warning.Subject> = []

  /// In minutes: how long after it was last more than usual a subject rings anew.
  private static let rest = 30

  /// - Parameters:
  ///   - span: how many minutes an account counts once for a subject.
  ///   - isBorn: whether a subject begins with its first voice, as a thread does, rather than having been there all
  ///     the time, as a word has. A thread is measured by its own life, and a young one by what others had.
  init(_ cause: Warning.Cause, _ pace: Pace, span: Int, mostSubjects: Int, isBorn: Bool = false) {
    self.cause = cause
    self.pace = pace
    voices = Voices(span: span)
    self.mostSubjects = mostSubjects
    company = isBorn ? Company() : nil
  }

  private struct Company {
    private(set) var mean = 0.0
    /// A thousand voices weigh as much as all before.
    private static let weight = 0.001

    mutating func add(_ others: Int) { mean += (Double(others) - mean) * Self.weight }
  }

  /// A minute begins. What has been as usual for a while falls silent.
  mutating func pass(_ minute: Int, _ timeline: Timeline, _ shape: DayShape) {
    pace.pass(minute, timeline, shape)
    for subject in ringing {
      if let until = tallies[subject]?.ringing?.until, minute - until <= Self.rest { continue }
      tallies[subject]?.fallSilent()
      ringing.remove(subject)
    }
  }

  /// What is heard of one subject.
  ///
  /// - Returns: a warning when the subject begins to ring with this.
  mutating func hear(
    _ remark: Remark, of subject: Warning.Subject, called name: String, at said: Int, now: Int, _ looks: inout Looks,
    _ sensitivity: Sensitivity
  ) -> Warning? {
    guard voices.isNew(remark.account, on: subject, at: said) else { return nil }
    let step = Self.step(now, pace)
    if tallies[subject] == nil, tallies.count >= mostSubjects { forget(step, sensitivity) }
    looks.look()
    let begins = Self.add(
      remark, at: said, to: &tallies[subject, default: Tally(name, at: step, pace, newborn: company?.mean)], pace,
      now: now, allowed: sensitivity.falseAlarmsPerDay / looks.perDay, sensitivity)
    if company != nil, let others = tallies[subject]?.inWindow { company?.add(others - 1) }
    guard begins else { return nil }
    ringing.insert(subject)
    return tallies[subject].flatMap { warning(subject, $0, sensitivity) }
  }

  /// - Parameter allowed: how likely a count may be at the most to ring.
  /// - Returns: whether the subject begins to ring.
  private static func add(
    _ remark: Remark, at said: Int, to tally: inout Tally, _ pace: Pace, now: Int, allowed: Double,
    _ sensitivity: Sensitivity
  ) -> Bool {
    tally.move(to: step(now, pace), pace, growth: growth(pace, sensitivity))
    tally.add(at: step(said, pace), in: remark.conversation, pace)
    guard isMore(tally, pace, sensitivity) else { return false }
    let begins = tally.ringing == nil
    guard !begins || pace.isReady && chance(tally, pace, sensitivity) <= allowed else { return false }
    tally.ring(at: remark.at, now)
    return begins
  }

  var remembered: Int { tallies.count + voices.remembered }

  /// The subjects that ring, with the figures of a moment.
  func active(at minute: Int, _ sensitivity: Sensitivity) -> [Warning] {
    ringing.compactMap { subject in
      var tally = tallies[subject]
      tally?.move(to: Self.step(minute, pace), pace, growth: Self.growth(pace, sensitivity))
      guard let tally, tally.ringing != nil, Self.isMore(tally, pace, sensitivity) else { return nil }
      return warning(subject, tally, sensitivity)
    }
  }

  private func warning(_ subject: Warning.Subject, _ tally: Tally, _ sensitivity: Sensitivity) -> Warning? {
    guard let ringing = tally.ringing else { return nil }
    return Warning(
      cause: cause, subject: subject, name: tally.name, since: ringing.since, window: .minutes(pace.window),
      observed: tally.inWindow, expected: tally.expected(pace), chance: Self.chance(tally, pace, sensitivity),
      conversations: tally.conversations)
  }

  /// Whether there are more than would be no news.
  private static func isMore(_ tally: Tally, _ pace: Pace, _ sensitivity: Sensitivity) -> Bool {
    tally.inWindow >= sensitivity.fewestVoices
      && Double(tally.inWindow - 1) > growth(pace, sensitivity) * tally.expected(pace)
  }

  /// How likely so many are, beside the one that has us look: it would always be there.
  private static func chance(_ tally: Tally, _ pace: Pace, _ sensitivity: Sensitivity) -> Double {
    Chance.ofCount(
      atLeast: tally.inWindow - 1, mean: growth(pace, sensitivity) * tally.expected(pace),
      size: 1 / (1 / tally.shape + sensitivity.dispersion))
  }

  private static func growth(_ pace: Pace, _ sensitivity: Sensitivity) -> Double {
    pace.isKnownHour ? sensitivity.growth : sensitivity.unknownHourGrowth
  }

  private static func step(_ minute: Int, _ pace: Pace) -> Int {
    minute >= 0 ? minute / pace.step : (minute - pace.step + 1) / pace.step
  }

  /// Keeps the stronger half of the subjects, those of which most is heard.
  private mutating func forget(_ step: Int, _ sensitivity: Sensitivity) {
    for subject in tallies.keys { tallies[subject]?.move(to: step, pace, growth: sensitivity.growth) }
    let weights = tallies.values.map(\.weight).ordered()
    // Those as weak as the one in the middle go as well, so that no order of theirs decides.
    let middle = weights[weights.count / 2]
    tallies = tallies.filter { $0.value.weight > middle }
    ringing = ringing.filter { tallies[$0] != nil }
  }
}

extension Tally {
  fileprivate var weight: Double { Double(inWindow) + past }
}
