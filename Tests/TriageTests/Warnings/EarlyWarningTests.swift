import Model
import Testing

@testable import Triage

@Suite struct EarlyWarningTests {
  /// Three days on a desk that hears 1500 a day.
  private static let past = Traffic(name: "past", perDay: 1500, dayCycle: 0.7).remarks(days: 3, seed: 11)
  private static let end = past.last?.at ?? Traffic.start

  /// A desk that has lived through the past.
  private func experienced() -> EarlyWarning {
    var detector = EarlyWarning()
    _ = detector.hear(Self.past)
    return detector
  }

  /// So many voices, evenly spread, each from somebody new.
  private func voices(
    _ count: Int, every gap: Duration, after: Duration = .zero, from first: Int64 = 1_000_000, topics: [String] = [],
    text: String = "", thread: String? = nil, segment: Segment = .general, stance: Stance = .neutral,
    audience: Int = 100
  ) -> [Remark] {
    (0..<count).map { number in
      Remark(
        at: Self.end + after + gap * (number + 1), conversation: .init(rawValue: first + Int64(number)),
        account: .init(rawValue: first + Int64(number)), handle: "new\(number)", audience: audience, channel: "x:@acme",
        thread: thread ?? "own\(first)-\(number)", topics: topics, text: text, segment: segment, stance: stance)
    }
  }

  // MARK: Bursts

  @Test("A hashtag that nobody used rings with its sixth voice")
  func newHashtag() throws {
    var detector = experienced()
    let storm = voices(12, every: .seconds(30), text: "up again #priceOfLiving")
    #expect(detector.hear(Array(storm.prefix(5))).isEmpty)
    let warning = try #require(detector.hear(storm[5]).first)
    #expect(warning.cause == .burst)
    #expect(warning.subject == .hashtag("priceofliving"))
    #expect(warning.headline == "#priceOfLiving ×6 in 10 min")
    #expect(warning.query.description == "#priceOfLiving")
    #expect((warning.observed, warning.since) == (6, storm[5].at))
    #expect(warning.expected < 0.1 && warning.chance < 1e-5)
    #expect(warning.conversations.map(\.rawValue) == Array(1_000_000...1_000_005))
    #expect(detector.hear(Array(storm[6...])).filter { $0.subject == warning.subject }.isEmpty)
  }

  @Test(
    "A subject that is often spoken of rings within so many voices of a storm",
    arguments: [(12.0, 30), (25.0, 25)])
  func commonSubject(_ times: Double, _ most: Int) throws {
    var detector = experienced()
    let usual = Double(Self.past.suffix(500).count { $0.topics == ["price"] }) / 500 * 1500 / 1440
    let gap = Duration.milliseconds(Int(60_000 / (usual * times)))
    var heard = 0
    for remark in voices(200, every: gap, topics: ["price"]) {
      heard += 1
      if detector.hear(remark).contains(where: { $0.subject == .topic("price") }) { break }
    }
    #expect(heard <= most)
  }

  @Test("A segment and a thread ring as well, and say where to look")
  func segmentAndThread() throws {
    var detector = experienced()
    let warnings = detector.hear(voices(40, every: .seconds(6), thread: "post", segment: .journalist))
    let segment = try #require(warnings.first { $0.subject == .segment(.journalist) })
    #expect(segment.query.description == "segment:journalist sort:newest")
    let thread = try #require(warnings.first { $0.subject == .thread(channel: "x:@acme", id: "post") })
    #expect(thread.query.description.hasPrefix("id:"))
  }

  @Test("One account that writes all day is one voice")
  func oneAccount() {
    var detector = experienced()
    let flood = voices(500, every: .seconds(1), topics: ["price"], text: "#buy #now", thread: "mine").map { remark in
      var remark = remark
      remark.account = .init(rawValue: 1_000_000)
      return remark
    }
    #expect(detector.hear(flood).isEmpty)
  }

  @Test("A desk that has just begun says nothing: it does not know what is usual")
  func newDesk() {
    var detector = EarlyWarning()
    #expect(detector.hear(voices(300, every: .seconds(5), topics: ["price"], text: "#priceOfLiving")).isEmpty)
  }

  @Test("What rings falls silent when it is as usual again, and may ring anew")
  func silence() throws {
    var detector = experienced()
    _ = detector.hear(voices(20, every: .seconds(20), text: "#priceOfLiving"))
    let active = try #require(detector.active(at: Self.end + .seconds(400)).first)
    #expect(active.subject == .hashtag("priceofliving"))
    #expect(active.observed == 20)
    #expect(detector.active(at: Self.end + .minutes(30)).map(\.cause) == [.group])
    #expect(detector.active(at: Self.end + .hours(3)).isEmpty)
    let again = voices(20, every: .seconds(20), after: .hours(4), from: 2_000_000, text: "#priceOfLiving")
    #expect(detector.hear(again).contains { $0.subject == .hashtag("priceofliving") })
  }

  @Test("A silence of months is no past: what comes after it is no storm")
  func longSilence() {
    var detector = experienced()
    let later = Self.past.prefix(600).map { remark in
      var remark = remark
      remark.at = remark.at + .days(90)
      return remark
    }
    #expect(detector.hear(later).isEmpty)
  }

  @Test("What comes late counts where it belongs, and what is years old rings nothing now")
  func late() {
    var detector = experienced()
    let now = voices(1, every: .seconds(300))
    let late = voices(7, every: .seconds(20), text: "#late")
    #expect(detector.hear(now + late).contains { $0.subject == .hashtag("late") })
    let old = voices(200, every: .seconds(2), after: .days(-700), from: 3_000_000, text: "#old")
    #expect(detector.hear(old).isEmpty)
  }

  // MARK: The others

  @Test("A group that grows too slowly for a burst rings as a group")
  func group() throws {
    var detector = experienced()
    let warnings = detector.hear(voices(30, every: .minutes(4), text: "#join"))
    let group = try #require(warnings.first { $0.cause == .group })
    #expect(group.subject == .hashtag("join"))
    #expect(group.headline == "#join: \(group.observed) new accounts in 2 h")
    #expect(!warnings.contains { $0.cause == .burst })
  }

  @Test("A large audience that joins rings once, with the subject it joins")
  func reach() throws {
    var detector = experienced()
    _ = detector.hear(voices(5, every: .seconds(60), text: "#join"))
    let star = voices(3, every: .seconds(60), after: .minutes(6), from: 5_000_000, text: "#join", audience: 250_000)
    let warnings = detector.hear(star)
    let joins = try #require(warnings.first { $0.cause == .reach })
    #expect(joins.headline == "@new0 (250k) joins #join")
    #expect(joins.query.description == "from:new0 sort:newest")
    #expect(joins.expected < 1000)
    var happy = star
    for index in happy.indices {
      happy[index].stance = .supportive
      happy[index].account = .init(rawValue: 6_000_000 + Int64(index))
    }
    #expect(!detector.hear(happy).contains { $0.cause == .reach })
  }

  @Test("A rising share of the unsupportive rings; as many voices with the usual share do not")
  func share() throws {
    var detector = experienced()
    let turn = voices(60, every: .seconds(60), topics: ["service"], stance: .unsupportive)
    let warning = try #require(detector.hear(turn).first { $0.cause == .unsupportive && $0.subject == .everything })
    let whole = try #require(warning.outOf)
    #expect(whole >= 20)
    #expect(Double(warning.observed) / Double(whole) > warning.expected / Double(whole) + 0.1)
    #expect(warning.headline.hasPrefix("all "))
    #expect(warning.query.description == "stance:unsupportive sort:newest")
    var same = experienced()
    let mixed = turn.enumerated().map { index, remark in
      var remark = remark
      remark.stance = index % 10 < 3 ? .unsupportive : .neutral
      return remark
    }
    #expect(!same.hear(mixed).contains { $0.cause == .unsupportive })
  }

  // MARK: Properties

  @Test("The same remarks ring the same warnings, and looking changes nothing")
  func pure() {
    let remarks = Self.past + voices(60, every: .seconds(5), topics: ["price"], text: "#priceOfLiving")
    var one = EarlyWarning()
    var other = EarlyWarning()
    var said: [Warning] = []
    for remark in remarks {
      said += other.hear(remark)
      _ = other.active(at: remark.at + .minutes(20))
    }
    #expect(one.hear(remarks) == said)
    #expect(one.active(at: Self.end + .minutes(5)) == other.active(at: Self.end + .minutes(5)))
  }

  @Test("A flood of new hashtags, threads and accounts fills no memory and hides no storm")
  func hostile() {
    var detector = experienced()
    let flood = (0..<6000).map { number in
      Remark(
        at: Self.end + .milliseconds(number * 100), conversation: .init(rawValue: Int64(number)),
        account: .init(rawValue: 7_000_000 + Int64(number)), thread: "flood\(number)",
        text: (0..<8).map { "#f\(number)x\($0)" }.joined(separator: " "))
    }
    var found = false
    var storm = voices(20, every: .seconds(20), text: "#priceOfLiving").makeIterator()
    var next = storm.next()
    for remark in flood {
      if let voice = next, voice.at <= remark.at {
        if detector.hear(voice).contains(where: { $0.subject == .hashtag("priceofliving") }) { found = true }
        next = storm.next()
      }
      _ = detector.hear(remark)
    }
    #expect(found)
    #expect(detector.remembered <= EarlyWarning.mostRemembered)
  }
}
