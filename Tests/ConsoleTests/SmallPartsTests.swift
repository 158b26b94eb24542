import Terminal
import Testing

@testable import Console
@testable import Model

@Suite struct SnoozeTimeTests {
  private let paris = Zone(identifier: "Europe/Paris") ?? .utc

  /// Friday 21 November 2025, 14:32:07.
  @Test(arguments: [
    ("1h", "Fri 21 Nov 15:32:07"), ("1h30m", "Fri 21 Nov 16:02:07"), ("tomorrow", "Sat 22 Nov 09:00"),
    ("tomorrow 8", "Sat 22 Nov 08:00"), ("mon", "Mon 24 Nov 09:00"), ("fri 9:30", "Fri 28 Nov 09:30"),
    ("17:00", "Fri 21 Nov 17:00"), ("9", "Sat 22 Nov 09:00"), ("2025-12-01", "Mon 1 Dec 09:00"),
    ("2025-12-01 14:15", "Mon 1 Dec 14:15"), ("today 18", "Fri 21 Nov 18:00"), ("2d", "Sun 23 Nov 14:32:07"),
  ])
  func `A time can be said in many ways`(_ text: String, _ expected: String) throws {
    let until = try SnoozeTime.parse(text, at: Fixture.now, zone: paris).get()
    #expect(paris.local(until).short == expected)
  }

  @Test(arguments: ["", "soon", "mon 25", "today 9", "2020-01-01", "mon 9 am now", "9:5", "-1h"])
  func `What is no time to come is refused`(_ text: String) {
    #expect(throws: SnoozeTime.Problem.self) { try SnoozeTime.parse(text, at: Fixture.now, zone: paris).get() }
  }

  @Test func `A time that the clock jumps over is the same while after`() throws {
    // 29 March 2026: 02:00 becomes 03:00 in Paris.
    let before = Instant(milliseconds: 1_774_700_000_000)
    let until = try SnoozeTime.parse("2026-03-29 2:30", at: before, zone: paris).get()
    #expect(paris.local(until).short == "Sun 29 Mar 03:30")
  }
}

@Suite struct MarkedTextTests {
  private func wrap(_ text: String, _ marks: [Range<Int>], width: Int = 12) -> [String] {
    MarkedText.wrap(
      text, marks: marks.map { MarkedText.Mark(range: $0, style: .search) }, width: width, limit: 50, plain: .text
    ).map { $0.map { $0.style == .search ? "[\($0.text)]" : $0.text }.joined() }
  }

  @Test func `Marks stay on their words when lines break`() {
    #expect(wrap("the rash is spreading fast", [4..<8, 12..<21]) == ["the [rash] is", "[spreading]", "fast"])
    #expect(wrap("a long sentence here", [2..<15]) == ["a [long]", "[sentence]", "here"])
  }

  @Test func `Marks that do not fit the text are left out`() {
    #expect(wrap("short", [3..<99, 5..<5]) == ["short"])
    #expect(wrap("été brûlant", [0..<1]).joined().isEmpty == false, "half a character")
    #expect(wrap("a\nb", [2..<3]) == ["a", "[b]"])
  }
}

@Suite struct TimeTextTests {
  private let paris = Zone(identifier: "Europe/Paris") ?? .utc

  @Test func `Times are said as briefly as they can be`() {
    let now = Fixture.now
    #expect(TimeText.moment(now, now: now, zone: paris) == "14:32")
    #expect(TimeText.moment(now - .days(1), now: now, zone: paris) == "Thu 14:32")
    #expect(TimeText.moment(now - .days(30), now: now, zone: paris) == "22 Oct 15:32", "still summer time")
    #expect(TimeText.moment(now - .days(400), now: now, zone: paris) == "17 Oct 2024")
    #expect(TimeText.clock(now, zone: paris, twelve: true) == "2:32 pm")
    #expect(TimeText.clock(now, zone: paris, seconds: true) == "14:32:07")
  }

  @Test(arguments: [
    (0, "0"), (999, "999"), (1000, "1.0k"), (12_345, "12k"), (3_140_000, "3.1M"), (.max, "9223372036854.7M"),
  ])
  func `Large numbers are short`(_ number: Int, _ text: String) {
    #expect(Figures.short(number) == text)
  }
}

@Suite struct LayoutTests {
  @Test(arguments: [
    (120, 36, Layout.Mode.three), (110, 24, .three), (109, 24, .two), (80, 24, .two), (79, 24, .single),
    (44, 30, .single), (40, 10, .single), (39, 10, .tooSmall), (40, 9, .tooSmall), (10, 3, .tooSmall),
  ])
  func `The width says how much stands beside each other`(_ width: Int, _ height: Int, _ mode: Layout.Mode) {
    #expect(Layout(Size(width: width, height: height)).mode == mode)
  }

  @Test func `Panes never overlap and never leave the screen`() {
    for width in stride(from: 40, through: 260, by: 7) {
      for height in stride(from: 10, through: 70, by: 6) {
        for focus in ConsoleState.Pane.allCases {
          for isReading in [false, true] {
            let dragged = ConsoleState.Dragged(views: width, conversation: width * 2)
            let size = Size(width: width, height: height)
            let layout = Layout(size, focus: focus, isReading: isReading, dragged: dragged)
            let panes = [layout.views, layout.list, layout.conversation].compactMap { $0 }
            #expect(!panes.isEmpty)
            for (index, pane) in panes.enumerated() {
              #expect(Rect(size).intersection(pane) == pane, "\(pane) in \(size)")
              #expect(pane.width >= 12, "\(pane) in \(size)")
              for other in panes[(index + 1)...] { #expect(pane.intersection(other).isEmpty) }
            }
          }
        }
      }
    }
  }
}
