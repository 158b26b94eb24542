import Desk
import Model
import Terminal

/// The two lines at the foot: what happened or what is asked, and the keys that work here and now.
enum MessageView {
  static func draw(_ picture: inout Picture, _ layout: Layout, _ state: ConsoleState) {
    picture.grid.fill(layout.footer, .footer)
    if let prompt = state.prompt {
      picture.cursor = PromptView.draw(&picture.grid, layout, prompt, state)
      return
    }
    let rest = drawMessage(&picture.grid, layout.message, state)
    // What happened, and the way back, matters more than keys until it has been read.
    if let rest {
      picture.grid.put(rest.text, at: Point(x: 3, y: layout.footer.y), rest.style, width: layout.footer.width - 4)
    } else {
      FooterView.draw(&picture.grid, layout.footer, state)
    }
  }

  /// What happened takes the place of the rule above the footer for as long as it is told.
  ///
  /// - Returns: what did not fit and belongs into the line below.
  private static func drawMessage(_ grid: inout Grid, _ area: Rect, _ state: ConsoleState) -> Span? {
    guard saysSomething(state) else { return nil }
    grid.fill(area, .text)
    if let sending = state.sending.last {
      SendingBar.draw(&grid, area, sending, more: state.sending.count - 1, state)
    } else if let notice = state.notice {
      let (mark, style) = look(of: notice.tone)
      // Whoever presses a key after it has been read wants the keys back that stand below, also of what stays.
      let isUnread = state.lastInput < notice.until
      let lines = isUnread ? SafeText.wrap(notice.text, width: area.width - 4, limit: 3) : [notice.text]
      grid.put(
        [Span("\(mark) ", style), Span(lines.first ?? "", style)], at: Point(x: area.x + 1, y: area.y),
        width: area.width - 2)
      let rest = lines.dropFirst().joined(separator: " ")
      return rest.isEmpty ? nil : Span(rest, style.on(.footer))
    } else if case .stale(_, let why) = state.live {
      grid.put([Span("◌ ", .stale), Span(why, .stale)], at: Point(x: area.x + 1, y: area.y), width: area.width - 2)
    } else if case .away(let since, _) = state.live {
      let time = TimeText.clock(since, zone: state.settings.zone, seconds: true)
      let all = [
        "The server is away. What you see is as of \(time); what you write is kept here.",
        "As of \(time); what you write is kept here", "As of \(time)",
      ]
      let words = all.first { SafeText.width($0) <= area.width - 4 } ?? all[2]
      grid.put([Span("◌ ", .stale), Span(words, .stale)], at: Point(x: area.x + 1, y: area.y), width: area.width - 2)
    } else if !state.list.selected.isEmpty {
      let count = state.list.selected.count
      grid.put(
        "\(count) selected · an action is done to \(count == 1 ? "it" : "all of them")",
        at: Point(x: area.x + 1, y: area.y), .info, width: area.width - 2)
    }
    return nil
  }
}

extension MessageView {
  private static func look(of tone: Notice.Tone) -> (mark: String, style: Style) {
    switch tone {
    case .info: ("·", .info)
    case .success: ("✓", .success)
    case .warning: ("!", .warning)
    case .error: ("✗", .error)
    }
  }

  fileprivate static func saysSomething(_ state: ConsoleState) -> Bool {
    if case .stale = state.live { return true }
    if state.isAway { return true }
    return !state.sending.isEmpty || state.notice != nil || !state.list.selected.isEmpty
  }
}

/// A reply on its way: the seconds in which it can be taken back.
enum SendingBar {
  static func draw(_ grid: inout Grid, _ area: Rect, _ sending: Sending, more: Int, _ state: ConsoleState) {
    let left = max(0, (sending.leaves - state.now).inMilliseconds)
    let whole = max(1, (sending.leaves - sending.from).inMilliseconds)
    let seconds = (left + 999) / 1000
    let key = state.settings.keys.hint(for: .undo) ?? ":undo"
    // Whom it goes to leaves room for the way back.
    let rest = " in \(seconds) s \(key) takes it back"
    let room = max(8, area.width - 4 - SafeText.width(rest))
    let all = "To \(sending.handle)\(more > 0 ? " and \(more) more" : "")"
    let whom = more > 0 && SafeText.width(all) > room ? "\(more + 1) replies" : SafeText.truncated(all, to: room).text
    let words = "\(whom) in \(seconds) s "
    let x = grid.put(words, at: Point(x: area.x + 1, y: area.y), .draft, width: area.width - 2)
    let width = min(20, area.width - x - 24)
    if width > 4 {
      grid.bar(at: Point(x: x + 1, y: area.y), width: width, share: Double(seconds * 1000) / Double(whole))
    }
    grid.put(
      [Span(key, .footerKey), Span(" takes it back", .muted)], at: Point(x: max(x + 1, x + width + 3), y: area.y),
      width: max(0, area.maxX - x - width - 4))
  }
}

/// The keys that work here and now.
enum FooterView {
  static func draw(_ grid: inout Grid, _ area: Rect, _ state: ConsoleState) {
    var x = area.x + 1
    for hint in hints(state) {
      let width = SafeText.width(hint.key) + 1 + SafeText.width(hint.title)
      guard x + width <= area.maxX - 1 else { break }
      grid.put(
        [Span(hint.key, Style(.footerKey, on: .footer)), Span(" \(hint.title)", .footer)], at: Point(x: x, y: area.y))
      x += width + 2
    }
  }

  struct Hint: Equatable {
    var key: String
    var title: String
  }

  /// In the order in which they matter; what does not fit is left out from the end, help never.
  static func hints(_ state: ConsoleState) -> [Hint] {
    if !state.pending.isEmpty { return pendingHints(state) }
    if state.overlay != nil { return overlayHints(state) }
    let scopes = state.scopes
    let subjects = state.subjects
    func hint(_ spec: ActionSpec) -> Hint? {
      guard !spec.scopes.isDisjoint(with: scopes), state.isOffered(spec.id, on: subjects) else { return nil }
      return state.settings.keys.hint(for: spec.id).map { Hint(key: $0, title: state.offer(spec.id, on: subjects)) }
    }
    func size(_ hint: Hint) -> Int { SafeText.width(hint.key) + SafeText.width(hint.title) + 3 }
    // The last two (command, help) are always there.
    let last = ActionTable.ranked.filter { $0.rank ?? 0 >= 30 }.compactMap(hint)
    // Nothing stands off from the edge.
    var room = state.size.width - last.reduce(0) { $0 + size($1) }
    var taken: [Hint] = []
    for spec in ActionTable.ranked where spec.rank ?? 0 < 30 {
      guard let hint = hint(spec) else { continue }
      guard room >= size(hint) else { break }
      taken.append(hint)
      room -= size(hint)
    }
    return taken + last
  }

  private static func pendingHints(_ state: ConsoleState) -> [Hint] {
    guard case .prefix(let continuations) = state.settings.keys.match(state.pending, in: state.scopes) else {
      return []
    }
    let subjects = state.subjects
    return [Hint(key: KeySequence(state.pending).description, title: "…")]
      + continuations.map { Hint(key: $0.keys.description, title: state.offer($0.action, on: subjects)) } + [
        Hint(key: "Esc", title: "nothing")
      ]
  }

  private static func overlayHints(_ state: ConsoleState) -> [Hint] {
    if case .themes = state.overlay {
      return [Hint(key: "↑ ↓", title: "try"), Hint(key: "Enter", title: "keep"), Hint(key: "Esc", title: "as before")]
    }
    return [
      Hint(key: "↑ ↓", title: "choose"), Hint(key: "Enter", title: "do it"), Hint(key: "Esc", title: "close"),
      Hint(key: "a–z", title: "search"),
    ]
  }
}
