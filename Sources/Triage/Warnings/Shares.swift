internal import Model

/// Of one subject, all accounts that were heard and those of them who are unsupportive.
struct Shares: Sendable {
  private(set) var all: Tally
  private(set) var unsupportive: Tally

  /// So many accounts must have been heard before the window.
  private static let fewestPast = 50.0

  init(_ name: String, at step: Int, _ pace: Pace) {
    all = Tally(name, at: step, pace)
    unsupportive = all
  }

  mutating func move(to step: Int, _ pace: Pace, _ sensitivity: Sensitivity) {
    all.move(to: step, pace, growth: sensitivity.growth)
    unsupportive.move(to: step, pace, growth: sensitivity.growth)
  }

  mutating func add(_ remark: Remark, at step: Int, _ pace: Pace) {
    all.add(at: step, in: remark.conversation, pace)
    if remark.stance == .unsupportive { unsupportive.add(at: step, in: remark.conversation, pace) }
  }

  var ringing: Tally.Ringing? { unsupportive.ringing }

  /// Both, so that what joins the past meanwhile keeps the share.
  mutating func ring(at instant: Instant, _ minute: Int) {
    all.ring(at: instant, minute)
    unsupportive.ring(at: instant, minute)
  }

  mutating func fallSilent() {
    all.fallSilent()
    unsupportive.fallSilent()
  }

  /// The share of the past.
  var usual: Double { min((unsupportive.past + 1) / (all.past + 2), 1) }

  /// What is no news yet: the past's share, with three standard errors and the margin.
  func bound(_ sensitivity: Sensitivity) -> Double {
    usual + 3 * (usual * (1 - usual) / (all.past + 2)).squareRoot() + sensitivity.shareMargin
  }

  func isMore(_ sensitivity: Sensitivity) -> Bool {
    all.past >= Self.fewestPast && all.inWindow >= sensitivity.fewestForShare
      && Double(unsupportive.inWindow) > Double(all.inWindow) * bound(sensitivity)
  }

  /// How likely a share as great is at the most by chance.
  func chance(_ sensitivity: Sensitivity) -> Double {
    Chance.ofShare(atLeast: unsupportive.inWindow, of: all.inWindow, probability: bound(sensitivity))
  }
}
