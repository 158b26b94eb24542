import Chance
import Terminal
import Testing

@testable import Console
@testable import Desk
@testable import Model
@testable import Store

/// What strangers write stands in every field of every screen, and does nothing but stand there.
@Suite struct HostileTests {
  static let texts = [
    "\u{1B}[2J\u{1B}]0;owned\u{07}\u{9B}31m", "\u{202E}gnp.exe\u{202C} \u{2066}x\u{2069}", "a\0b\u{7F}c\r\nd\te\u{8}",
    "Z\u{0300}\u{0301}\u{0302}\u{0303}\u{0304}\u{0305}\u{0306}a\u{0489}\u{0489}\u{0489}\u{0489}\u{0489}\u{0489}lgo",
    "👩‍👩‍👧‍👦👍🏽🏳️‍🌈1️⃣🇩🇪", "新しい薬について質問があります", "שלום عالم", "\u{FEFF}\u{200B}\u{200D}\u{2028}x\u{2029}", "",
    "   ", String(repeating: "w", count: 5000), String(repeating: "𒐫﷽", count: 200), "\u{E000}\u{FFFF}\u{10FFFF}",
    "क्षि ನ್ನಾ ကြွေ", "|│┌─▌▸{}%s%n$(rm)`x`",
  ]

  static let sizes = [(120, 36), (80, 24), (200, 50), (44, 30), (40, 10), (39, 9), (10, 3), (1, 1), (0, 0)]

  @Test(arguments: texts, sizes)
  func `Hostile text harms no screen`(_ text: String, _ size: (Int, Int)) {
    var state = Fixture.state(size.0, size.1, rows: (1...30).map { row($0, text) })
    var detail = detail(text)
    _ = state.update(
      .house(
        House(
          team: [Fixture.ana, Teammate(name: text, role: .executive)], views: [View(name: text, query: Query())],
          labels: [text], topics: [text], channels: [text])), at: Fixture.now)
    check(state, text)
    state.press("Enter")
    _ = state.update(.opened(.init(rawValue: 1), detail), at: Fixture.now)
    check(state, text)
    for keys in [
      "r", "Esc", "Esc e", "Esc Esc a", "Esc Esc l", "Esc Esc /", "Esc Esc : e", "Esc ? x", "Esc T", "Esc 2",
    ] {
      state.press(keys)
      _ = state.update(.event(.paste(text)), at: Fixture.now)
      check(state, text)
    }
    detail.draft = Draft(conversation: .init(rawValue: 1), text: text, by: text, at: Fixture.now)
    _ = state.update(.opened(.init(rawValue: 1), detail), at: Fixture.now)
    _ = state.update(.said(.error, text), at: Fixture.now)
    check(state, text)
  }

  @Test(arguments: texts)
  func `Columns stand where they stand without it`(_ text: String) {
    let plain = Fixture.state(120, 36).picture.grid
    let state = Fixture.state(120, 36, rows: (1...12).map { row($0, text) })
    let grid = state.picture.grid
    for y in 3..<33 {
      for x in [17] {
        #expect(grid[x, y] == plain[x, y], "the border at \(x),\(y) for \(text.debugDescription)")
      }
    }
  }

  @Test func `A storm of sizes leaves a screen of the right size each time`() {
    var random = SplitMix(seed: 7)
    var state = Fixture.state(120, 36)
    state.press("Enter")
    _ = state.update(.opened(.init(rawValue: 1), Fixture.detail()), at: Fixture.now)
    state.press("r")
    for _ in 0..<400 {
      let size = Size(width: Int.random(in: 0...220, using: &random), height: Int.random(in: 0...60, using: &random))
      _ = state.update(.resized(size), at: Fixture.now)
      let picture = state.picture
      #expect(picture.grid.size == size)
      if let cursor = picture.cursor { #expect(Rect(size).contains(cursor), "the cursor at \(cursor) in \(size)") }
    }
  }

  private func check(_ state: ConsoleState, _ text: String) {
    let picture = state.picture
    let shown = picture.grid.text
    #expect(picture.grid.size == state.size)
    for scalar in shown.unicodeScalars where scalar != "\n" {
      let isControl = scalar.properties.generalCategory == .control || scalar.properties.generalCategory == .format
      #expect(!isControl, "U+\(String(scalar.value, radix: 16)) is on the screen")
      if isControl { return }
    }
  }

  private func row(_ id: Int, _ text: String) -> Row {
    var row = Fixture.row(
      Int64(id), text, text, kind: .adverseEvent, segment: Segment(rawValue: text), left: id * 70 - 300)
    row.holder = id % 3 == 0 ? text : nil
    row.draftBy = id % 4 == 0 ? text : nil
    row.channel = text
    row.labels = [text]
    if id % 5 == 0 {
      row.escalatedTo = text
      row.escalationState = .waiting
    }
    return row
  }

  private func detail(_ text: String) -> Detail {
    var detail = Fixture.detail()
    detail.follower.profile = Profile(
      handle: text, name: text, bio: text, place: text, followers: .max, isVerified: true)
    detail.conversation.channel = text
    detail.conversation.segment = Segment(rawValue: text)
    detail.conversation.labels = [text, text]
    detail.conversation.topics = [text]
    detail.conversation.holder = text
    detail.conversation.escalation = Escalation(to: text, from: text, at: Fixture.now, reason: 3)
    detail.messages = detail.messages.map {
      var message = $0
      message.text = text
      message.author = text
      return message
    }
    let reason = Reason(supports: "topic:\(text)", rule: text, words: [text], ranges: [0..<1, 3..<99_999, 2..<3])
    detail.events = [
      Event(
        conversation: detail.conversation.id, sequence: 1, at: Fixture.now, by: text, action: .ingest,
        body: .read(message: 2, reasons: [reason], to: detail.conversation.classification))
    ]
    detail.others = [row(7, text)]
    return detail
  }
}
