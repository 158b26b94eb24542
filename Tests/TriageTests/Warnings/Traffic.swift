import Chance
import Foundation
import Model

@testable import Triage

/// Made-up traffic in which nothing happens: many people, topics, hashtags and posts, each at a rate of its own.
struct Traffic: Sendable, CustomStringConvertible {
  var name: String
  var perDay: Double
  /// The busiest hour against the common one, as a power of e: 1.15 is ten times the quietest.
  var dayCycle = 0.0
  /// The variance of the rate from one ten minutes to the next, its mean being 1.
  var dispersion = 0.0
  /// How many times more every day.
  var growth = 1.0

  var description: String { name }

  static let start = Instant(iso8601: "2026-03-02T04:00:00Z") ?? Instant(milliseconds: 0)
  private static let topics = ["price", "access", "side_effects", "safety", "service", "product", "thanks", "trials"]
  private static let segments: [Segment] = [.general, .general, .general, .patient, .patient, .hcp, .carer]

  func remarks(days: Int, seed: UInt64) -> [Remark] {
    var dice = SplitMix(seed: seed)
    var said: [Remark] = []
    var level = 1.0
    for minute in 0..<days * 1440 {
      if minute % 10 == 0, dispersion > 0 { level = dice.gamma(shape: 1 / dispersion) }
      let cycle = exp(dayCycle * sin(Double(minute) / 1440 * 2 * .pi - .pi / 2))
      let rate = perDay / 1440 * cycle * level * pow(growth, Double(minute) / 1440)
      var second = dice.wait(rate: rate) * 60
      while second < 60 {
        let at = Self.start + .milliseconds(minute * 60_000 + Int(second * 1000))
        said.append(remark(at, day: minute / 1440, number: said.count, &dice))
        second += dice.wait(rate: rate) * 60
      }
    }
    return said
  }

  private func remark(_ at: Instant, day: Int, number: Int, _ dice: inout SplitMix) -> Remark {
    let account = Int64(pow(dice.uniform(), 2) * 20_000)
    let isUnderPost = dice.uniform() < 0.2
    let topic = Self.topics[Int(pow(dice.uniform(), 2) * 8)]
    let tag = Int(pow(dice.uniform(), 3) * 400)
    return Remark(
      at: at, conversation: .init(rawValue: Int64(number)), account: .init(rawValue: account),
      handle: "somebody\(account)", audience: Int(dice.uniform() * 2000),
      thread: isUnderPost ? "post\(day)-\(Int(dice.uniform() * 5))" : "t\(number)",
      topics: dice.uniform() < 0.6 ? [topic] : [], text: dice.uniform() < 0.4 ? "so it goes #tag\(tag)" : "so it goes",
      segment: Self.segments.randomElement(using: &dice) ?? .general,
      stance: dice.uniform() < 0.3 ? .unsupportive : .neutral)
  }
}

extension EarlyWarning {
  /// Hears them all; gives what began to ring.
  mutating func hear(_ remarks: [Remark]) -> [Warning] {
    var begun: [Warning] = []
    for remark in remarks { begun += hear(remark) }
    return begun
  }
}
