import Chance
import Model
import Store

/// A desk that many people wrote to and a team worked on, at random; and the same in memory.
struct RandomDesk {
  static let channels = ["mastodon:@acme@social.example", "mastodon:@acme_fr", "x:@acme", "mastodonish:@x", "csv"]
  static let handles = ["mia_h", "DrOkoye", "lena.fr", "É_ruiz", "R.Falk", "carer_tom", "n0", "n1", "n2", "n3", "n4"]
  static let words = [
    "rash", "Räsh", "RASH", "refund", "refunds", "l'été", "ete", "日本", "日本語", "price", "40%", "don't", "stop!",
    "Ελλάδα", "ελλάδα", "مرحبا", "\u{0}nul", "naïve", "nai\u{308}ve", "👩‍👩‍👧", "x2", "straße", "İstanbul",
    "refunded", "prices", "Große", "großen", "remboursé", "rembourser",
  ]
  static let topics = ["price", "side effect", "taste"]
  static let labels = ["vip", "lot \"7\"", "Übung", "x"]
  static let languages = ["en", "fr", "de", "und"]
  static let people = ["ana", "ben", "cho"]

  var dice: SplitMix
  var now = Scene.start
  private(set) var ids: [Conversation.ID] = []
  private var messages = 0

  init(seed: UInt64) { dice = SplitMix(seed: seed) }

  /// Lets so many things happen, several in each transaction.
  mutating func live(_ steps: Int, in store: Store) throws {
    var left = steps
    while left > 0 {
      let batch = min(left, 1 + dice.roll(40))
      left -= batch
      try store.write { writer in
        for _ in 0..<batch {
          now = now + .seconds(dice.roll(4000))
          try step(writer)
        }
      }
    }
  }

  private mutating func step(_ writer: Writer) throws {
    if ids.isEmpty || dice.chance(60) { return try arrive(writer) }
    let id = dice.pick(ids)
    let teammate = dice.pick([Scene.ana, Scene.ben, Scene.cho])
    do {
      if dice.chance(10) {
        try undo(writer, id, teammate)
      } else if dice.chance(10) {
        try change(writer, id)
      } else {
        try writer.perform(action(), on: id, by: teammate, at: now)
      }
    } catch is Refusal {
      // As in life.
    }
  }

  private mutating func arrive(_ writer: Writer) throws {
    messages += 1
    let channel = dice.pick(Self.channels)
    let parent = messages > 1 && dice.chance(40) ? String(dice.roll(messages)) : nil
    var incoming = Scene.incoming(
      text(), id: String(messages), from: dice.pick(Self.handles), channel: channel, parent: parent,
      isOurs: dice.chance(20), at: now - .seconds(dice.roll(9000)))
    incoming.profile.followers = dice.chance(30) ? nil : dice.pick([0, 7, 212, 5000, 90_000])
    let reading = Reading(
      kind: dice.pick(Kind.allCases), also: dice.chance(20) ? dice.some(Kind.allCases) : [],
      stance: dice.pick(Stance.allCases), topics: dice.chance(50) ? dice.some(Self.topics) : [],
      language: dice.pick(Self.languages), urgency: dice.pick(Urgency.allCases), needsReply: dice.chance(50))
    let segment = dice.pick(Segment.builtIn)
    ids.append(try writer.receive(incoming, reading, segment: segment, now: now).id)
  }

  private mutating func change(_ writer: Writer, _ id: Conversation.ID) throws {
    guard let conversation = try writer.conversation(id),
      let message = try writer.message(id, 1 + dice.roll(conversation.messages)), message.direction != .note,
      let profile = try writer.follower(conversation.follower)?.profile
    else { return }
    let outcome = conversation.change(
      message, to: dice.chance(70) ? text() : nil, reading: nil, at: now, rules: Scene.rules, profile: profile)
    try writer.append(outcome, before: conversation)
  }

  private func undo(_ writer: Writer, _ id: Conversation.ID, _ teammate: Teammate) throws {
    guard let conversation = try writer.conversation(id),
      let profile = try writer.follower(conversation.follower)?.profile
    else { return }
    let outcome = try conversation.undo(
      by: teammate, history: try writer.history(id), at: now, rules: Scene.rules, profile: profile)
    try writer.append(outcome, before: conversation)
  }

  private mutating func action() -> Action {
    switch dice.roll(19) {
    case 0: .hold
    case 1: .letGo
    case 2: .assign(to: dice.pick(Self.people))
    case 3: .reply(text: text())
    case 4: .note(text: dice.chance(50) ? "@\(dice.pick(Self.people)) \(text())" : text())
    case 5: .escalate(to: dice.pick(["ben", "cho"]), reason: text())
    case 6: .acknowledge
    case 7: .decide(dice.chance(50) ? .handBack(instruction: text()) : .answer(text: text()))
    case 8: .setPriority(dice.pick(Priority.allCases))
    case 9: .label(add: dice.some(Self.labels), remove: dice.some(Self.labels))
    case 10: .correct(.init(kind: dice.pick(Kind.allCases), segment: dice.pick(Segment.builtIn)))
    case 11: .snooze(until: now + .seconds(1 + dice.roll(90_000)))
    case 12: .done
    case 13, 14: .ask
    case 15: .handOver
    case 16: .keep
    case 17: .takeOver(for: dice.chance(50) ? nil : dice.pick(Self.people))
    default: dice.chance(50) ? .reopen : .wake
    }
  }

  mutating func text() -> String {
    (0...dice.roll(5)).map { _ in dice.pick(Self.words) }.joined(separator: dice.pick([" ", ", ", "-", "\n"]))
  }
}
