internal import Model

/// What has been heard of one subject: the window step by step, and the past, faded.
struct Tally: Sendable {
  /// As it was first called.
  let name: String
  /// By step, modulo the window's steps.
  private var heard: [UInt16]
  private var step: Int
  private(set) var inWindow = 0
  /// The past before the window, faded.
  private(set) var past = 0.0
  /// How many usual minutes had passed before the subject was born, faded; none for what has always been there.
  private var before: Double
  /// How many were thought likely in a window before anything was heard.
  private let likely: Double
  /// The latest conversations, in a ring, and where the next goes.
  private var latest: [Conversation.ID] = []
  private var nextLatest = 0
  private(set) var ringing: Ringing?

  struct Ringing: Sendable {
    var since: Instant
    /// The last minute at which it was still more than usual.
    var until: Int
  }

  private static let mostLatest = 16

  /// - Parameter newborn: for a subject that begins with its first voice, how many voices a window of its like has;
  ///   nil for a word, which could have been said all the time.
  init(_ name: String, at step: Int, _ pace: Pace, newborn: Double? = nil) {
    self.name = name
    self.step = step
    before = newborn == nil ? 0 : pace.past + pace.present
    likely = max(newborn ?? 0, 0.5)
    heard = [UInt16](repeating: 0, count: pace.steps)
  }

  /// The window moves on. Of what leaves it while the subject rings only as much joins the past as is no news, so that
  /// a storm does not teach that storms are usual (Farrington and others, 1996, weigh past outbreaks down as well).
  mutating func move(to next: Int, _ pace: Pace, growth: Double) {
    guard next > step else { return }
    let most = ringing == nil ? Double.infinity : growth * expected(pace) / Double(pace.steps)
    let leaving = min(next - step, pace.steps)
    for offset in 1...leaving {
      let index = Self.index(step + offset, pace.steps)
      past = past * pace.kept(1) + min(Double(heard[index]), most)
      before *= pace.kept(1)
      inWindow -= Int(heard[index])
      heard[index] = 0
    }
    if next - step > leaving {
      let kept = pace.kept(next - step - leaving)
      past *= kept
      before *= kept
    }
    step = next
  }

  /// One more. What comes late joins the step it belongs to, and the past where its step has left the window.
  mutating func add(at step: Int, in conversation: Conversation.ID, _ pace: Pace) {
    let age = self.step - step
    if age < pace.steps {
      let index = Self.index(step, pace.steps)
      guard heard[index] < .max else { return }
      heard[index] += 1
      inWindow += 1
    } else {
      past += pace.kept(age)
    }
    if latest.count < Self.mostLatest { latest.append(conversation) } else { latest[nextLatest] = conversation }
    nextLatest = (nextLatest + 1) % Self.mostLatest
  }

  /// How many are usual in the window: the mean rate after what was heard in the time that the subject has been there.
  func expected(_ pace: Pace) -> Double {
    shape / (Self.prior * Double(pace.window) / likely + max(0, pace.past - before)) * pace.present
  }

  /// The gamma distribution's shape of what is known of the rate.
  var shape: Double { Self.prior + past }

  /// The shape before anything was heard: next to nothing is known.
  private static let prior = 0.5

  mutating func ring(at instant: Instant, _ minute: Int) {
    ringing = Ringing(since: ringing?.since ?? instant, until: minute)
  }

  mutating func fallSilent() { ringing = nil }

  /// The latest conversations, the latest last, each once.
  var conversations: [Conversation.ID] {
    let inOrder = latest.count < Self.mostLatest ? latest : Array(latest[nextLatest...] + latest[..<nextLatest])
    var seen: Set<Conversation.ID> = []
    return inOrder.reversed().filter { seen.insert($0).inserted }.reversed()
  }

  private static func index(_ step: Int, _ steps: Int) -> Int {
    let rest = step % steps
    return rest < 0 ? rest + steps : rest
  }
}
