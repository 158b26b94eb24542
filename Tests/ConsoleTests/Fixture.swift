import Terminal
import Testing

@testable import Console
@testable import Desk
@testable import Model
@testable import Store

/// A believable afternoon at a health company, for screens.
enum Fixture {
  /// Friday 21 November 2025, 14:32:07 in Paris.
  static let now = Instant(milliseconds: 1_763_731_927_000)
  static let ana = Teammate(name: "ana", role: .agent)
  static let team = [
    ana, Teammate(name: "ben", role: .agent), Teammate(name: "chloé", role: .lead),
    Teammate(name: "dana", role: .executive), Teammate(name: "sam", role: .safety),
    Teammate(name: "theo", role: .auditor),
  ]

  static func row(
    _ id: Int64, _ handle: String, _ text: String, kind: Kind = .comment, segment: Segment = .general,
    left seconds: Int? = nil, of target: Int = 3600, holder: String? = nil, draftBy: String? = nil,
    status: Status = .open, escalatedTo: String? = nil, escalation: EscalationState = .none,
    priority: Priority = .normal, channel: String = "mastodon:@acme@social.example"
  ) -> Row {
    Row(
      id: .init(rawValue: id), channel: channel, status: status, kind: kind, also: [], stance: .neutral,
      segment: segment, urgency: .calm, priority: priority, language: "en", holder: holder, topics: [], labels: [],
      due: seconds.map { now + .seconds($0) }, dueClock: seconds == nil ? nil : .firstResponse,
      dueStarted: seconds.map { now + .seconds($0 - target) }, escalatedTo: escalatedTo, escalationState: escalation,
      follower: .init(rawValue: id), handle: handle, name: handle, followers: 212, excerpt: text, messages: 1,
      isAnswered: false, draftBy: draftBy, toSend: 0, openedAt: now - .hours(2), lastInboundAt: now - .hours(1),
      updatedAt: now - .hours(1))
  }

  static let rows: [Row] = [
    row(
      1, "mia_h", "Day 3 on the new tablets and the rash is spreading. Is this normal??", kind: .adverseEvent,
      segment: .patient, left: -134, holder: "ana", draftBy: "ana"),
    row(
      2, "DrOkoye", "Third time I ask why the pump display fails at 4 °C.", kind: .qualityComplaint, segment: .hcp,
      left: 190, priority: .high),
    row(
      3, "lena.fr", "Est-ce que je peux le prendre avec du paracétamol ?", kind: .medicalQuestion, segment: .patient,
      left: 764),
    row(
      4, "j_ruiz", "Your price rose 40 % in a year. Explain that to my mother.", kind: .complaint, left: 1082,
      holder: "ben"),
    row(
      5, "R.Falk", "Deadline today 17:00, can somebody comment on the recall rumour?", kind: .mediaEnquiry,
      segment: .journalist, left: 2490, escalatedTo: "dana", escalation: .waiting, priority: .urgent),
    row(
      6, "carer_tom", "Thank you for the patient leaflet, at last one that I can read to dad.", kind: .praise,
      segment: .carer, left: 4830, of: 8 * 3600),
    row(
      7, "ms_warriors", "Will you be at the patient day in Basel? We would like to talk.", kind: .question,
      segment: .nonprofit, left: 7440, of: 8 * 3600),
    row(8, "東京の母", "新しい薬について質問があります。副作用はありますか？", kind: .question, segment: .carer, left: 11_000, of: 8 * 3600),
    row(
      9, "biotechbull", "Q3 numbers look soft, what about guidance?", kind: .question, segment: .investor, left: 90_000,
      of: 3 * 86_400),
    row(10, "k.o", "lol ok", kind: .comment, status: .pending),
    row(
      11, "nurse_jo", "The new pen is so much easier to teach. 👩‍⚕️❤️", kind: .praise, segment: .hcp, left: 200_000,
      of: 3 * 86_400, holder: "ana"),
    row(12, "cheap-meds-4u", "BUY NOW best price no prescription!!!", kind: .spam),
  ]

  static func page(_ rows: [Row], hasBefore: Bool = false, hasAfter: Bool = false) -> Page {
    let cursors = rows.map { Cursor([$0.due?.milliseconds ?? .max, $0.id.rawValue]) }
    return Page(rows: rows, cursors: cursors, hasBefore: hasBefore, hasAfter: hasAfter)
  }

  static var settings: ConsoleSettings {
    var settings = ConsoleSettings()
    settings.zone = Zone(identifier: "Europe/Paris") ?? .utc
    settings.theme = "dark"
    settings.sampleDay = { throw Refusal.nothingToUndo }
    return settings
  }

  /// A console that has just opened its desk and got its first answers.
  static func state(_ width: Int = 120, _ height: Int = 36, me: Teammate = ana, rows: [Row] = rows) -> ConsoleState {
    var state = empty(width, height, me: me)
    _ = state.update(.loaded(.inbox, page(rows), .start, generation: state.inbox.generation), at: now)
    let line = rows.filter { $0.escalationState == .waiting || $0.escalationState == .acknowledged }
    _ = state.update(.loaded(.line, page(line), .start, generation: 0), at: now)
    var counts: [Query: Int] = [:]
    let numbers = [128, 6, 71, 4, 2, 1, 3, 2, 9, 12, 41, 3, 18, 2, 1, 4, 0, 0, 1, 0, 0, 0, 58]
    for (entry, count) in zip(state.side.entries, numbers) { counts[entry.query] = count }
    counts[ConsoleState.CountOf.everything] = 1402
    counts[ConsoleState.CountOf.line] = line.count
    counts[ConsoleState.CountOf.forMe] = line.count { $0.escalatedTo == me.name }
    counts[ConsoleState.CountOf.soon] = 12
    counts[state.inbox.query] = 128
    _ = state.update(.counted(counts), at: now)
    return state
  }

  static func empty(_ width: Int, _ height: Int, me: Teammate = ana) -> ConsoleState {
    let setup = ConsoleState.Setup(
      me: me, deskName: "Acme Health", isSample: false, themes: ["dark", "light", "contrast", "mono"],
      canOpenSample: true, importCommand: "earshot import FILE.csv --map id=…,author=…,at=…,text=…")
    var state = ConsoleState(
      setup: setup, settings: settings, now: now, size: Size(width: width, height: height))
    _ = state.begin()
    _ = state.update(
      .house(House(team: team, views: View.standard, labels: ["refund", "rash", "callback"], topics: ["price"])),
      at: now)
    return state
  }

  static func detail(_ id: Int64 = 1) -> Detail {
    let text = "Day 3 on the new tablets and the rash is spreading. Is this normal??"
    var conversation = Conversation(
      id: .init(rawValue: id), channel: "mastodon:@acme@social.example", thread: "t1", follower: .init(rawValue: 1),
      openedAt: now - .hours(5))
    conversation.kind = .adverseEvent
    conversation.also = [.question]
    conversation.stance = .unsupportive
    conversation.segment = .patient
    conversation.priority = .high
    conversation.holder = "ana"
    conversation.labels = ["rash"]
    conversation.topics = ["side effects"]
    conversation.messages = 3
    conversation.clocks = [
      Clock(
        kind: .firstResponse, policy: "patients", calendar: "office", target: 3_600_000, started: now - .seconds(3734),
        due: now - .seconds(134)),
      Clock(
        kind: .safety, policy: "side effects", calendar: "calendar", target: 86_400_000, started: now - .hours(1),
        due: now + .hours(22) + .minutes(41)),
    ]
    let follower = Follower(
      id: .init(rawValue: 1), network: "mastodon", account: "mia_h",
      profile: Profile(
        handle: "mia_h", name: "Mia Hansen",
        bio: "Living with MS since 2014. Mother of two. Opinions mine, symptoms too.",
        place: "Lyon, France", followers: 212),
      segment: .patient, firstSeen: now - .days(200), lastSeen: now, conversations: 3)
    let messages = [
      Message(
        number: 1, direction: .outbound, author: "acme",
        text: "Our new tablet is now available in pharmacies across France.", at: now - .hours(5), remoteID: "p1"),
      Message(number: 2, direction: .inbound, author: "mia_h", text: text, at: now - .hours(1), remoteID: "p2"),
      Message(
        number: 3, direction: .note, author: "ben", text: "Same batch as yesterday's case? Ask for the lot number.",
        at: now - .minutes(30)),
    ]
    let start = text.utf8.count - text.utf8.count + 17
    let reasons = [
      Reason(
        supports: "kind:adverse_event", rule: "symptom-after-product", words: ["tablets", "rash"],
        ranges: [(start)..<(start + 7), 33..<37]),
      Reason(supports: "segment:patient", rule: "bio", words: ["Living with MS"], ranges: []),
    ]
    let events = [
      Event(
        conversation: conversation.id, sequence: 1, at: now - .hours(1), by: "earshot", action: .ingest,
        body: .read(message: 2, reasons: reasons, to: conversation.classification))
    ]
    return Detail(
      conversation: conversation, follower: follower, messages: messages, events: events,
      draft: Draft(
        conversation: conversation.id, text: "Dear Mia, thank you for telling us. Please", by: "ana",
        at: now - .minutes(1)),
      others: [row(90, "mia_h", "Thanks, that helped a lot!", kind: .praise)], undoable: nil)
  }
}

extension PageUpdate {
  /// All rows of a page, as if none had been known.
  init(_ page: Page) {
    self.init(rows: page.rows, cursors: page.cursors, hasBefore: page.hasBefore, hasAfter: page.hasAfter)
  }

  /// The same without rows that are known.
  func without(_ known: Set<Conversation.ID>) -> PageUpdate {
    var update = self
    update.rows.removeAll { known.contains($0.id) }
    return update
  }
}

extension ConsoleState {
  /// Presses keys by their names, as a person would: `press("j j Enter")`. `text:…` is typed.
  @discardableResult
  mutating func press(_ names: String, at now: Instant? = nil) -> [Effect] {
    var effects: [Effect] = []
    for name in names.split(separator: " ") {
      guard let key = Key(String(name)) else {
        Issue.record("no key is called \(name)")
        continue
      }
      effects += update(.event(.key(key)), at: now ?? self.now)
    }
    return effects
  }

  @discardableResult
  mutating func type(_ text: String) -> [Effect] {
    text.flatMap { update(.event(.key(.character($0))), at: now) }
  }
}
