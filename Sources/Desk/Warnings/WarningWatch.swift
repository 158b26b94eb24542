internal import Model
internal import Store
public import Triage

/// Listens to what arrives on a desk, by whichever process, and knows what rings.
///
/// It hears recent history first, in the order in which it was said, and then only what is new: asking often is cheap.
/// Nothing of this runs on the caller's thread.
public actor WarningWatch {
  private let desk: Desk
  private var detector = EarlyWarning()
  /// The last act heard; nil before history was.
  private var heard: Int64?
  private var isListening = false

  /// History is heard from so long ago, and of a large desk the latest so many acts and arrivals: what is older has
  /// faded to next to nothing.
  private static let history: Duration = .days(7)
  private static let mostActs: Int64 = 100_000
  private static let mostArrivals = 50_000

  public init(_ desk: Desk) { self.desk = desk }

  /// What rings now, what weighs most first. Who asks while history is still being heard is told what is known so far.
  public func active() async throws(DeskError) -> [Warning] {
    if !isListening {
      isListening = true
      defer { isListening = false }
      try await listen()
    }
    return detector.active(at: desk.now())
  }

  private func listen() async throws(DeskError) {
    let last = try await desk.lastEvent()
    guard heard != last else { return }
    let from = heard ?? max(0, last - Self.mostActs)
    var keys = try await desk.arrivals(after: from, through: last)
    if heard == nil {
      let earliest = desk.now() - Self.history
      keys = Array(keys.filter { $0.at >= earliest }.suffix(Self.mostArrivals))
    }
    try await desk.eachRemark(of: keys) { _ = detector.hear($0) }
    heard = last
  }
}
