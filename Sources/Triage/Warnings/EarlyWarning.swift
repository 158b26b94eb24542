public import Model

/// Says when something is no longer as usual: a burst of voices on a topic, a hashtag, a thread or in a segment; a
/// growing group around a hashtag; an account with a large audience that joins; a rising share of the unsupportive.
///
/// A value that hears one remark after the other and knows nothing else: the same remarks in the same order ring the
/// same warnings, so that history can be replayed. Memory is bounded and a remark costs the same whatever strangers put
/// in it. `docs/warnings.md` says by which formulas, and how many false alarms are to be expected.
public struct EarlyWarning: Sendable {
  public let sensitivity: Sensitivity
  private var timeline = Timeline()
  private var shape = DayShape()
  private var looks = Looks()
  private var bursts = RateWatch(.burst, Pace(step: 1, steps: 10), span: 10, mostSubjects: 8192)
  /// Apart from the others: each message may open a thread, and a flood of threads must not make room for itself by
  /// pushing hashtags out.
  private var threads = RateWatch(.burst, Pace(step: 1, steps: 10), span: 10, mostSubjects: 2048, isBorn: true)
  private var groups = RateWatch(.group, Pace(step: 6, steps: 20), span: 24 * 60, mostSubjects: 4096)
  private var shares = ShareWatch()
  private var reach = ReachWatch()

  public init(_ sensitivity: Sensitivity = Sensitivity()) { self.sensitivity = sensitivity }

  /// Hears one remark. Best in the order in which they were said; one that comes late counts where it belongs.
  ///
  /// - Returns: what begins to ring with it.
  public mutating func hear(_ remark: Remark) -> [Warning] {
    for minute in timeline.advance(to: remark.at) { pass(minute) }
    let (said, now) = (timeline.minute(of: remark.at), timeline.minute)
    let about = remark.subjects
    var begun: [Warning] = []
    for (subject, name) in about + [(.segment(remark.segment), remark.segment.rawValue)] {
      begun.append(bursts.hear(remark, of: subject, called: name, at: said, now: now, &looks, sensitivity))
      if case .hashtag = subject {
        begun.append(groups.hear(remark, of: subject, called: name, at: said, now: now, &looks, sensitivity))
      }
    }
    let thread = Warning.Subject.thread(channel: remark.channel, id: remark.thread)
    begun.append(threads.hear(remark, of: thread, called: "a thread", at: said, now: now, &looks, sensitivity))
    begun.append(
      shares.hear(remark, of: .everything, called: "all", at: said, now: now, &looks, sensitivity))
    for topic in remark.topics {
      begun.append(shares.hear(remark, of: .topic(topic), called: topic, at: said, now: now, &looks, sensitivity))
    }
    begun.append(reach.hear(remark, of: about, at: said, sensitivity))
    if now == said, isUsual { shape.hear(timeline.hour(of: now)) }
    return begun
  }

  /// What rings at a moment, what weighs most first. Changes nothing.
  public func active(at now: Instant) -> [Warning] {
    var timeline = timeline
    _ = timeline.advance(to: now)
    let minute = timeline.minute
    let rates = [bursts, threads, groups].flatMap { $0.active(at: minute, sensitivity) }
    let all = rates + shares.active(at: minute, sensitivity) + reach.active(at: now)
    return all.ordered { ($1.weight, $0.since, $0.name) < ($0.weight, $1.since, $1.name) }
  }

  /// Only as long as traffic at large is as usual does it say what is usual.
  private var isUsual: Bool {
    !bursts.ringing.contains { subject in if case .segment = subject { true } else { false } }
  }

  /// How many subjects and voices are kept in memory now, and at most.
  var remembered: Int {
    bursts.remembered + threads.remembered + groups.remembered + shares.remembered + reach.remembered
  }
  static let mostRemembered = 8192 + 2048 + 4096 + 256 + 1024 + 4 * (1 << 15) + (1 << 12)

  private mutating func pass(_ minute: Int) {
    shape.pass(timeline.hour(of: minute), isUsual: isUsual)
    looks.pass()
    bursts.pass(minute, timeline, shape)
    threads.pass(minute, timeline, shape)
    groups.pass(minute, timeline, shape)
    shares.pass(minute, timeline, shape)
  }
}

extension Remark {
  /// The topics and hashtags, and what to call each.
  fileprivate var subjects: [(Warning.Subject, String)] {
    topics.map { (.topic($0), $0) } + hashtags.map { (.hashtag($0.folded), $0.text) }
  }
}

extension [Warning] {
  fileprivate mutating func append(_ warning: Warning?) {
    if let warning { self += [warning] }
  }
}
