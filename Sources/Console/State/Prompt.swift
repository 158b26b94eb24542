import Model
import Terminal

/// A question at the foot: one line to type in, with choices or completions under it.
struct Prompt: Equatable, Sendable {
  /// What is asked, and so what an answer does.
  enum Purpose: Equatable, Sendable {
    case assign, note, escalateTo
    case takeOver(asker: String)
    case escalateWhy(to: String)
    case priority, snooze, label
    case correct, correctKind, correctStance, correctSegment
    case decide, handBack, decline
    case filter, saveView
    case removeView(String)
    case discardDraft, whichDraft, leave
  }

  /// Something that can be taken instead of typing.
  struct Choice: Equatable, Sendable {
    /// What is typed when it is taken.
    var text: String
    /// What it means, where the text does not say.
    var detail = ""
    /// Takes it at once, where no text can be typed.
    var key: Character?
  }

  /// What is wrong with what stands there: shown under it, at a column from 0.
  struct Fault: Equatable, Sendable {
    var column: Int
    var length: Int
    var message: String
  }

  var purpose: Purpose
  /// What stands before the line: `assign to`.
  var title: String
  /// On which conversations the answer will work.
  var targets: [Conversation.ID] = []
  var input = TextEditor()
  var choices: [Choice] = []
  /// The choice that Enter takes; nil when Enter takes the text.
  var highlighted: Int?
  var fault: Fault?
  /// Whether one of the choices must be taken, by its key or by Enter.
  var isClosed = false
  /// Whether a choice was gone to by hand.
  var hasChosen = false
  /// What an earlier question has found out: the filter of a view that is being named.
  var carried = ""
  /// The characters that a completion takes the place of.
  var completed: Range<Int> = 0..<0

  init(
    _ purpose: Purpose, _ title: String, _ targets: [Conversation.ID], choices: [Choice] = [], highlighted: Int? = nil,
    isClosed: Bool = false
  ) {
    self.purpose = purpose
    self.title = title
    self.targets = targets
    self.choices = choices
    self.highlighted = highlighted
    self.isClosed = isClosed
  }

  /// A question before what cannot be undone. No is the default.
  static func yesOrNo(_ purpose: Purpose, _ title: String, _ targets: [Conversation.ID]) -> Prompt {
    Prompt(
      purpose, title, targets, choices: [Choice(text: "no", key: "n"), Choice(text: "yes", key: "y")], highlighted: 0,
      isClosed: true)
  }

  /// Whether Tab completes a word of the line, rather than going through whole answers.
  var completes: Bool { purpose == .filter || purpose == .label || isNote }

  /// Whether what is typed becomes a note, which may name teammates.
  var isNote: Bool {
    switch purpose {
    case .note, .escalateWhy, .handBack, .decline: true
    default: false
    }
  }

  /// Whether Tab fills in the one answer that what is typed can mean.
  var fillsWhole: Bool {
    guard !isClosed, !completes, !input.isEmpty, let only = matching.first, matching.count == 1 else { return false }
    return only.text != input.text
  }

  mutating func fill() {
    guard let only = matching.first else { return }
    input.replaceAll(with: only.text)
    highlighted = 0
    fault = nil
  }

  /// The choices that go with what is typed.
  var matching: [Choice] {
    guard !isClosed, !completes else { return choices }
    let typed = input.text.lowercased()
    guard !typed.isEmpty else { return choices }
    return choices.filter { $0.text.lowercased().hasPrefix(typed) }
      + choices.filter { !$0.text.lowercased().hasPrefix(typed) && $0.text.lowercased().contains(typed) }
  }

  /// The choice that Enter takes now.
  var chosen: Choice? {
    let choices = matching
    return highlighted.flatMap { choices.indices.contains($0) ? choices[$0] : nil }
  }

  /// Goes through the choices, around at the ends.
  mutating func step(_ by: Int) {
    let count = matching.count
    guard count > 0 else { return }
    hasChosen = true
    highlighted = highlighted.map { ($0 + by + count) % count } ?? (by > 0 ? 0 : count - 1)
  }
}
