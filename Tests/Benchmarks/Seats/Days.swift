import Chance
import Desk
import Foundation
import Model
import Synchronization

/// Days of a brand's work, one after the other: comments come in, most are answered and closed the same day, a fifth of the
/// writers come back the next. What a desk weighs after a year of it says `docs/scale.md`.
struct Days {
  /// A comment of `generate.py`.
  struct Comment: Decodable {
    var id: String
    var channel: String
    var handle: String
    var text: String
    var bio: String?
    var followers: Int?
  }

  private let desk: Desk
  private let perDay: Int
  private let clock: Clock
  private var random: SplitMix
  private let agents = (1...8).map { Teammate(name: "agent\($0)", role: .agent) }
  private let chief = Teammate(name: "chief", role: .executive)
  private let safety = Teammate(name: "safety", role: .safety)
  /// What was answered yesterday, and may be taken up again.
  private var answered: [Comment] = []
  private(set) var acts = 0
  /// What the rules forbade: closing a suspected side effect that the safety team has not seen.
  private(set) var refused = 0

  /// - Parameters:
  ///   - first: the number of the first day.
  ///   - perDay: comments that open a conversation.
  init(_ address: String, from first: Int, perDay: Int) throws {
    let clock = Clock(day: first)
    desk = try Desk.open(address, now: { clock.now })
    self.clock = clock
    self.perDay = perDay
    random = SplitMix(seed: UInt64(first) + 1)
  }

  /// Lives through all days that there are comments for.
  mutating func run() async throws {
    for teammate in agents + [chief, safety] where try await !desk.team().contains(where: { $0.name == teammate.name })
    {
      try await desk.add(teammate)
    }
    var today: [Comment] = []
    let decoder = JSONDecoder()
    while let line = readLine() {
      today.append(try decoder.decode(Comment.self, from: Data(line.utf8)))
      if today.count == perDay {
        try await live(today)
        today = []
        clock.advance()
      }
    }
  }

  private mutating func live(_ comments: [Comment]) async throws {
    let opened = try await ingest(comments.map { incoming($0) })
    let returning = answered.filter { _ in random.isOne(in: 5) }
    let resumed = try await ingest(returning.map { incoming($0, again: true) })
    var work = Work()
    for id in opened { work.sort(id, &random) }
    try await act(work, resumed)
    let ours = Set(work.ours)
    answered = zip(comments, opened).filter { ours.contains($1) }.map { $0.0 }
  }

  /// - Returns: the conversation of each.
  private func ingest(_ messages: [Incoming]) async throws -> [Conversation.ID] {
    try await desk.ingest(messages).items.compactMap(\.conversation)
  }

  private func incoming(_ comment: Comment, again: Bool = false) -> Incoming {
    Incoming(
      channel: comment.channel, id: again ? "\(comment.id)-again" : comment.id, parent: again ? comment.id : nil,
      account: comment.handle,
      profile: Profile(handle: comment.handle, bio: comment.bio ?? "", followers: comment.followers), at: clock.now,
      text: again ? "Still nothing. \(comment.text)" : comment.text)
  }

  /// What is to be done with a day's conversations.
  private struct Work {
    /// Closed without a word: nothing is asked.
    var close: [Conversation.ID] = []
    var answer: [Conversation.ID] = []
    /// Answered, with a note before it.
    var note: [Conversation.ID] = []
    /// Answered, with a label and a corrected kind.
    var label: [Conversation.ID] = []
    /// An executive answers.
    var escalate: [Conversation.ID] = []

    /// What an agent answers.
    var ours: [Conversation.ID] { answer + note + label }

    mutating func sort(_ id: Conversation.ID, _ random: inout SplitMix) {
      switch random.next(below: 20) {
      case 0..<3: close.append(id)
      case 3..<5: note.append(id)
      case 5..<7: label.append(id)
      case 7: escalate.append(id)
      default: answer.append(id)
      }
    }
  }

  /// - Parameter resumed: what was taken up again, and is still held by who answered it.
  private mutating func act(_ work: Work, _ resumed: [Conversation.ID]) async throws {
    try await close(work.close)
    try await perform(.hold, on: work.ours + work.escalate)
    try await perform(.note(text: "Called the pharmacy: they have it again from Monday on."), on: work.note)
    try await perform(.label(add: ["delivery"], remove: []), on: work.label)
    try await perform(.correct(Action.Correction(kind: .question)), on: work.label)
    try await perform(.escalate(to: chief.name, reason: "Asks for money back in public."), on: work.escalate)
    try await perform(.acknowledge, on: work.escalate, by: chief)
    try await perform(
      .decide(.answer(text: "I am sorry. We pay it back, and I have asked our team to call you.")), on: work.escalate,
      by: chief)
    let ours = work.ours + resumed
    try await perform(
      .reply(
        text: "Thank you for telling us. Your order left today; you can follow it under the link that we sent you."),
      on: ours)
    acts += try await desk.exportOutbox(as: .ndjson, all: true, by: agents[0]) { _ in }
    try await close(ours + work.escalate)
  }

  /// Suspected side effects go to the safety team first.
  private mutating func close(_ ids: [Conversation.ID]) async throws {
    let done = Set(try await perform(.done, on: ids).map(\.id))
    let suspected = ids.filter { !done.contains($0) }
    try await perform(.escalate(to: safety.name, reason: "A suspected side effect."), on: suspected)
    try await perform(.acknowledge, on: suspected, by: safety)
    try await perform(.decide(.handBack(instruction: "Taken as a case, and answered.")), on: suspected, by: safety)
    try await perform(.done, on: suspected)
  }

  /// Has each agent do it to their part; a conversation is always the same agent's.
  @discardableResult
  private mutating func perform(
    _ action: Action, on ids: [Conversation.ID], by one: Teammate? = nil
  ) async throws -> [Conversation] {
    var changed: [Conversation] = []
    let parts = Dictionary(grouping: ids) { Int($0.rawValue) % agents.count }
    for (agent, part) in parts.sorted(by: { $0.key < $1.key }) {
      for result in try await desk.perform(action, on: part, by: one ?? agents[agent]) {
        switch result.verdict {
        case .done(let conversation): changed.append(conversation)
        // Such as a kind that it had already.
        case .refused: refused += 1
        case .failed(let error): throw error
        }
      }
    }
    acts += changed.count
    return changed
  }

  /// The desk's time: noon of each day.
  private final class Clock: Sendable {
    private let day: Mutex<Int>

    init(day: Int) { self.day = Mutex(day) }

    var now: Instant { day.withLock { Instant(milliseconds: 1_780_000_000_000 + Int64($0) * 86_400_000) } }
    func advance() { day.withLock { $0 += 1 } }
  }
}

extension SplitMix {
  mutating func next(below bound: Int) -> Int { Int.random(in: 0..<bound, using: &self) }
  mutating func isOne(in count: Int) -> Bool { next(below: count) == 0 }
}
