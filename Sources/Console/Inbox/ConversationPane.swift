import Desk
import Model
import Terminal

/// The open conversation: who it is on top, and below, to be scrolled, the thread and what we make of it.
enum ConversationPane {
  /// Lines that stay when the rest scrolls: two of who, one of what, a rule.
  static let headHeight = 4

  /// - Parameters:
  ///   - place: where the pane stands on the screen.
  ///   - rule: the line below the pane, to say there how much more there is; nil says it over the end of the last line.
  /// - Returns: the links in sight, by their places on the screen.
  static func draw(_ grid: inout Grid, _ place: Rect, below rule: Rect?, _ state: ConsoleState) -> [Link] {
    var links: [Link] = []
    var below = 0
    grid.within(place) { (links, below) = draw(&$0, place, state) }
    guard below > 0 else { return links }
    drawMore(&grid, "↓ \(below)", at: Point(x: place.maxX, y: rule?.y ?? place.maxY - 1))
    return rule == nil ? links.filter { $0.area.y < place.maxY - 1 } : links
  }

  /// - Returns: the links in sight, and how many lines are below what is.
  private static func draw(_ grid: inout Grid, _ place: Rect, _ state: ConsoleState) -> (links: [Link], below: Int) {
    let size = place.size
    guard let reading = state.reading else { return ([], 0) }
    guard let detail = reading.detail else {
      let words = reading.failure.map { Span($0, .error) } ?? Span("reading …", .muted)
      grid.put([words], at: Point(x: 1, y: 0), width: size.width - 2)
      return ([], 0)
    }
    ConversationHead.draw(&grid, size.width, detail, state)
    let area = Rect(x: 0, y: headHeight, width: size.width, height: size.height - headHeight)
    guard area.height > 0 else { return ([], 0) }
    var links: [Link] = []
    let content = ConversationLines(detail, width: size.width - 2, state)
    let lines = content.lines
    let extent = Extent(content, height: area.height)
    let first = max(0, lines.count - area.height - min(reading.scroll ?? extent.start, extent.most))
    for (y, line) in lines[first...].prefix(area.height).enumerated() {
      draw(&grid, line, y: area.y + y, width: size.width)
      if let link = link(line, at: Point(x: place.x, y: place.y + area.y + y), width: size.width) { links.append(link) }
    }
    if first > 0 { drawMore(&grid, "↑ \(first)", at: Point(x: area.maxX, y: area.y - 1)) }
    return (links, lines.count - first - area.height)
  }

  /// The right end of a line that leads to the post.
  private static func link(_ line: PaneLine, at start: Point, width: Int) -> Link? {
    guard let right = line.right, let url = line.link else { return nil }
    let size = SafeText.width(right.text)
    return Link(url, at: Point(x: start.x + width - 1 - size, y: start.y), width: size)
  }

  private static func draw(_ grid: inout Grid, _ line: PaneLine, y: Int, width: Int) {
    var x = 1
    if let bar = line.bar {
      grid.put("▏", at: Point(x: x, y: y), bar, width: 1)
      x += 2
    }
    grid.put(line.spans, at: Point(x: x, y: y), width: width - 1 - x)
    guard let right = line.right else { return }
    let rightWidth = SafeText.width(right.text)
    grid.put(right.text, at: Point(x: width - 1 - rightWidth, y: y), right.style)
  }

  /// Says at an edge that there is more.
  /// - Parameter corner: just right of where the edge ends.
  private static func drawMore(_ grid: inout Grid, _ words: String, at corner: Point) {
    let text = " \(words) "
    grid.put(text, at: Point(x: corner.x - 1 - text.count, y: corner.y), .count)
  }

  /// How far a conversation can be scrolled, in lines from its end.
  struct Extent {
    var most: Int
    /// Where reading begins: what the follower said last is in sight, whole if it can be.
    var start: Int

    init(_ content: ConversationLines, height: Int) {
      most = max(0, content.lines.count - height)
      start = max(0, most - max(0, content.latest))
    }
  }

  /// How far the open conversation can be scrolled.
  static func extent(_ state: ConsoleState) -> (most: Int, start: Int) {
    guard let detail = state.reading?.detail, let area = state.layout.conversation else { return (0, 0) }
    let thread = ComposePane.split(state, area).thread
    let content = ConversationLines(detail, width: thread.width - 2, state)
    let extent = Extent(content, height: max(1, thread.height - headHeight))
    return (extent.most, extent.start)
  }
}

/// One line of the pane: spans, with a bar left of it where somebody of ours speaks, and something at its right end.
struct PaneLine: Equatable, Sendable {
  var spans: [Span] = []
  var bar: Style?
  var right: Span?
  /// Where the right end leads.
  var link: String?

  init(_ spans: Span..., bar: Style? = nil, right: Span? = nil) {
    self.spans = spans
    self.bar = bar
    self.right = right
  }

  init(spans: [Span], bar: Style? = nil) {
    self.spans = spans
    self.bar = bar
  }

  static let empty = PaneLine()
}

/// Who it is, and what we take it for.
enum ConversationHead {
  static func draw(_ grid: inout Grid, _ width: Int, _ detail: Detail, _ state: ConsoleState) {
    let room = width - 2
    let holder = holder(detail.conversation, state)
    let holderWidth = min(SafeText.width(holder.text), room / 2)
    grid.put(who(detail), at: Point(x: 1, y: 0), width: room - holderWidth - 1)
    grid.put(holder.text, at: Point(x: width - 1 - holderWidth, y: 0), holder.style, width: holderWidth)
    grid.put(about(detail, state, width: room), at: Point(x: 1, y: 1), width: room)
    grid.put(what(detail, width: room), at: Point(x: 1, y: 2), width: room)
    grid.rule(x: 0, y: 3, width: width)
    // The right end says how much is above.
    let company = CompanyText.line(detail.conversation.id, detail.follower.id, state, width: room - 8)
    guard !company.isEmpty else { return }
    grid.put([Span(" ", .border)] + company + [Span(" ", .border)], at: Point(x: 1, y: 3), width: room - 6)
  }

  /// The same for a reader: each on a line of its own.
  static func lines(_ detail: Detail, _ state: ConsoleState) -> [String] {
    [who(detail), about(detail, state, width: .max), what(detail, width: .max), [holder(detail.conversation, state)]]
      .map { $0.map(\.text).joined() }
  }

  private static func who(_ detail: Detail) -> [Span] {
    let profile = detail.follower.profile
    var spans = [Span("@\(profile.handle)", Style(.handle).with(.bold))]
    if profile.isVerified { spans.append(Span(" ✓", .info)) }
    if !profile.name.isEmpty, profile.name != profile.handle { spans.append(Span("  \(profile.name)", .text)) }
    return spans
  }

  /// `patient · Lyon 14:32 · 212 followers · 3 earlier`; what matters least goes first where there is no room.
  private static func about(_ detail: Detail, _ state: ConsoleState, width: Int) -> [Span] {
    let profile = detail.follower.profile
    let mark = detail.follower.segmentIsCorrected ? " ✓" : ""
    let segment = Span(detail.conversation.segment.title + mark, .segment)
    let place = place(profile, state)
    let followers = profile.followers.map { "\(Figures.short($0)) \($0 == 1 ? "follower" : "followers")" }
    let history = detail.others.isEmpty ? "new to us" : "\(detail.others.count) earlier"
    let short = profile.followers.map { Figures.short($0) }
    let ways: [[String?]] = [
      [place.long, followers, history], [place.short, followers, history], [place.short, followers],
      [place.short, short], [place.short],
    ]
    let fits = ways.first { parts in
      parts.compactMap { $0 }.reduce(SafeText.width(segment.text)) { $0 + SafeText.width($1) + 3 } <= width
    }
    return [segment] + (fits ?? []).compactMap { $0 }.map { Span(" · \($0)", .muted) }
  }

  /// The place with its hour, as written and cut to its first part; nil where none is told.
  private static func place(_ profile: Profile, _ state: ConsoleState) -> (long: String?, short: String?) {
    guard !profile.place.isEmpty else { return (nil, nil) }
    let hour = PlaceZone.zone(of: profile.place).map {
      " " + TimeText.clock(state.now, zone: $0, twelve: state.settings.clock.isTwelve)
    }
    return (profile.place + (hour ?? ""), profile.place.prefix { $0 != "," } + (hour ?? ""))
  }

  /// `✚ adverse +question · high · unsupportive`; further kinds go first where there is no room, then the stance.
  private static func what(_ detail: Detail, width: Int) -> [Span] {
    let ways = [(true, true), (false, true), (false, false)].map { what(detail, hasAlso: $0.0, hasStance: $0.1) }
    return ways.first { $0.reduce(0) { $0 + SafeText.width($1.text) } <= width } ?? ways[2]
  }

  private static func what(_ detail: Detail, hasAlso: Bool, hasStance: Bool) -> [Span] {
    let conversation = detail.conversation
    var spans = [Span("\(conversation.kind.glyph) \(conversation.kind.word)", conversation.kind.style)]
    if conversation.kindIsCorrected { spans.append(Span(" ✓", .success)) }
    for kind in conversation.also where hasAlso { spans.append(Span(" +\(kind.word)", kind.style)) }
    if conversation.priority != .normal {
      spans += [
        Span(" · ", .muted), Span(conversation.priority.word, conversation.priority >= .high ? .warning : .muted),
      ]
    }
    switch hasStance ? conversation.stance : .neutral {
    case .supportive: spans += [Span(" · ", .muted), Span("supportive", .supportive)]
    case .unsupportive: spans += [Span(" · ", .muted), Span("unsupportive", .unsupportive)]
    case .neutral: break
    }
    if conversation.status != .open { spans += [Span(" · ", .muted), Span(conversation.status.word, .paused)] }
    return spans
  }

  private static func holder(_ conversation: Conversation, _ state: ConsoleState) -> Span {
    guard let holder = conversation.holder else { return Span("unheld", .muted) }
    return holder == state.me.name ? Span("yours", .heldMine) : Span("held by \(holder)", .held)
  }
}

/// Numbers as a screen shows them.
enum Figures {
  /// `212`, `1.2k`, `48k`, `3.1M`.
  static func short(_ number: Int) -> String {
    switch number {
    case ..<1000: "\(number)"
    case ..<10_000: "\(number / 1000).\(number % 1000 / 100)k"
    case ..<1_000_000: "\(number / 1000)k"
    default: "\(number / 1_000_000).\(number % 1_000_000 / 100_000)M"
    }
  }
}
