import Foundation
import Model
import Testing

@Suite("A policy book")
struct PolicyBookTests {
  private func subject(_ change: (inout Conversation) -> Void) -> QuerySubject {
    var conversation = Conversation(
      id: .init(rawValue: 1), channel: "mastodon:@acme", thread: "t", follower: .init(rawValue: 1),
      openedAt: Instant(milliseconds: 0))
    change(&conversation)
    return QuerySubject(conversation: conversation, profile: Profile(handle: "mia"))
  }

  @Test("the first policy that matches counts")
  func firstMatch() {
    let cases: [(String, QuerySubject)] = [
      ("safety", subject { $0.kind = .adverseEvent }),
      ("safety", subject { ($0.kind, $0.also) = (.complaint, [.qualityComplaint]) }),
      ("spam", subject { ($0.kind, $0.segment) = (.spam, .influencer) }),
      ("press", subject { ($0.kind, $0.segment) = (.mediaEnquiry, .journalist) }),
      ("hcp medical questions", subject { ($0.kind, $0.segment) = (.medicalQuestion, .hcp) }),
      ("influencers and officials", subject { ($0.kind, $0.segment) = (.complaint, .publicOfficial) }),
      ("complaints", subject { $0.kind = .complaint }),
      ("questions", subject { ($0.kind, $0.segment) = (.medicalQuestion, .patient) }),
      ("everything else", subject { $0.kind = .praise }),
    ]
    for (name, subject) in cases {
      #expect(PolicyBook.standard.firstMatch(subject, now: Instant(milliseconds: 0))?.name == name)
    }
    #expect(Set(cases.map(\.0)) == Set(PolicyBook.standard.policies.map(\.name)))
  }

  @Test("starts clocks with their deadline, and none where a policy has no time for them")
  func clocks() throws {
    let book = PolicyBook.standard(zone: try zone("Europe/Paris"))
    let friday = try wall("2025-11-21T17:00", zone("Europe/Paris"))
    let complaints = try #require(book.policy(named: "complaints"))
    let first = try #require(book.clock(.firstResponse, under: complaints, at: friday))
    #expect(first.due == (try wall("2025-11-24T10:30", zone("Europe/Paris"))))
    #expect(first.policy == "complaints" && first.calendar == "office" && first.target == .h(2) && first.isRunning)
    let resolution = try #require(book.clock(.resolution, under: complaints, at: friday))
    #expect(resolution.due == (try wall("2025-11-25T16:00", zone("Europe/Paris"))))
    let spam = try #require(book.policy(named: "spam"))
    #expect(book.clock(.firstResponse, under: spam, at: friday) == nil)
    let safety = try #require(book.policy(named: "safety"))
    #expect(book.clock(.safety, under: safety, at: friday)?.due == friday + .hours(24))
    #expect(book.clock(.acknowledgement, under: spam, at: friday)?.due == friday + .minutes(15))
  }

  @Test("pauses, resumes and moves a clock on the calendars it knows")
  func changes() throws {
    let book = PolicyBook.standard
    let monday = try utc("2025-11-24T10:00")
    let complaints = try #require(book.policy(named: "complaints"))
    let clock = try #require(book.clock(.resolution, under: complaints, at: monday))
    let paused = try #require(book.paused(clock, at: monday + .hours(1)))
    #expect(book.resumed(paused, at: monday + .hours(3))?.due == (try utc("2025-11-26T11:00")))
    let everything = try #require(book.policy(named: "everything else"))
    #expect(book.moved(clock, to: everything) == nil)
    var strange = clock
    strange.calendar = "gone"
    #expect(book.paused(strange, at: monday) == nil)
    #expect(book.moved(strange, to: complaints)?.calendar == "office")
  }

  @Test("is the same after JSON")
  func codable() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let json = try encoder.encode(PolicyBook.standard)
    #expect(try JSONDecoder().decode(PolicyBook.self, from: json) == .standard)
    #expect(String(decoding: json, as: UTF8.self).contains(#""when":"also:adverse_event,quality_complaint""#))
  }

  @Test("with a fault is refused, and says what to do")
  func refuses() throws {
    let office = WorkingCalendar.weekdays(name: "office", zone: .utc, try span("09:00-17:00"))
    let closed = WorkingCalendar(name: "closed", zone: .utc, week: [:])
    func policy(_ calendar: String, _ time: Duration = .hours(1)) -> Policy {
      Policy(name: "p", when: Query(), targets: [.firstResponse: .init(time, calendar)])
    }
    func failure(_ calendars: [WorkingCalendar], _ policies: [Policy]) -> PolicyError? {
      do throws(PolicyError) {
        _ = try PolicyBook(version: 1, calendars: calendars, policies: policies)
        return nil
      } catch { return error }
    }
    #expect(failure([office], [policy("office")]) == nil)
    #expect(failure([office, office], []) == .twoCalendars("office"))
    #expect(failure([office], [policy("office"), policy("office")]) == .twoPolicies("p"))
    #expect(failure([closed], [policy("closed")]) == .closedCalendar("closed", policy: "p", .firstResponse))
    #expect(failure([office], [policy("office", .zero)]) == .badTarget(policy: "p", .firstResponse))
    #expect(failure([office], [policy("office", .days(367))]) == .badTarget(policy: "p", .firstResponse))
    #expect(
      failure([office], [policy("offcie")])?.description
        == "policy 'p' counts first_response on 'offcie', which is no calendar: there is office")
  }
}
