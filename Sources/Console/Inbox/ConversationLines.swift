import Desk
import Model
import Terminal

/// A conversation as lines of a width, from its beginning: the thread, why triage thinks so, the clocks, the draft.
struct ConversationLines {
  private(set) var lines: [PaneLine] = []
  /// The line at which the follower's latest message begins.
  private(set) var latest = 0
  private let width: Int
  private let detail: Detail
  private let state: ConsoleState

  init(_ detail: Detail, width: Int, _ state: ConsoleState) {
    self.width = max(10, width)
    self.detail = detail
    self.state = state
    addBio()
    addHistory()
    addThread()
    addRequest()
    addLapse()
    addEscalation()
    addWhy()
    addClocks()
    addLabels()
    addDraft()
  }

  private mutating func gap() {
    if let last = lines.last, last != .empty { lines.append(.empty) }
  }

  private mutating func heading(_ title: String) {
    gap()
    lines.append(PaneLine(Span(title, .heading)))
  }

  private func when(_ instant: Instant) -> String {
    TimeText.moment(instant, now: state.now, zone: state.settings.zone, twelve: state.settings.clock.isTwelve)
  }

  private mutating func addBio() {
    let bio = detail.follower.profile.bio
    guard !bio.isEmpty else { return }
    for line in SafeText.wrap(bio, width: width, limit: 3) { lines.append(PaneLine(Span(line, .muted))) }
    gap()
  }

  // MARK: Thread

  private mutating func addThread() {
    gap()
    lines.append(PaneLine(Span("\(detail.conversation.channel)", .muted)))
    if detail.earlierMessages > 0 {
      let count = detail.earlierMessages
      let words = count == 1 ? "1 earlier message" : "\(count) earlier messages"
      let key = state.settings.keys.hint(for: .moveUp).map { " · \($0) brings them" } ?? ""
      lines.append(PaneLine(Span("… \(words)\(state.reading?.isLoadingEarlier == true ? " …" : key)", .muted)))
    }
    let marks = Dictionary(grouping: readings, by: \.message)
    for message in detail.messages {
      gap()
      if message.direction == .inbound { latest = lines.count }
      addMessage(message, ranges: (marks[message.number] ?? []).flatMap(\.ranges))
    }
  }

  /// What triage saw, by message: the last reading of each.
  private var readings: [(message: Int, ranges: [Range<Int>])] {
    var latest: [Int: [Range<Int>]] = [:]
    for event in detail.events {
      if case .read(let message, let reasons, _) = event.body { latest[message] = reasons.flatMap(\.ranges) }
    }
    return latest.map { ($0.key, $0.value) }
  }

  private mutating func addMessage(_ message: Message, ranges: [Range<Int>]) {
    let bar: Style?
    var head: [Span]
    switch message.direction {
    case .inbound:
      bar = nil
      head = [Span(message.author, .handle)]
    case .outbound:
      bar = .own
      head = [Span(message.author, Style(.own).with(.bold))]
    case .note:
      bar = .note
      head = [Span("✎ note · \(message.author)", .note)]
    }
    if let fate = fate(message) { head.append(Span(" · \(fate.text)", fate.style)) }
    var first = PaneLine(spans: head, bar: bar)
    first.right = Span(when(message.at), .time)
    if let url = message.url {
      // Said by a sign as well: not every terminal shows what is a link.
      first.right = Span("\(when(message.at)) ↗", .time)
      first.link = url
    }
    lines.append(first)
    let room = width - (bar == nil ? 0 : 2)
    let plain: Style =
      switch (message.direction, message.state) {
      case (_, .withdrawn), (_, .deleted): .muted
      case (.note, _): .note
      case (.outbound, _): .own
      default: .text
      }
    let marks =
      ranges.map { MarkedText.Mark(range: $0, style: plain.with(.underline)) }
      + found(in: message).map { MarkedText.Mark(range: $0, style: .search) }
    for spans in MarkedText.wrap(message.text, marks: marks, width: room, limit: 400, plain: plain) {
      lines.append(PaneLine(spans: spans, bar: bar))
    }
  }

  /// Where a message has the words that the list was searched for. In notes nothing is searched.
  private func found(in message: Message) -> [Range<Int>] {
    message.direction == .note ? [] : state.list.query.phrases.flatMap { $0.ranges(in: message.text) }
  }

  /// What became of a message, where that is not plain.
  private func fate(_ message: Message) -> Span? {
    switch message.state {
    case .toSend: Span("to send", .draft)
    case .withdrawn: Span("taken back", .muted)
    case .deleted: Span("deleted there", .warning)
    case .standing: message.edits > 0 ? Span(message.edits == 1 ? "edited" : "edited \(message.edits)×", .muted) : nil
    }
  }

  // MARK: What we make of it

  /// Why nobody holds it any more.
  private mutating func addLapse() {
    var lapse: (event: Event, holder: String, seen: Instant)?
    for event in detail.events {
      switch event.body {
      case .lapsed(let holder, let seen): lapse = (event, holder, seen)
      case .holder(_, _?): lapse = nil
      default: break
      }
    }
    guard let lapse else { return }
    gap()
    let words = "the hold of \(lapse.holder) has expired: not seen since \(when(lapse.seen))"
    lines.append(PaneLine(Span(words, .muted), right: Span(when(lapse.event.at), .time)))
  }

  /// Who asks for it, and how to answer.
  private mutating func addRequest() {
    guard let request = detail.conversation.request else { return }
    gap()
    let words = "⇄ \(request.by) asks \(request.to) to hand it over"
    lines.append(PaneLine(Span(words, .warning), right: Span(when(request.at), .time)))
    guard request.to == state.me.name else { return }
    let keys = state.settings.keys
    let ways = [(ActionID.handOver, "hands it over"), (.keep, "keeps it")].map { id, words in
      [Span(keys.hint(for: id) ?? ":\(id.rawValue)", .footerKey), Span(" \(words)", .muted)]
    }
    lines.append(PaneLine(spans: [Span("  ", .text)] + ways[0] + [Span(" · ", .muted)] + ways[1]))
  }

  private mutating func addEscalation() {
    guard let escalation = detail.conversation.escalation else { return }
    gap()
    let to = Span("↑ \(escalation.from) asks \(escalation.to)", .escalation)
    lines.append(PaneLine(to, right: Span(when(escalation.at), .time)))
    switch escalation.state {
    case .waiting: lines.append(PaneLine(Span("  not acknowledged yet", .warning)))
    case .acknowledged(let at): lines.append(PaneLine(Span("  acknowledged \(when(at)), not decided yet", .info)))
    case .decided(let verdict, let by, let at):
      let said = Span("  \(by) \(verdict.said)", verdict.comesBack ? .warning : .success)
      lines.append(PaneLine(said, right: Span(when(at), .time)))
      if let answer = escalation.answer, let note = detail.messages.first(where: { $0.number == answer }) {
        for line in SafeText.wrap(note.text, width: width - 2, limit: 12) {
          lines.append(PaneLine(Span("  \(line)", .note)))
        }
      }
    }
  }

  private mutating func addWhy() {
    // A mark that a model has learned from tells a person nothing.
    let reasons = detail.reasons.compactMap { reason in
      var reason = reason
      reason.words.removeAll { word in !word.contains { $0.isLetter || $0.isNumber || $0.isSymbol } }
      return reason.words.isEmpty ? nil : reason
    }
    guard !reasons.isEmpty else { return }
    heading("why")
    for group in WhyText.groups(reasons, of: detail.conversation.kind) {
      let words = group.words.prefix(5).map { "“\(SafeText.line($0))”" }.joined(separator: " ")
      let subject = Array(group.subjects.map { [$0] }.joined(separator: [Span(" · ", .muted)]))
      let room = width - subject.reduce(0) { $0 + SafeText.width($1.text) } - 2
      if SafeText.width(words) <= room {
        lines.append(PaneLine(spans: subject + [Span("  \(words)", .muted)]))
      } else {
        lines.append(PaneLine(spans: subject))
        for line in SafeText.wrap(words, width: width - 2, limit: 2) {
          lines.append(PaneLine(Span("  \(line)", .muted)))
        }
      }
    }
  }

  private mutating func addClocks() {
    let clocks = detail.conversation.clocks
    guard !clocks.isEmpty else { return }
    heading("clocks")
    for clock in clocks {
      let name = clock.kind.word.padding(to: 12)
      switch clock.state {
      case .running:
        let time = TimeLeft(due: clock.due, started: clock.started, now: state.second)
        lines.append(
          PaneLine(
            Span(name, .text), Span(time.text.padding(to: 6, right: true) + (time.isSoon ? "•" : " "), time.style),
            Span(" \(width < 46 ? "" : "due ")\(when(clock.due)) · \(clock.policy)", .muted)))
      case .paused(_, let left):
        lines.append(
          PaneLine(
            Span(name, .muted), Span(DurationText.countdown(left).padding(to: 6, right: true), .paused),
            Span("  paused · \(clock.policy)", .muted)))
      case .stopped(let at):
        let isLate = at > clock.due
        let took = DurationText.spoken((at - clock.started).inMilliseconds)
        lines.append(
          PaneLine(
            Span(name, .muted), Span(isLate ? "  late " : "    ✓  ", isLate ? .overdue : .success),
            Span(" after \(took) · \(clock.policy)", .muted)))
      }
    }
  }

  private mutating func addLabels() {
    let conversation = detail.conversation
    guard !conversation.labels.isEmpty || !conversation.topics.isEmpty else { return }
    gap()
    var spans: [Span] = []
    for label in conversation.labels { spans += [Span("#\(label)", .label), Span(" ", .text)] }
    let topics = conversation.topics.map { $0.replacing("_", with: " ") }
    if !topics.isEmpty { spans.append(Span("about \(topics.joined(separator: ", "))", .muted)) }
    lines.append(PaneLine(spans: spans))
  }

  private mutating func addHistory() {
    guard !detail.others.isEmpty else { return }
    heading("earlier with us")
    for row in detail.others.prefix(5) {
      let day = TimeText.moment(row.openedAt, now: state.now, zone: state.settings.zone)
      lines.append(
        PaneLine(
          Span("\(row.kind.glyph) ", row.kind.style),
          Span(SafeText.truncated(row.excerpt, to: max(4, width - SafeText.width(day) - 4)).text, .muted),
          right: Span(day, .time)))
    }
  }

  private mutating func addDraft() {
    var draft = detail.draft
    // Beside one's own text only where it is another's that one has to choose about.
    if let compose = state.compose, compose.id == detail.conversation.id { draft = compose.conflict }
    guard let draft else { return }
    gap()
    let title = "draft · \(draft.by), \(when(draft.at)), not sent"
    lines.append(
      PaneLine(
        Span("── ", .warning), Span(title, .draft),
        Span(" " + String(repeating: "─", count: max(0, width - title.count - 4)), .warning)))
    for line in SafeText.wrap(draft.text, width: width - 2, limit: 60) {
      lines.append(PaneLine(spans: [Span(line, .text)], bar: .warning))
    }
  }
}

/// What a reason speaks for, in the words of the screen.
enum WhyText {
  /// Things that the same words speak for.
  struct Group {
    var subjects: [Span]
    var words: [String]
  }

  /// The latest reason for each thing, at most eight; those with the same words together.
  static func groups(_ reasons: [Reason], of kind: Kind) -> [Group] {
    var seen: Set<String> = []
    let latest = reasons.reversed().filter { seen.insert($0.supports).inserted }
      .ordered { rank($0.supports, kind) < rank($1.supports, kind) }.prefix(8)
    return latest.reduce(into: []) { groups, reason in
      if let same = groups.firstIndex(where: { $0.words == reason.words }) {
        groups[same].subjects.append(subject(reason.supports))
      } else {
        groups.append(Group(subjects: [subject(reason.supports)], words: reason.words))
      }
    }
  }

  /// What it is comes before who said it, how it is meant, and what it is about.
  static func rank(_ supports: String, _ kind: Kind) -> Int {
    if supports == "kind:\(kind.rawValue)" { return -1 }
    return ["kind", "segment", "stance", "urgency"].firstIndex { supports.hasPrefix($0) } ?? 4
  }

  /// `kind:adverse_event` as `✚ adverse`.
  static func subject(_ supports: String) -> Span {
    let parts = supports.split(separator: ":", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return Span(supports, .text) }
    switch parts[0] {
    case "kind":
      guard let kind = Kind(rawValue: parts[1]) else { return Span(parts[1], .text) }
      return Span("\(kind.glyph) \(kind.word)", kind.style)
    case "segment": return Span(Segment(rawValue: parts[1]).title, .segment)
    case "stance":
      return Span(
        parts[1], parts[1] == "unsupportive" ? .unsupportive : parts[1] == "supportive" ? .supportive : .muted)
    case "urgency": return Span("urgency \(parts[1])", .warning)
    default: return Span(parts[1].replacing("_", with: " "), .text)
    }
  }
}

extension String {
  /// Filled with spaces to so many characters; for words of our own.
  func padding(to width: Int, right: Bool = false) -> String {
    let spaces = String(repeating: " ", count: max(0, width - count))
    return right ? spaces + self : self + spaces
  }
}
