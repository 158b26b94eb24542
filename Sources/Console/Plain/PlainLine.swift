import Desk
import Model
import Terminal

/// The line that the cursor stands on: the selected row, or what is being typed.
enum PlainLine {
  static func line(_ state: ConsoleState, width: Int) -> SpokenLine {
    if let prompt = state.prompt { return typed("\(prompt.purpose)", prompt, width) }
    if let search = state.search { return typed(search, state, width) }
    if case .themes(let index, _) = state.overlay, state.setup.themes.indices.contains(index) {
      return SpokenLine("theme \(index)", "theme \(state.setup.themes[index])")
    }
    if let compose = state.compose { return typed(compose, width) }
    switch state.focus {
    case .views: return entry(state)
    case .conversation: return conversation(state)
    case .list: return row(state)
    }
  }

  // MARK: Standing

  private static func entry(_ state: ConsoleState) -> SpokenLine {
    guard state.side.entries.indices.contains(state.side.index) else { return SpokenLine("view", "no views") }
    let entry = state.side.entries[state.side.index]
    let count = entry.count.map { ", \($0)" } ?? ""
    return SpokenLine("view \(entry.title)", "\(entry.source == .view ? "view" : "segment") \(entry.title)\(count)")
  }

  private static func conversation(_ state: ConsoleState) -> SpokenLine {
    guard let reading = state.reading else { return row(state) }
    if let failure = reading.failure { return SpokenLine("reading \(reading.id)", failure) }
    let whose = state.handle(reading.id)
    guard let detail = reading.detail else { return SpokenLine("reading \(reading.id)", "reading \(whose)") }
    let key = state.settings.keys.hint(for: .back) ?? ":"
    let earlier = detail.earlierMessages > 0 ? "\(detail.earlierMessages) earlier messages, " : ""
    return SpokenLine("reading \(reading.id)", "\(earlier)end of \(whose), \(key) goes back")
  }

  private static func row(_ state: ConsoleState) -> SpokenLine {
    let list = state.list
    guard let row = list.row else { return SpokenLine("none", list.hasLoaded ? "no conversation" : "reading") }
    var parts: [String] = []
    if list.selected.contains(row.id) { parts.append("selected") }
    parts.append(row.kind.word)
    if row.priority != .normal { parts.append("\(row.priority.word) priority") }
    parts.append("@\(row.handle)\(row.segment.word.isEmpty ? "" : " \(row.segment.word)")")
    if let reason = state.tab == .line ? state.reasons[row.id] : nil {
      parts.append("\(reason.escalation.from) asks \(row.escalatedTo ?? ""): \(reason.reason)")
    } else {
      parts.append(row.said)
    }
    parts.append(who(row, state))
    if let writer = state.writers(to: row.follower).first {
      parts.append("\(writer.name) writes to them now")
    } else if row.draftBy != nil {
      parts.append("draft")
    }
    // Not the time left: it would be another line every second.
    let place = list.total.map { ", \(list.base + list.index + 1) of \($0)" } ?? ""
    let words = sentences(parts)
    return SpokenLine("row \(row.id) \(words)", "\(words) \(whenDue(row, state))\(place)")
  }

  /// Each with a full stop, unless it ends like a sentence anyway.
  private static func sentences(_ parts: [String]) -> String {
    parts.map { part in part.last.map { ".!?…".contains($0) } ?? true ? part : part + "." }.joined(separator: " ")
  }

  private static func who(_ row: Row, _ state: ConsoleState) -> String {
    if row.isWaitingForDecision, let to = row.escalatedTo { return "escalated to \(to)" }
    guard let holder = row.holder else { return "unheld" }
    let asked = row.askedBy.map { ", \($0) asks for it" } ?? ""
    return (holder == state.me.name ? "yours" : "held by \(holder)") + asked
  }

  /// When it is due by the clock, which stays true while time passes.
  private static func whenDue(_ row: Row, _ state: ConsoleState) -> String {
    guard let due = row.due else { return TimeLeft(row, now: state.second).text == "─" ? "no clock" : row.status.word }
    let at = TimeText.moment(due, now: state.now, zone: state.settings.zone, twelve: state.settings.clock.isTwelve)
    return due < state.second ? "overdue since \(at)" : "due \(at)"
  }

  /// How long is left, for a threshold that is being crossed.
  static func time(_ row: Row, _ state: ConsoleState) -> String {
    let left = row.due.map { ($0 - state.second).inMilliseconds } ?? 0
    return left < 0 ? "\(DurationText.spoken(-left)) over" : "\(DurationText.spoken(left)) left"
  }

  // MARK: Typing

  private static func typed(_ subject: String, _ prompt: Prompt, _ width: Int) -> SpokenLine {
    let title = "\(SafeText.truncated(prompt.title, to: max(8, width / 2)).text): "
    let start = SafeText.width(title)
    if let chosen = prompt.chosen, prompt.isClosed || prompt.hasChosen || prompt.input.isEmpty {
      let choice = SafeText.truncated(chosen.text, to: max(4, width - start - 1))
      return SpokenLine(subject, title + choice.text, cursor: start)
    }
    let window = prompt.input.window(width: max(4, width - start - 1))
    return SpokenLine(subject, title + window.text, cursor: start + window.cursor)
  }

  private static func typed(_ search: Overlay.Search, _ state: ConsoleState, _ width: Int) -> SpokenLine {
    let found = state.found
    let typed = search.input.isEmpty ? "" : "\(search.input.text): "
    guard found.indices.contains(search.index) else {
      return SpokenLine("search", "\(typed)nothing is called that", cursor: SafeText.width(typed))
    }
    let spec = found[search.index]
    let keys = state.settings.keys.sequences(for: spec.id).map(\.description).joined(separator: " or ")
    let text = "\(typed)\(keys.isEmpty ? "" : "\(keys), ")\(spec.title): \(spec.sentence)"
    return SpokenLine("search", SafeText.truncated(text, to: max(10, width - 1)).text, cursor: 0)
  }

  /// The line of the text that is being written.
  private static func typed(_ compose: ComposeState, _ width: Int) -> SpokenLine {
    let before = compose.editor.textBeforeCursor
    let line = before.split(separator: "\n", omittingEmptySubsequences: false).count - 1
    let lines = compose.editor.text.split(separator: "\n", omittingEmptySubsequences: false)
    let column = before.split(separator: "\n", omittingEmptySubsequences: false).last?.count ?? 0
    var editor = TextEditor(lines.indices.contains(line) ? String(lines[line]) : "")
    editor.move(to: Point(x: column, y: 0), width: 1 << 20)
    let window = editor.window(width: max(10, width - 1))
    let state = compose.isSending ? "sending " : ""
    return SpokenLine("write \(compose.id) \(line)", state + window.text, cursor: SafeText.width(state) + window.cursor)
  }
}
