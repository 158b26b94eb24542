import Model
import Terminal

/// A question at the foot: the line one types in, and under it the choices or what is wrong.
enum PromptView {
  /// - Returns: where the terminal's cursor belongs.
  static func draw(_ grid: inout Grid, _ layout: Layout, _ prompt: Prompt, _ state: ConsoleState) -> Point? {
    let area = layout.message
    grid.fill(area, .input)
    if prompt.isClosed {
      drawClosed(&grid, layout, prompt)
      return nil
    }
    // What one types in has at least so much.
    let titleRoom = max(6, max(area.width / 2, area.width - 16))
    let title = SafeText.truncated(prompt.title, to: titleRoom).text
    var x = grid.put(title, at: Point(x: area.x + 1, y: area.y), Style(.title, on: .input)) + 1
    let room = max(2, area.maxX - x - 1)
    let window = prompt.input.window(width: room)
    grid.put(window.text, at: Point(x: x, y: area.y), Style(.input), width: room)
    let first = prompt.input.cursor - window.text.count
    if prompt.input.isEmpty, let chosen = prompt.chosen {
      grid.put(chosen.text, at: Point(x: x, y: area.y), Style(.placeholder, on: .input), width: room)
    }
    if let fault = prompt.fault {
      drawFault(&grid, layout.footer, fault, x: x + max(0, fault.column - max(0, first)), in: x..<area.maxX)
      mark(&grid, fault, x: x, area, prompt)
    } else {
      drawChoices(&grid, layout.footer, prompt)
    }
    x += window.cursor
    return Point(x: min(x, area.maxX - 1), y: area.y)
  }

  /// Underlines what is wrong in the line itself, where it is in sight.
  private static func mark(_ grid: inout Grid, _ fault: Prompt.Fault, x: Int, _ area: Rect, _ prompt: Prompt) {
    guard prompt.purpose == .filter, prompt.input.count < area.maxX - x else { return }
    let wrong = Rect(x: x + fault.column, y: area.y, width: fault.length, height: 1)
    grid.restyle(wrong.intersection(area)) { _ in Style(.error, on: .input, .underline) }
  }

  /// What is wrong, under the place where it is.
  private static func drawFault(_ grid: inout Grid, _ area: Rect, _ fault: Prompt.Fault, x: Int, in room: Range<Int>) {
    let message = fitting(fault.message, width: area.width - 2)
    let width = SafeText.width(message) + 2
    let start = max(area.x + 1, min(x, area.maxX - width - 1))
    let sign = start == x ? "^ " : ""
    grid.put("\(sign)\(message)", at: Point(x: start, y: area.y), Style(.error, on: .footer), width: area.maxX - start)
  }

  /// What is wrong and what is meant, where both fit; else what is meant, for what is wrong is marked in the line.
  private static func fitting(_ message: String, width: Int) -> String {
    guard SafeText.width(message) > width, let end = message.firstRange(of: " · ") else { return message }
    let second = String(message[end.upperBound...])
    return SafeText.width(second) <= width ? second : message
  }

  private static func drawChoices(_ grid: inout Grid, _ area: Rect, _ prompt: Prompt) {
    let choices = prompt.matching
    guard !choices.isEmpty else {
      let words = prompt.completes ? "Enter takes it · Esc leaves" : "Enter does it · Esc leaves"
      grid.put(words, at: Point(x: area.x + 1, y: area.y), Style(.muted, on: .footer), width: area.width - 2)
      return
    }
    // As many as fit, with the highlighted one among them.
    var first = 0
    let highlighted = prompt.highlighted ?? 0
    while first < highlighted, width(choices[first...highlighted]) > area.width - 4 { first += 1 }
    var x = area.x + 1
    if first > 0 { x = grid.put("‹ ", at: Point(x: x, y: area.y), Style(.muted, on: .footer)) }
    for (index, choice) in choices.enumerated().dropFirst(first) {
      let isOn = index == prompt.highlighted
      // The meaning of one is enough: there is one line.
      let detail =
        choice.detail.isEmpty || !(isOn || choices.count <= 4 || !prompt.completes) ? "" : " \(choice.detail)"
      let size = SafeText.width(choice.text) + SafeText.width(detail) + 2
      guard x + size <= area.maxX - 2 || index == first else {
        grid.put("›", at: Point(x: area.maxX - 2, y: area.y), Style(.muted, on: .footer), width: 1)
        break
      }
      x = grid.put(choice.text, at: Point(x: x, y: area.y), isOn ? .tabActive : Style(.footerKey, on: .footer))
      x = grid.put(detail, at: Point(x: x, y: area.y), Style(.muted, on: .footer)) + 2
    }
  }

  private static func width(_ choices: ArraySlice<Prompt.Choice>) -> Int {
    choices.reduce(0) { $0 + SafeText.width($1.text) + 2 + ($1.detail.isEmpty ? 0 : SafeText.width($1.detail) + 1) }
  }

  /// Choices that a key takes at once: behind the question, or under it where there is no room.
  private static func drawClosed(_ grid: inout Grid, _ layout: Layout, _ prompt: Prompt) {
    let needed = prompt.choices.reduce(0) { $0 + SafeText.width($1.text) + 5 }
    let title = SafeText.truncated(prompt.title, to: layout.message.width - 2).text
    var x = layout.message.x + 1
    x = grid.put(title, at: Point(x: x, y: layout.message.y), Style(.title, on: .input)) + 2
    let fits = x + needed <= layout.message.maxX
    let surface: Style = fits ? .input : .footer
    let y = fits ? layout.message.y : layout.footer.y
    if fits {
      let what = prompt.chosen.map { $0.detail.isEmpty ? "" : "Enter takes \($0.text): \($0.detail) · " } ?? ""
      grid.put("\(what)Esc leaves", at: Point(x: layout.footer.x + 1, y: layout.footer.y), Style(.muted, on: .footer))
    } else {
      x = layout.footer.x + 1
    }
    let gap = x + needed <= layout.footer.maxX ? 3 : 2
    for (index, choice) in prompt.choices.enumerated() {
      let isOn = index == prompt.highlighted
      let key = choice.key.map(String.init) ?? ""
      x = grid.put(key, at: Point(x: x, y: y), Style(.footerKey, on: surface.role)) + 1
      x = grid.put(choice.text, at: Point(x: x, y: y), isOn ? Style(.tabActive, on: surface.role) : surface) + gap
    }
  }
}
