import Model

/// What keeps arriving after the day so far.
struct SampleStream: Sendable {
  private var writer: SampleWriter
  private let start: Instant
  /// Remarks that have not been made in this round, in the seed's order.
  private var deck: [SampleScene] = []
  /// People who wait for an answer, the latest last.
  private var waiting: [SampleWriter.Thread] = []

  init(writer: SampleWriter, start: Instant) {
    self.writer = writer
    self.start = start
  }

  mutating func next(at now: Instant) -> (message: Incoming, wait: Duration) {
    let strength = Self.storm(after: now - start)
    let message =
      if writer.random.chance(0.85 * strength) {
        stormMessage(at: now)
      } else if !waiting.isEmpty, writer.random.chance(0.15) {
        followUp(at: now)
      } else {
        remark(at: now)
      }
    let quiet = Double.random(in: 5...20, using: &writer.random)
    let stormy = Double.random(in: 0.3...1.9, using: &writer.random)
    let seconds = quiet * (1 - strength) + stormy * strength
    return (message, .milliseconds(Int(seconds * 1000)))
  }

  /// How strong the price storm is, from 0 to 1, so long after the beginning.
  static func storm(after elapsed: Duration) -> Double {
    let seconds = Double(elapsed.inMilliseconds % 5_400_000) / 1000
    switch seconds {
    case 60..<300: return (seconds - 60) / 240 * ((seconds - 60) / 240)
    case 300..<900: return 1
    case 900..<1620: return (1620 - seconds) / 720
    default: return 0
    }
  }

  private mutating func stormMessage(at now: Instant) -> Incoming {
    let (message, thread) = writer.stormMessage(at: now)
    if writer.random.chance(0.1) { remember(thread) }
    return message
  }

  private mutating func remark(at now: Instant) -> Incoming {
    if deck.isEmpty { deck = SampleScript.remarks(SampleLive.text).shuffled(using: &writer.random) }
    guard let scene = deck.popLast(), case .anybody(let segment, let language) = scene.who else {
      return writer.stormMessage(at: now).message
    }
    let (message, thread) = writer.begin(
      writer.somebody(segment, language), writer.filled(scene.text, language), at: now)
    // Who asked nothing waits for nothing.
    if scene.text.contains("?"), segment != "spam" { remember(thread) }
    return message
  }

  private mutating func followUp(at now: Instant) -> Incoming {
    let thread = waiting.remove(at: Int.random(in: 0..<waiting.count, using: &writer.random))
    let text = writer.random.pick(SampleLive.followUps[thread.person.language] ?? [])
    return writer.message(thread.person, text, parent: thread.last, root: thread.root, at: now)
  }

  private mutating func remember(_ thread: SampleWriter.Thread) {
    waiting.append(thread)
    if waiting.count > 40 { waiting.removeFirst() }
  }
}
