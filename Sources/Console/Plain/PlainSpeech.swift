import Desk
import Model
import Terminal

/// The console in lines, for screen readers: says what has changed since it last spoke, and the line that the cursor
/// stands on.
///
/// A pure function of what was said and of the state. Says no time that merely passes: a clock is told when a
/// conversation is come to, and when it crosses a threshold.
struct PlainSpeech {
  struct Said: Equatable {
    var lines: [String] = []
    var line: SpokenLine
  }

  private var hasBegun = false
  private var live: Live = .connecting
  private var heading: String?
  private var notice: Notice?
  private var sending: [Sending] = []
  private var hasWaiting = false
  private var rung: Set<Warning.Subject> = []
  private var urgencies: [Conversation.ID: Threshold] = [:]
  private var conversation = PlainConversation()
  private var question: Prompt.Purpose?
  private var fault: String?
  private var writing: Conversation.ID?
  private var search: String?
  /// Who was said to write to the follower that one is at.
  private var writers: [ConsoleState.Writer] = []

  /// How near a deadline is, as far as it is told.
  private enum Threshold: Int, Comparable {
    case calm, soon, overdue
    static func < (a: Threshold, b: Threshold) -> Bool { a.rawValue < b.rawValue }
  }

  mutating func next(_ state: ConsoleState, width: Int) -> Said {
    var lines: [String] = []
    if !hasBegun { lines += greeting(state) }
    lines += desk(state)
    lines += list(state)
    lines += thresholds(state)
    lines += warnings(state)
    lines += conversation.next(state)
    lines += company(state)
    lines += message(state)
    lines += asked(state)
    return Said(lines: lines, line: PlainLine.line(state, width: width))
  }

  private mutating func greeting(_ state: ConsoleState) -> [String] {
    hasBegun = true
    let keys = state.settings.keys
    func key(_ id: ActionID) -> String { keys.hint(for: id) ?? ":" }
    let sample = state.setup.isSample ? ", sample data" : ""
    return [
      "earshot, desk \(state.setup.deskName)\(sample), as \(state.me.name), \(state.me.role.rawValue).",
      "\(key(.moveDown)) and \(key(.moveUp)) move, \(key(.open)) reads, \(key(.help)) tells the keys, "
        + "\(key(.palette)) finds any action, \(key(.close)) goes back.",
    ]
  }

  private mutating func desk(_ state: ConsoleState) -> [String] {
    defer { live = state.live }
    switch (live, state.live) {
    case (.stale, .live), (.away, .live): return ["Live again."]
    case (.away, .away): return []
    case (_, .away(let since, _)):
      let time = TimeText.clock(since, zone: state.settings.zone)
      return ["The server is away since \(time). What you hear is as of then; what you write is kept here."]
    case (.stale, .stale): return []
    case (_, .stale(_, let why)): return ["What you hear may be old: \(why)"]
    default: return []
    }
  }

  /// What the list is, when it is another one; that new rows wait.
  private mutating func list(_ state: ConsoleState) -> [String] {
    var lines: [String] = []
    let list = state.list
    let name = state.tab == .line ? "Line" : state.side.active ?? list.query.description
    let now = list.hasLoaded ? "\(state.tab == .line ? "" : "Inbox, ")\(name)" : nil
    if let now, now != heading {
      heading = now
      let count = list.total ?? list.rows.count
      if list.isEmpty {
        let words = EmptyListView.words(state)
        lines.append("\(now): \(words.0) \(words.1)")
      } else {
        lines.append("\(now): \(count) \(count == 1 ? "conversation" : "conversations").")
      }
    }
    let isWaiting = !list.waiting.isEmpty
    if isWaiting, !hasWaiting {
      let key = state.settings.keys.hint(for: .showWaiting) ?? ":"
      lines.append(
        list.waiting.new > 0
          ? "New conversations wait, \(key) lets them in." : "The order has changed, \(key) shows it.")
    }
    hasWaiting = isWaiting
    return lines
  }

  /// Clocks in sight that have come into their last fifth, or run out, since they were last looked at.
  private mutating func thresholds(_ state: ConsoleState) -> [String] {
    var lines: [String] = []
    var now: [Conversation.ID: Threshold] = [:]
    for row in state.list.shown(height: state.layout.listHeight) {
      guard row.due != nil else { continue }
      let time = TimeLeft(row, now: state.second)
      let threshold: Threshold = time.style == .overdue ? .overdue : time.isSoon ? .soon : .calm
      now[row.id] = threshold
      if let before = urgencies[row.id], threshold > before {
        lines.append(
          "@\(row.handle) \(threshold == .overdue ? "is overdue." : "is due soon: \(PlainLine.time(row, state)).")")
      }
    }
    urgencies = now
    return lines
  }

  /// What begins to ring: once, not at each voice more.
  private mutating func warnings(_ state: ConsoleState) -> [String] {
    let key = state.settings.keys.hint(for: .showWarning) ?? ":"
    let lines = state.warnings.filter { !rung.contains($0.subject) }.map {
      "Warning: \(SafeText.line($0.headline)), \(key) shows its conversations."
    }
    rung = Set(state.warnings.map(\.subject))
    return lines
  }

  /// Who begins to write to the follower at the cursor.
  private mutating func company(_ state: ConsoleState) -> [String] {
    guard let id = state.compose?.id ?? state.subject, let follower = state.follower(of: id) else { return [] }
    let now = state.writers(to: follower)
    defer { writers = now }
    return now.filter { !writers.contains($0) && $0.name != ConsoleState.Writer.oneself }.map {
      "\($0.name) begins to write to \(state.handle(id))."
    }
  }

  private mutating func message(_ state: ConsoleState) -> [String] {
    var lines: [String] = []
    if let said = state.notice, said.text != notice?.text { lines.append(said.text + ".") }
    notice = state.notice
    for reply in state.sending where !sending.contains(reply) {
      let key = state.settings.keys.hint(for: .undo) ?? ":undo"
      let seconds = (reply.leaves - reply.from).inMilliseconds / 1000
      lines.append("The reply to \(reply.handle) leaves in \(seconds) seconds, \(key) takes it back.")
    }
    sending = state.sending
    return lines
  }

  /// A question, a search or a reply that has just begun, and what is wrong with an answer.
  private mutating func asked(_ state: ConsoleState) -> [String] {
    var lines: [String] = []
    if let prompt = state.prompt, prompt.purpose != question, !prompt.choices.isEmpty, prompt.purpose != .filter {
      let choices = prompt.choices.prefix(20).map { choice in
        let key = choice.key.map { "\($0) " } ?? ""
        return "\(key)\(choice.text)\(choice.detail.isEmpty ? "" : ", \(choice.detail)")"
      }
      lines.append("\(prompt.title): \(choices.joined(separator: "; "))")
    }
    question = state.prompt?.purpose
    if let words = state.prompt?.fault?.message, words != fault { lines.append("Not so: \(words)") }
    fault = state.prompt?.fault?.message
    let found = state.search.map { _ in "search" }
    if found != nil, search == nil { lines.append("Type to search, up and down choose, Enter does it, Esc leaves.") }
    search = found
    if let compose = state.compose, compose.id != writing {
      let limit = compose.limit.map { ", at most \($0) characters" } ?? ""
      lines.append("Reply to \(compose.handle) on \(compose.network)\(limit). Ctrl-s sends, Esc keeps the draft.")
    }
    writing = state.compose?.id
    return lines
  }
}

/// What is said of the open conversation: all of it when it opens, after that what is new.
private struct PlainConversation {
  private var id: Conversation.ID?
  private var opened = Instant(milliseconds: 0)
  private var said: Set<String> = []

  mutating func next(_ state: ConsoleState) -> [String] {
    guard let reading = state.reading, state.focus == .conversation || state.tab == .line else {
      id = nil
      return []
    }
    guard let detail = reading.detail else { return [] }
    if reading.id != id {
      id = reading.id
      opened = state.now
      said = []
    }
    // As of the moment at which it was opened: countdowns and hours that merely go on are nothing new.
    var then = state
    then.now = opened
    let head = ConversationHead.lines(detail, then)
    let body = ConversationLines(detail, width: 1000, then).lines.map(\.said)
    let new = (head + body).filter { !$0.isEmpty && !said.contains($0) }
    said.formUnion(new)
    return new
  }
}

extension PaneLine {
  /// The line as it is said: what stands at its right end comes last.
  fileprivate var said: String {
    let text = spans.map(\.text).joined().replacing("─", with: "").trimmed
    guard let right else { return text }
    return "\(text), \(right.text)"
  }
}
