/// What can be done to a text being written.
public enum EditCommand: Equatable, Sendable {
  case insert(String)
  case deleteBackward, deleteForward, deleteWordBackward, deleteWordForward, deleteToLineStart, deleteToLineEnd
  /// Puts in again what a word or line deletion took out last.
  case yank
  case undo, redo
  case left, right, wordLeft, wordRight, lineStart, lineEnd, start, end

  /// The command of a key, as in shells and Emacs; nil for a key that means nothing to a text.
  ///
  /// Enter, Tab, Escape, Up and Down are not here: what they do is the form's business. (`TextEditor.moveUp(width:)`.)
  public init?(_ key: Key) {
    if let character = key.typed {
      self = .insert(String(character))
    } else if let command = EditCommand.keys[key] {
      self = command
    } else {
      return nil
    }
  }

  private static let keys: [Key: EditCommand] = [
    .backspace: .deleteBackward, .delete: .deleteForward, .ctrl("d"): .deleteForward,
    .ctrl("w"): .deleteWordBackward, Key(.backspace, .alt): .deleteWordBackward,
    Key(.backspace, .control): .deleteWordBackward, .alt("d"): .deleteWordForward,
    Key(.delete, .control): .deleteWordForward, .ctrl("u"): .deleteToLineStart, .ctrl("k"): .deleteToLineEnd,
    .ctrl("y"): .yank, .ctrl("_"): .undo, .alt("z"): .undo, .alt("Z"): .redo, .alt("y"): .redo,
    .left: .left, .ctrl("b"): .left, .right: .right, .ctrl("f"): .right,
    Key(.left, .control): .wordLeft, Key(.left, .alt): .wordLeft, .alt("b"): .wordLeft,
    Key(.right, .control): .wordRight, Key(.right, .alt): .wordRight, .alt("f"): .wordRight,
    .home: .lineStart, .ctrl("a"): .lineStart, .end: .lineEnd,
    Key(.home, .control): .start, Key(.end, .control): .end,
  ]
}
