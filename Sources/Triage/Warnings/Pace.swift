/// A sliding window, and how much time like it lies behind: shared by all subjects of one watch.
struct Pace: Sendable {
  /// Minutes of one step of the window, and how many steps it has.
  let step: Int
  let steps: Int
  /// How many usual minutes lie before the window: each as busy as its hour is, faded with the half-life.
  private(set) var past = 0.0
  /// How many usual minutes the window has.
  private(set) var present: Double
  private(set) var isKnownHour = false
  private var age = 0

  var window: Int { step * steps }

  /// The past fades with a half-life of a day.
  static let halfLife = 24 * 60
  private static let kept = Chance.decay(1, halfLife: halfLife)
  /// Before so many windows have passed nothing can be said.
  private static let fewestWindows = 6.0

  init(step: Int, steps: Int) {
    self.step = step
    self.steps = steps
    present = Double(step * steps)
  }

  /// A minute begins. The window's busier end counts, so that the turn of an hour is no burst.
  mutating func pass(_ minute: Int, _ timeline: Timeline, _ shape: DayShape) {
    age += 1
    let hour = timeline.hour(of: minute)
    let factor = shape.factor(hour)
    past = past * Self.kept + (age > window ? factor : 0)
    present = Double(window) * max(factor, shape.factor(timeline.hour(of: minute - window)))
    isKnownHour = shape.isKnown(hour)
  }

  var isReady: Bool { past >= Self.fewestWindows * Double(window) }

  /// What is left of a thing after some steps.
  func kept(_ steps: Int) -> Double { Chance.decay(steps * step, halfLife: Self.halfLife) }
}
