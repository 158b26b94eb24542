import Chance
import Testing

@testable import Terminal

@Suite("Writing a text")
struct TextEditorTests {
  /// A text with "|" where the cursor is.
  private func editor(_ marked: String, isMultiline: Bool = true) -> TextEditor {
    let parts = marked.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
    var editor = TextEditor(String(parts.joined()), isMultiline: isMultiline)
    editor.move(to: TextEditor(String(parts[0]), isMultiline: isMultiline).count)
    return editor
  }

  private func marked(_ editor: TextEditor) -> String {
    let text = Array(editor.text)
    return String(text[..<editor.cursor]) + "|" + String(text[editor.cursor...])
  }

  @Test(
    "each command does one thing",
    arguments: [
      ("a|c", EditCommand.insert("b"), "ab|c"),
      ("ab|", .deleteBackward, "a|"), ("|ab", .deleteBackward, "|ab"),
      ("|ab", .deleteForward, "|b"), ("ab|", .deleteForward, "ab|"),
      ("one two|", .deleteWordBackward, "one |"), ("one two  |", .deleteWordBackward, "one |"),
      ("one| two x", .deleteWordForward, "one| x"), ("don't|", .deleteWordBackward, "|"),
      ("a\none| two", .deleteToLineStart, "a\n| two"), ("one| two\nb", .deleteToLineEnd, "one|\nb"),
      ("one|\nb", .deleteToLineEnd, "one|b"),
      ("ab|", .left, "a|b"), ("|ab", .left, "|ab"), ("a|b", .right, "ab|"),
      ("one two|", .wordLeft, "one |two"), ("|one two", .wordRight, "one| two"),
      ("a\nbc|d", .lineStart, "a\n|bcd"), ("a|b\nc", .lineEnd, "ab|\nc"), ("a\nb|", .start, "|a\nb"),
      ("a|\nb", .end, "a\nb|"),
      // Characters, not bytes.
      ("👩‍👩‍👧‍👦|", .deleteBackward, "|"), ("e\u{301}|", .deleteBackward, "|"), ("🇫🇷🇩🇪|", .left, "🇫🇷|🇩🇪"),
      ("日本|", .deleteBackward, "日|"),
    ])
  func commands(before: String, command: EditCommand, after: String) {
    var editor = editor(before)
    editor.perform(command)
    #expect(marked(editor) == after)
  }

  @Test("a typed accent joins its letter, and the pieces of an emoji each other")
  func joining() {
    var editor = TextEditor()
    for piece in ["e", "\u{301}", "👩", "\u{200D}", "👧", "🇫", "🇷"] { editor.perform(.insert(piece)) }
    #expect(editor.count == 3)
    #expect(editor.cursor == 3)
    editor.perform(.deleteBackward)
    #expect(editor.text == "e\u{301}👩‍👧")
    editor.perform(.start)
    editor.perform(.right)
    editor.perform(.insert("\u{302}"))
    #expect(editor.cursor == 1)
    #expect(editor.text.unicodeScalars.count == 6)
  }

  @Test("undo goes back by words and deletions, redo forth")
  func undo() {
    var editor = TextEditor()
    for letter in "one two" { editor.perform(.insert(String(letter))) }
    editor.perform(.deleteWordBackward)
    #expect(editor.text == "one ")
    editor.perform(.undo)
    #expect(editor.text == "one two")
    editor.perform(.undo)
    #expect(editor.text == "one")
    editor.perform(.undo)
    #expect(editor.text == "")
    #expect(!editor.canUndo)
    for _ in 0..<3 { editor.perform(.redo) }
    #expect(editor.text == "one ")
    #expect(editor.cursor == 4)
    editor.perform(.insert("x"))
    #expect(!editor.canRedo)
  }

  @Test("any commands: undoing all gives the first text, redoing all the last")
  func randomEditing() {
    var random = SplitMix(seed: 33)
    let commands: [EditCommand] = [
      .insert("a"), .insert(" "), .insert("\u{301}"), .insert("👩"), .insert("\u{200D}"), .insert("🇫"), .insert("\r\nx"),
      .deleteBackward, .deleteForward, .deleteWordBackward, .deleteWordForward, .deleteToLineStart, .deleteToLineEnd,
      .yank,
      .left, .right, .wordLeft, .wordRight, .lineStart, .lineEnd, .start, .end, .undo, .redo,
    ]
    for _ in 0..<300 {
      var editor = TextEditor("first line\nзвук 日本", isMultiline: true)
      for _ in 0..<40 {
        editor.perform(commands[random.below(commands.count)])
        #expect((0...editor.count).contains(editor.cursor))
        // The characters kept are those that the text has by itself.
        #expect(editor.characters == Array(editor.text))
        let layout = editor.layout(width: 7)
        #expect(layout.lines.allSatisfy { SafeText.width($0) <= 7 })
        #expect(layout.lines.indices.contains(layout.cursor.y))
      }
      let last = editor.text
      while editor.canRedo { editor.perform(.redo) }
      let newest = editor.text
      while editor.canUndo { editor.perform(.undo) }
      #expect(editor.text == "first line\nзвук 日本")
      while editor.canRedo { editor.perform(.redo) }
      #expect(editor.text == newest)
      _ = last
    }
  }

  @Test("what was cut can be put in again")
  func yank() {
    var editor = editor("one two|")
    editor.perform(.deleteWordBackward)
    editor.perform(.start)
    editor.perform(.yank)
    #expect(marked(editor) == "two|one ")
  }

  @Test("a one-line text has no line ends and no controls, wherever they come from")
  func oneLine() {
    var editor = TextEditor("a\nb")
    editor.perform(.insert("c\r\nd\u{1B}\te"))
    #expect(editor.text == "a bc d e")
    #expect(TextEditor("a\r\nb\rc", isMultiline: true).text == "a\nb\nc")
  }

  @Test("nothing is taken beyond the limit")
  func limit() {
    var editor = TextEditor("abc", limit: 5)
    editor.perform(.insert("defgh"))
    #expect(editor.text == "abcde")
    #expect(TextEditor("abcdefgh", limit: 5).text == "abcde")
  }

  @Test("keys do what they do in a shell")
  func keys() {
    #expect(EditCommand(.character("x")) == .insert("x"))
    #expect(EditCommand(.ctrl("w")) == .deleteWordBackward)
    #expect(EditCommand(.alt("f")) == .wordRight)
    #expect(EditCommand(.enter) == nil)
    #expect(EditCommand(.f(1)) == nil)
  }
}

@Suite("A text on the screen")
struct EditorLayoutTests {
  @Test("wraps at words and knows where the cursor is")
  func layout() {
    var editor = TextEditor("Thank you for telling us.\n\nMia", isMultiline: true)
    let layout = editor.layout(width: 10)
    #expect(layout.lines == ["Thank you ", "for ", "telling ", "us.", "", "Mia"])
    #expect(layout.cursor == Point(x: 3, y: 5))
    editor.move(to: 10)
    #expect(editor.layout(width: 10).cursor == Point(x: 0, y: 1))
  }

  @Test("up and down keep the column through short lines")
  func vertical() {
    var editor = TextEditor("longer line\nab\nanother line", isMultiline: true)
    let start = editor.layout(width: 40).cursor
    editor.moveUp(width: 40)
    #expect(editor.layout(width: 40).cursor == Point(x: 2, y: 1))
    editor.moveUp(width: 40)
    #expect(editor.layout(width: 40).cursor == Point(x: 11, y: 0))
    #expect(editor.moveUp(width: 40) == false)
    editor.moveDown(width: 40)
    editor.moveDown(width: 40)
    #expect(editor.layout(width: 40).cursor.y == start.y)
    #expect(editor.moveDown(width: 40) == false)
  }

  @Test("a click goes where it points")
  func click() {
    var editor = TextEditor("ab日本\ncd", isMultiline: true)
    editor.move(to: Point(x: 3, y: 0), width: 20)
    #expect(editor.cursor == 2)
    editor.move(to: Point(x: 4, y: 0), width: 20)
    #expect(editor.cursor == 3)
    editor.move(to: Point(x: 90, y: 0), width: 20)
    #expect(editor.cursor == 4)
    editor.move(to: Point(x: 1, y: 9), width: 20)
    #expect(editor.cursor == 6)
  }

  @Test("one line scrolls so that the cursor is in sight")
  func window() {
    var editor = TextEditor("is:open kind:complaint")
    #expect(editor.window(width: 10) == ("complaint", 9))
    editor.perform(.start)
    #expect(editor.window(width: 10) == ("is:open ki", 0))
    #expect(TextEditor("short").window(width: 10) == ("short", 5))
  }
}
