import Chance
import Model
import Testing

@Suite("Whatever happens to a conversation")
struct ConversationPropertyTests {
  @Test("its events remake it, its clocks follow its state, and nothing is half done", arguments: 0..<200)
  func invariants(seed: UInt64) throws {
    var random = SplitMix(seed: seed)
    var it = Case(Kind.allCases.randomElement(using: &random) ?? .question)
    for _ in 0..<60 {
      it.step(&random)
      checkInvariants(it)
    }
    #expect(it.replayed == it.conversation)
    #expect(it.history.map(\.sequence) == Array(1...it.history.count))
    let bodies = it.history.map(\.body)
    #expect(try Event.Body.bodies(json: Event.Body.json(bodies)) == bodies)
  }

  private func checkInvariants(_ it: Case) {
    let conversation = it.conversation
    #expect(Set(conversation.clocks.map(\.kind)).count == conversation.clocks.count)
    if conversation.status == .done {
      #expect(!conversation.clocks.contains { $0.isRunning && $0.kind != .safety })
    }
    if conversation.exchange.waitingSince == nil {
      #expect(conversation.clock(.firstResponse)?.isRunning != true)
      #expect(conversation.clock(.nextResponse)?.isRunning != true)
    }
    if conversation.status == .pending { #expect(conversation.exchange.lastAnswerAt != nil) }
    if !conversation.isEscalated { #expect(conversation.clock(.acknowledgement)?.isRunning != true) }
    if let request = conversation.request {
      #expect(request.to == conversation.holder)
      #expect(request.by != conversation.holder)
      #expect(conversation.status != .done)
    }
    #expect(conversation.messages == it.texts.map(\.number).max() ?? 0)
    #expect(conversation.events == it.history.count)
  }
}

extension Case {
  /// Does one thing at random; a refusal must leave everything as it was.
  mutating func step(_ random: inout SplitMix) {
    let wait = Duration.minutes(Int.random(in: 0...600, using: &random))
    let who = Self.team.randomElement(using: &random) ?? Self.ana
    switch Int.random(in: 0..<10, using: &random) {
    case 0, 1: says("more", Kind.allCases.randomElement(using: &random) ?? .question, after: wait)
    case 2: weAnswer("seen", after: wait)
    case 3:
      let before = conversation
      do { try undo(who, after: wait) } catch { #expect(conversation == before) }
    default:
      let before = conversation
      do { try act(action(&random), who, after: wait) } catch { #expect(conversation == before) }
    }
  }

  private func action(_ random: inout SplitMix) -> Action {
    let names = Self.team.map(\.name)
    let name = names.randomElement(using: &random) ?? "ana"
    let all: [Action] =
      [
        .hold, .letGo, .assign(to: name), .ask, .ask, .handOver, .keep, .takeOver(for: nil), .takeOver(for: name),
        .reply(text: "Hello"), .note(text: "look, @\(name)"),
        .escalate(to: name, reason: "why"),
        .acknowledge, .decide(.approve(text: "Yes")), .decide(.handBack(instruction: "Do")),
        .decide(.decline(reason: "No")), .setPriority(Priority.allCases.randomElement(using: &random) ?? .high),
        .label(add: [name], remove: []), .label(add: [], remove: [name]),
        .correct(.init(kind: Kind.allCases.randomElement(using: &random))), .snooze(until: now + .hours(9)), .wake,
        .done,
        .reopen, .recalculate,
      ] + conversation.toSend.map { .deliver(message: $0, remoteID: nil) }
    return all.randomElement(using: &random) ?? .hold
  }
}
