/// A text being written, and the place in it: for a filter line, a palette, a reply.
///
/// A pure value. Counts in characters as people do (graphemes), so that no key leaves half an emoji or a letter without
/// its accent. Keeps what is needed to undo. A one-line editor turns line ends into spaces.
public struct TextEditor: Sendable, Equatable {
  /// Whether line ends are kept.
  public let isMultiline: Bool
  /// The text, character by character.
  private(set) var characters: [Character]
  /// The cursor: how many characters stand before it.
  public private(set) var cursor: Int
  /// Longest text, in characters; what would go beyond is not taken.
  public let limit: Int

  private var past: [Edit] = []
  private var future: [Edit] = []
  /// What was last cut, for `.yank`.
  private var cut = ""
  /// The column that `.up` and `.down` try to keep.
  var goalColumn: Int?

  /// One change that can be taken back.
  private struct Edit: Sendable, Equatable {
    var start: Int
    var removed: [Character]
    var inserted: [Character]
    var cursorBefore: Int
    var cursorAfter: Int
    /// Typed letters gather into one edit until the word ends or the cursor moves.
    var isTyping = false
  }

  public init(_ text: String = "", isMultiline: Bool = false, limit: Int = 100_000) {
    self.isMultiline = isMultiline
    self.limit = limit
    characters = Array(TextEditor.cleaned(text, isMultiline: isMultiline).prefix(limit))
    cursor = characters.count
  }

  public var text: String { String(characters) }
  public var isEmpty: Bool { characters.isEmpty }
  public var count: Int { characters.count }
  public var canUndo: Bool { !past.isEmpty }
  public var canRedo: Bool { !future.isEmpty }

  /// The text before the cursor: what completion looks at.
  public var textBeforeCursor: String { String(characters[..<cursor]) }

  /// Same text and cursor, whatever was done before.
  public static func == (one: TextEditor, other: TextEditor) -> Bool {
    one.characters == other.characters && one.cursor == other.cursor && one.isMultiline == other.isMultiline
  }

  /// Does what a command says. Returns whether the text or the cursor has changed.
  @discardableResult
  public mutating func perform(_ command: EditCommand) -> Bool {
    let before = self
    switch command {
    case .insert(let text): insert(text)
    case .deleteBackward: delete(max(0, cursor - 1)..<cursor)
    case .deleteForward: delete(cursor..<min(count, cursor + 1))
    case .deleteWordBackward: cutOut(wordStart(before: cursor)..<cursor)
    case .deleteWordForward: cutOut(cursor..<wordEnd(after: cursor))
    case .deleteToLineStart: cutOut(lineStart(of: cursor)..<cursor)
    case .deleteToLineEnd:
      let end = lineEnd(of: cursor)
      // At the end of a line, the line end itself goes.
      cutOut(cursor..<(end == cursor ? min(count, end + 1) : end))
    case .yank: insert(cut)
    case .undo: undo()
    case .redo: redo()
    case .left: move(to: cursor - 1)
    case .right: move(to: cursor + 1)
    case .wordLeft: move(to: wordStart(before: cursor))
    case .wordRight: move(to: wordEnd(after: cursor))
    case .lineStart: move(to: lineStart(of: cursor))
    case .lineEnd: move(to: lineEnd(of: cursor))
    case .start: move(to: 0)
    case .end: move(to: count)
    }
    return self != before
  }

  /// Puts the cursor before a character, for a mouse click or a search.
  public mutating func move(to position: Int) {
    cursor = min(max(0, position), count)
    goalColumn = nil
    endTyping()
  }

  /// Puts the cursor somewhere and remembers the column that vertical moves aim at.
  mutating func move(to position: Int, goal: Int) {
    move(to: position)
    goalColumn = goal
  }

  /// Replaces characters, as one step to undo: for a completion.
  public mutating func replace(_ range: Range<Int>, with text: String) {
    let range = range.clamped(to: 0..<count)
    apply(range, Array(TextEditor.cleaned(text, isMultiline: isMultiline)), isTyping: false)
  }

  /// Replaces the whole text, as one step to undo: for a template, or what came back from an editor.
  public mutating func replaceAll(with text: String) { replace(0..<count, with: text) }

  // MARK: Changing

  private mutating func insert(_ text: String) {
    let inserted = Array(TextEditor.cleaned(text, isMultiline: isMultiline))
    apply(cursor..<cursor, inserted, isTyping: inserted.count == 1)
  }

  private mutating func delete(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    apply(range, [], isTyping: false)
  }

  private mutating func cutOut(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    cut = String(characters[range])
    delete(range)
  }

  /// Every change goes through here.
  ///
  /// What is inserted may join its neighbours (an accent, a part of an emoji, a flag's second letter), so the text is
  /// cut into characters anew from one character before to one behind.
  private mutating func apply(_ range: Range<Int>, _ inserted: [Character], isTyping: Bool) {
    let room = limit - (count - range.count)
    let inserted = inserted.prefix(max(0, room))
    guard !range.isEmpty || !inserted.isEmpty else { return }
    let wide = max(0, range.lowerBound - 1)..<min(count, range.upperBound + 1)
    let head = String(characters[wide.lowerBound..<range.lowerBound]) + String(inserted)
    let joined = Array(head + String(characters[range.upperBound..<wide.upperBound]))
    // The cursor stands behind what was inserted, or behind the character that it became part of.
    let after = TextEditor.boundary(atOrAfter: head.unicodeScalars.count, in: joined) + wide.lowerBound
    let edit = Edit(
      start: wide.lowerBound, removed: Array(characters[wide]), inserted: joined, cursorBefore: cursor,
      cursorAfter: after, isTyping: isTyping)
    let isGathered = gather(edit, typed: inserted.first)
    characters.replaceSubrange(wide, with: joined)
    cursor = after
    if !isGathered { past.append(edit) }
    if past.count > 500 { past.removeFirst(100) }
    future = []
    goalColumn = nil
  }

  /// Joins a typed letter to the edit before it. Only at the end of the text: elsewhere the neighbours overlap.
  private mutating func gather(_ edit: Edit, typed: Character?) -> Bool {
    guard edit.isTyping, let typed, typed != " ", typed != "\n", cursor == count, var last = past.last,
      last.isTyping, last.start + last.inserted.count == count
    else { return false }
    last.inserted = Array(last.inserted.dropLast(edit.removed.count)) + edit.inserted
    last.cursorAfter = edit.cursorAfter
    past[past.count - 1] = last
    return true
  }

  private mutating func endTyping() {
    if let last = past.indices.last { past[last].isTyping = false }
  }

  private mutating func undo() {
    guard let edit = past.popLast() else { return }
    characters.replaceSubrange(edit.start..<(edit.start + edit.inserted.count), with: edit.removed)
    cursor = min(edit.cursorBefore, count)
    future.append(edit)
    endTyping()
    goalColumn = nil
  }

  private mutating func redo() {
    guard let edit = future.popLast() else { return }
    characters.replaceSubrange(edit.start..<(edit.start + edit.removed.count), with: edit.inserted)
    cursor = min(edit.cursorAfter, count)
    past.append(edit)
    endTyping()
    goalColumn = nil
  }

  /// The number of characters that hold the first `scalars` scalars.
  private static func boundary(atOrAfter scalars: Int, in characters: [Character]) -> Int {
    var left = scalars
    for (index, character) in characters.enumerated() {
      guard left > 0 else { return index }
      left -= character.unicodeScalars.count
    }
    return characters.count
  }

  /// Line ends as "\n", or as spaces; other controls go, a tab becomes a space.
  private static func cleaned(_ text: String, isMultiline: Bool) -> String {
    var clean = String.UnicodeScalarView()
    var wasReturn = false
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n" where wasReturn: break
      case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": clean.append(isMultiline ? "\n" : " ")
      case "\t": clean.append(" ")
      default:
        if scalar.properties.generalCategory != .control { clean.append(scalar) }
      }
      wasReturn = scalar == "\r"
    }
    return String(clean)
  }

  // MARK: Places

  private func lineStart(of position: Int) -> Int {
    (characters[..<position].lastIndex(of: "\n") ?? -1) + 1
  }

  private func lineEnd(of position: Int) -> Int {
    characters[position...].firstIndex(of: "\n") ?? count
  }

  private func wordStart(before position: Int) -> Int {
    var index = position
    while index > 0, !TextEditor.isWord(characters[index - 1]) { index -= 1 }
    while index > 0, TextEditor.isWord(characters[index - 1]) { index -= 1 }
    return index
  }

  private func wordEnd(after position: Int) -> Int {
    var index = position
    while index < count, !TextEditor.isWord(characters[index]) { index += 1 }
    while index < count, TextEditor.isWord(characters[index]) { index += 1 }
    return index
  }

  private static func isWord(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_" || character == "'" || character == "’"
  }
}
