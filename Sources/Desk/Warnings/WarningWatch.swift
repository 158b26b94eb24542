public import Model
internal import Store
internal import Triage

/// Listens to what arrives on a desk, by whichever process, and knows what rings.
///
/// It hears recent history first, in the order in which it was said, and then only what is new: asking often is cheap.
/// When history itself has grown, as by an import, it is heard anew once that is over. Nothing of this runs on the
/// caller's thread.
public actor WarningWatch {
  private let desk: Desk
  private var detector = EarlyWarning()
  /// The last act heard; nil before history was.
  private var heard: Int64?
  /// When the latest that was heard was said.
  private var latest = Instant(milliseconds: 0)
  /// How many came so late since history was heard that they belong to it.
  private var late = 0
  private var isListening = false

  /// History is heard from so long ago, and of a large desk the latest so many acts and arrivals: what is older has
  /// faded to next to nothing.
  private static let history: Duration = .days(7)
  private static let mostActs: Int64 = 100_000
  private static let mostArrivals = 50_000
  /// What was said so long before what is known is history, and so much of it is worth to hear all anew.
  private static let lateness: Duration = .minutes(10)
  private static let mostLate = 50

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
    guard let heard else { return try await hearHistory(through: desk.lastEvent()) }
    let (last, few) = try await desk.latest(after: heard)
    let keys = if let few { few } else { try await desk.arrivals(after: heard, through: last) }
    let lateOnes = keys.count { $0.at < latest - Self.lateness }
    late += lateOnes
    if lateOnes == 0, late >= Self.mostLate { return try await hearHistory(through: last) }
    try await hear(keys)
    self.heard = last
  }

  private func hearHistory(through last: Int64) async throws(DeskError) {
    detector = EarlyWarning()
    late = 0
    latest = Instant(milliseconds: 0)
    let earliest = desk.now() - Self.history
    let keys = try await desk.arrivals(after: max(0, last - Self.mostActs), through: last)
    try await hear(Array(keys.filter { $0.at >= earliest }.suffix(Self.mostArrivals)))
    heard = last
  }

  private func hear(_ keys: [Heard.Key]) async throws(DeskError) {
    latest = max(latest, keys.map(\.at).max() ?? latest)
    try await desk.eachRemark(of: keys) { _ = detector.hear($0) }
  }
}
