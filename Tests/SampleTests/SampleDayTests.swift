import Model
import Testing

@testable import Sample

@Suite("The sample day")
struct SampleDayTests {
  static let now = Instant(milliseconds: 1_747_146_600_000)

  private func live(_ seed: UInt64, _ count: Int) -> [(message: Incoming, at: Instant)] {
    var day = SampleDay(seed: seed, now: Self.now)
    var at = Self.now
    return (0..<count).map { _ in
      let (message, wait) = day.next(at: at)
      defer { at = at + wait }
      return (message, at)
    }
  }

  @Test("is the same for the same seed and start, and another for another")
  func deterministic() {
    #expect(SampleDay(seed: 7, now: Self.now).history == SampleDay(seed: 7, now: Self.now).history)
    #expect(SampleDay(seed: 7, now: Self.now).acts == SampleDay(seed: 7, now: Self.now).acts)
    #expect(SampleDay(seed: 7, now: Self.now).history != SampleDay(seed: 8, now: Self.now).history)
    #expect(live(7, 300).map(\.message) == live(7, 300).map(\.message))
    #expect(live(7, 300).map(\.message) != live(8, 300).map(\.message))
  }

  @Test("has about 140 conversations that end just before now", arguments: [1, 2, 3] as [UInt64])
  func history(seed: UInt64) throws {
    let history = SampleDay(seed: seed, now: Self.now).history
    let conversations = Set(history.filter { !$0.isOurs }.map { [$0.thread ?? "", $0.account] })
    #expect((120...150).contains(conversations.count), "\(conversations.count)")
    #expect(history.map(\.at) == history.map(\.at).sorted())
    let last = try #require(history.last)
    #expect(last.at < Self.now && last.at > Self.now - .minutes(5))
    #expect(history.allSatisfy { $0.at > Self.now - .hours(12) })
    #expect(Set(history.map(\.channel)) == Set(SampleDay.channels))
    #expect(history.contains { $0.isOurs })
  }

  @Test("is plainly a sample, whole and without repetition")
  func ids() throws {
    let messages = SampleDay(seed: 1, now: Self.now).history + live(1, 2000).map(\.message)
    #expect(messages.allSatisfy { $0.id.hasPrefix("sample-") && $0.account.hasPrefix("sample-") })
    #expect(Set(messages.map(\.id)).count == messages.count)
    #expect(messages.allSatisfy { !$0.text.isEmpty && !$0.text.contains("{") && !$0.profile.handle.isEmpty })
    let known = Set(messages.map(\.id))
    #expect(
      messages.allSatisfy { message in message.parent.map { known.contains($0) || $0.contains("-post-") } ?? true })
    // A follower has one profile, and one account one handle.
    let accounts = Dictionary(grouping: messages, by: \.account)
    #expect(accounts.values.allSatisfy { told in told.allSatisfy { $0.profile == told[0].profile } })
    let handles = Dictionary(grouping: messages, by: { $0.channel + $0.profile.handle }).mapValues {
      Set($0.map(\.account)).count
    }
    #expect(handles.values.allSatisfy { $0 == 1 })
  }

  @Test("stays quiet for a minute, then the price storm builds, rages and ebbs")
  func storm() {
    let stream = live(1, 1500)
    func rate(_ minutes: Range<Int>) -> (messages: Double, priced: Double) {
      let span = (Self.now + .minutes(minutes.lowerBound))..<(Self.now + .minutes(minutes.upperBound))
      let said = stream.filter { span.contains($0.at) }
      let priced = said.filter {
        $0.message.text.lowercased().contains("#priceofliving") || $0.message.text.contains("38")
      }
      return (Double(said.count) / Double(minutes.count), Double(priced.count) / Double(minutes.count))
    }
    #expect((3.0...12.0).contains(rate(0..<1).messages))
    #expect(rate(0..<1).priced == 0)
    #expect(rate(3..<5).priced > rate(1..<3).priced)
    #expect(rate(5..<14).messages > 30)
    #expect(rate(5..<14).priced > 20)
  }

  @Test("gives its team acts on messages that are there, after they were said, within the roles")
  func acts() throws {
    let day = SampleDay(seed: 1, now: Self.now)
    #expect(day.acts.count > 100)
    #expect(day.acts.map(\.at) == day.acts.map(\.at).sorted())
    for act in day.acts {
      let message = try #require(day.history.first { $0.channel == act.channel && $0.id == act.message })
      #expect(message.at < act.at && act.at <= Self.now, "\(act)")
      let teammate = try #require(SampleTeam.all.first { $0.name == act.who })
      #expect(teammate.role.mayAct)
      if case .act(.escalate(let to, _)) = act.deed {
        #expect(SampleTeam.all.contains { $0.name == to && $0.role.isOnTheLine })
      }
    }
  }

  @Test("gives its team only acts that the model allows, in their order")
  func actsAreAllowed() throws {
    let day = SampleDay(seed: 1, now: Self.now)
    let rules = Rules(book: .standard, team: SampleTeam.all)
    var conversations: [String: Conversation] = [:]
    for act in day.acts {
      let opening = try #require(day.history.first { $0.id == act.message })
      var conversation =
        conversations[act.message]
        ?? Conversation(
          id: Conversation.ID(rawValue: 1), channel: act.channel, thread: act.message,
          follower: Follower.ID(rawValue: 1), openedAt: opening.at
        ).receive(
          opening, reading: Reading(needsReply: true), segment: .general, at: opening.at, rules: rules,
          profile: opening.profile
        ).conversation
      if case .act(let action) = act.deed {
        let teammate = try #require(rules.teammate(act.who))
        conversation =
          try conversation.decide(action, by: teammate, at: act.at, rules: rules, profile: opening.profile).conversation
      }
      conversations[act.message] = conversation
    }
    #expect(conversations.values.contains { $0.isEscalated })
  }

  @Test("is written without a line that makes no sense")
  func scripts() {
    for text in [SampleScenes1.text, SampleScenes2.text] {
      #expect(SampleScript.scenes(text).nonsense.isEmpty)
    }
    func lines(_ text: String) -> Int { text.split(separator: "\n").count }
    let cast = SampleScript.cast(SampleCast.text)
    #expect(cast.count == lines(SampleCast.text))
    #expect(SampleScript.remarks(SampleLive.text).count == lines(SampleLive.text))
    let handles = Set(cast.map(\.handle))
    let scenes = SampleScript.scenes(SampleScenes1.text).scenes + SampleScript.scenes(SampleScenes2.text).scenes
    for scene in scenes + SampleScript.remarks(SampleLive.text) {
      switch scene.who {
      case .named(let handle): #expect(handles.contains(handle))
      case .anybody(let segment, let language):
        #expect(SampleCrowd.bios["\(segment) \(language)"] != nil, "\(segment) \(language)")
        #expect(SampleCrowd.names[language] != nil)
      }
    }
    let messages = scenes.reduce(0) { $0 + 1 + $1.steps.count } + SampleScript.remarks(SampleLive.text).count
    #expect(messages >= 150, "written by hand: \(messages)")
  }
}
