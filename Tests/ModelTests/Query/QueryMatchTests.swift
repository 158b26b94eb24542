import Foundation
import Model
import Testing

@Suite("Matching a query in memory")
struct QueryMatchTests {
  private let now = Instant(milliseconds: 20_758 * 86_400_000 + 36_000_000)  // 2026-11-01 10:00
  private let subject: QuerySubject

  init() {
    var conversation = Conversation(
      id: .init(rawValue: 128), channel: "mastodon:@acme@social.example", thread: "t", follower: .init(rawValue: 1),
      openedAt: now - .hours(12))
    conversation.kind = .complaint
    conversation.also = [.adverseEvent]
    conversation.stance = .unsupportive
    conversation.segment = .patient
    conversation.topics = ["price"]
    conversation.language = "fr"
    conversation.urgency = .today
    conversation.priority = .high
    conversation.holder = "ana"
    conversation.labels = ["call back"]
    conversation.exchange.firstInboundAt = now - .hours(12)
    conversation.exchange.lastInboundAt = now - .hours(3)
    conversation.updatedAt = now - .minutes(5)
    conversation.clocks = [
      Clock(
        kind: .safety, policy: "safety", calendar: "calendar", target: 0, started: now, due: now + .hours(2)),
      Clock(
        kind: .firstResponse, policy: "safety", calendar: "calendar", target: 0, started: now,
        due: now + .minutes(20)),
      Clock(
        kind: .resolution, policy: "safety", calendar: "calendar", target: 0, started: now, due: now - .hours(2),
        state: .stopped(at: now)),
    ]
    conversation.escalation = Escalation(to: "chief", from: "ana", at: now, reason: 2)
    subject = QuerySubject(
      conversation: conversation, profile: Profile(handle: "Mia_H", followers: 1200),
      texts: ["Ça fait trois fois que j'ECRIS !", "No refund, don't-ask №5 naïve café"])
  }

  @Test(
    "finds the conversation",
    arguments: [
      "", "is:open", "is:held", "is:mine", "is:escalated", "is:unanswered", "is:pending,open", "kind:complaint",
      "also:adverse_event", "also:complaint", "stance:unsupportive", "segment:hcp,patient", "topic:price", "lang:fr",
      "label:\"call back\"", "priority:high", "priority:>=high", "priority:normal..urgent", "urgency:>=2", "urgency:2",
      "channel:mastodon", "channel:mastodon:@acme@social.example", "holder:ana", "holder:me", "from:mia_h",
      "followers:>1000", "followers:1200", "followers:..1200", "due:<30m", "due:>10m", "due:<=20m", "due:2026-11-01",
      "due:>=2026-11-01T10:20", "age:>2h", "age:<4h", "age:=3h", "opened:>10h", "opened:2026-10-31",
      "opened:<2026-11-01", "updated:<10m", "updated:>=2026-11-01", "updated:>2026-10-31", "id:1,128",
      "escalated-to:chief", "-kind:question", "is:open kind:complaint lang:fr", "trois", "TROIS FOIS",
      "\"trois fois que\"", "ca", "ecris", "écris", "refund", "refu*", "\"no refu\"*", "don't",
      "\"don t ask\"", "naive", "CAFÉ", "cafe\u{301}", "5", "-\"fois trois\"", "refunds", "REFUNDED", "cafés",
      "-\"refunds\"", "#refund", "-#refunds", "asking", "refund!",
    ])
  func finds(text: String) throws {
    #expect(try Query(text).matches(subject, now: now, me: "ana"))
  }

  @Test(
    "leaves the conversation out",
    arguments: [
      "is:done", "is:unheld", "is:overdue", "is:answered", "is:tosend", "is:corrected", "is:snoozed",
      "kind:adverse_event", "also:question", "stance:neutral", "segment:hcp", "topic:pric", "lang:en", "label:call",
      "priority:low", "priority:>high", "urgency:<2", "channel:masto", "channel:mastodon:@acme", "holder:ben",
      "holder:none", "from:mia", "followers:>1200", "followers:<1200", "due:<20m", "due:>20m", "due:overdue",
      "due:none", "age:<3h", "age:>3h", "opened:<12h", "opened:2026-11-01", "updated:>10m", "id:12",
      "escalated-to:none", "escalated-to:me", "-kind:complaint", "is:open lang:en", "roi", "\"fois trois\"",
      "\"trois que\"", "refun", "\"no refu\"", "\"j ecris no\"", "asks*",
      "\"refunds\"", "#refunds", "@refunds", "refunds*", "-refunds", "-refunded", "label:calls", "(refunds)",
    ])
  func leavesOut(text: String) throws {
    #expect(try !Query(text).matches(subject, now: now, me: "ana"))
    #expect(try Query("-is:done \(text)").matches(subject, now: now, me: "ana") == false)
  }

  @Test("nothing is mine without a me")
  func nobody() throws {
    #expect(try !Query("is:mine").matches(subject, now: now, me: nil))
    #expect(try !Query("holder:me").matches(subject, now: now, me: nil))
    var free = subject
    free.conversation.holder = nil
    #expect(try !Query("is:mine,held").matches(free, now: now, me: nil))
    #expect(try Query("holder:none is:unheld").matches(free, now: now, me: nil))
  }

  @Test("an overdue clock, a missing deadline and an unknown follower count are told apart")
  func edges() throws {
    var late = subject
    late.conversation.clocks[1].due = now - .milliseconds(1)
    for text in ["is:overdue", "due:overdue", "due:<30m", "due:<0s"] {
      #expect(try Query(text).matches(late, now: now, me: nil), "\(text)")
    }
    var quiet = subject
    quiet.conversation.clocks = []
    quiet.profile.followers = nil
    for text in ["due:none", "-due:<30m", "-followers:>1", "-is:overdue"] {
      #expect(try Query(text).matches(quiet, now: now, me: nil), "\(text)")
    }
    #expect(try !Query("followers:>=0").matches(quiet, now: now, me: nil))
  }

  @Test("a day is the same half-open stretch that a table would be asked for")
  func stretches() throws {
    let day = try date("2026-11-01")
    let start = Instant(milliseconds: 20_758 * 86_400_000)
    #expect(Query.Moment.day(.equal(day)).stretch(now: now) == .init(from: start, before: start + .days(1)))
    #expect(Query.Moment.day(.more(day)).stretch(now: now) == .init(from: start + .days(1), before: nil))
    #expect(
      Query.Moment.ago(.less(1000)).stretch(now: now) == .init(from: now - .milliseconds(999), before: nil))
    #expect(Query.Due.left(.less(1000)).stretch(now: now) == .init(from: nil, before: now + .seconds(1)))
    #expect(Query.Due.none.stretch(now: now) == nil)
  }

  @Test("words are cut and folded as the search index does")
  func words() {
    #expect(
      Words.folded("Don't PANIC: Größe_2, naïve—café🤦🏽!! №9 東京 Ångström İstanbul ")
        == "don t panic große 2 naive cafe 9 東京 angstrom istanbul")
    #expect(Words.folded("🙂 … \0\u{301}").isEmpty)
    #expect(Query.Phrase("Naïve  CAFÉ")?.forms == ["naive cafe"])
  }

  @Test("what is found is also where it is told to be, in the text as it was written")
  func places() throws {
    let texts =
      subject.texts + [
        "", "!!", "Don't PANIC: Größe_2, naïve—café🤦🏽!! №9 東京 Ångström İstanbul ", "e\u{301}te\u{301} \u{301}x\u{301}",
      ]
    let searches = [
      "trois", "\"trois fois\"", "don't", "refunds", "naive", "gross*", "große", "9", "東京", "ete", "x", "5",
    ]
    for text in texts {
      for search in searches {
        let phrase = try #require(try Query(search).phrases.first)
        let bytes = Array(text.utf8)
        let found = phrase.ranges(in: text).map { String(decoding: bytes[$0], as: UTF8.self) }
        #expect(found.isEmpty != phrase.isFound(in: Words.folded(text)), "\(search) in \(text)")
        #expect(found.allSatisfy { phrase.isFound(in: Words.folded($0)) }, "\(found)")
      }
    }
    let words = "I ask: asked, \"ASKING\"."
    #expect(try #require(Query.Phrase("ask", inAllForms: true)).ranges(in: words) == [2..<5, 7..<12, 15..<21])
  }

  @Test("a phrase is found at the start, in the midst and at the end, by whole words only")
  func phrases() throws {
    func isFound(_ phrase: String, in text: String, isPrefix: Bool = false) throws -> Bool {
      try #require(Query.Phrase(phrase, isPrefix: isPrefix)).isFound(in: Words.folded(text))
    }
    for phrase in ["one", "two", "three", "one two", "two three", "one two three"] {
      #expect(try isFound(phrase, in: "one two three"), "\(phrase)")
    }
    for phrase in ["on", "ne", "wo three", "two thre", "three one", "one three", "two three four"] {
      #expect(try !isFound(phrase, in: "one two three"), "\(phrase)")
    }
    #expect(try isFound("a a b", in: "a a a b"))
    #expect(try isFound("two thr", in: "one two three", isPrefix: true))
    #expect(try !isFound("hree", in: "one two three", isPrefix: true))
    #expect(try !isFound("one", in: ""))
  }

  @Test("a policy's conditions are decided in well below a microsecond")
  func fast() throws {
    let query = try Query(
      "-kind:spam also:media_enquiry,adverse_event segment:patient channel:mastodon priority:>=high")
    let clock = ContinuousClock()
    var found = 0
    let best = (0..<5).map { _ in
      clock.measure { for _ in 0..<20_000 where query.matches(subject, now: now, me: nil) { found += 1 } }
    }.min()
    #expect(found == 100_000)
    // Unoptimised and on a busy machine; `make bench` measures the real thing.
    #expect(try #require(best) / 20_000 < .microseconds(50))
  }
}
