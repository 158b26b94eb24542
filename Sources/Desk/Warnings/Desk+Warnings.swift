public import Model
internal import Store
public import Triage

extension Desk {
  /// Lets the early warning hear the desk's history as it was said, and gives what would have rung, and when.
  ///
  /// Memory grows by some bytes an arrival, whatever was said.
  ///
  /// - Parameters:
  ///   - since: what began to ring before this is left out, though all of history is heard; nil for everything.
  ///   - sensitivity: how easily it rings.
  public func replayWarnings(
    since: Instant? = nil, _ sensitivity: Sensitivity = Sensitivity()
  ) async throws(DeskError) -> WarningReplay {
    let keys = try await arrivals(after: 0, through: try await lastEvent())
    var detector = EarlyWarning(sensitivity)
    var warnings: [Warning] = []
    try await eachRemark(of: keys) { remark in
      warnings += detector.hear(remark).filter { warning in since.map { warning.since >= $0 } ?? true }
    }
    return WarningReplay(warnings: warnings, arrivals: keys.count, from: keys.map(\.at).min(), to: keys.map(\.at).max())
  }

  /// The arrivals after an act, up to another, read in pieces so that nobody waits long.
  func arrivals(after number: Int64, through last: Int64) async throws(DeskError) -> [Heard.Key] {
    var keys: [Heard.Key] = []
    var from = number
    while from < last {
      let (begin, end) = (from, min(from + 20_000, last))
      keys += try await reading { try $0.arrivals(after: begin, through: end) }
      from = end
    }
    return keys
  }

  /// The latest act, and the arrivals after another one; nil for those where they are too many to be read at once.
  func latest(after number: Int64) async throws(DeskError) -> (last: Int64, keys: [Heard.Key]?) {
    try await glancing { reader in
      let last = try reader.lastChange()
      if last - number > 20_000 { return (last, nil) }
      return (last, last == number ? [] : try reader.arrivals(after: number, through: last))
    }
  }

  /// Calls back with each arrival in the order in which they were said.
  func eachRemark(of keys: [Heard.Key], _ body: (Remark) -> Void) async throws(DeskError) {
    let ordered = keys.ordered { ($0.at, $0.act) < ($1.at, $1.act) }
    for start in stride(from: 0, to: ordered.count, by: 500) {
      let piece = ordered[start..<min(start + 500, ordered.count)]
      let remarks = try await glancing { try $0.heard(Array(piece)).map(Remark.init) }
      for remark in remarks { body(remark) }
    }
  }
}

/// What would have rung over a desk's history.
public struct WarningReplay: Sendable {
  /// In the order in which they began to ring.
  public var warnings: [Warning]
  /// How many messages of followers were heard, the first and the last.
  public var arrivals: Int
  public var from: Instant?
  public var to: Instant?
}

extension Remark {
  init(_ heard: Heard) {
    self.init(
      at: heard.at, conversation: heard.conversation, account: heard.follower, handle: heard.handle,
      audience: heard.followers, channel: heard.channel, thread: heard.thread, topics: heard.topics,
      text: heard.text, segment: heard.segment, stance: heard.stance)
  }
}
