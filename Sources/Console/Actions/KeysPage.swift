/// `docs/keys.md`, made of the table; a test compares it with the file.
public enum KeysPage {
  public static var markdown: String {
    var page = """
      # Keys

      This page is made of the action table (`Sources/Console/Actions/ActionTable.swift`); a test compares them, and
      with `EARSHOT_RECORD=1` writes the page anew. Every action can have other keys, or none: see [configuration](configuration.md#keys). `?` shows what works
      where you are, `:` finds any action by name.

      """
    for group in ActionSpec.Group.allCases {
      let actions = ActionTable.all.filter { $0.group == group }
      page += "\n## \(group.rawValue)\n\n| key | action | what it does | where |\n|---|---|---|---|\n"
      for action in actions {
        let keys = action.keys.map { "`\($0)`" }.joined(separator: " ")
        let places = Scope.allCases.filter { action.scopes.contains($0) }.map(\.title).joined(separator: ", ")
        let sentence = action.sentence + (action.target == .many ? " Works on all that are selected." : "")
        page += "| \(keys) | `\(action.id.rawValue)` | \(sentence) | \(places) |\n"
      }
    }
    page += """

      ## While you answer a question at the foot

      | key | what it does |
      |---|---|
      | `Enter` | takes what stands there |
      | `Esc` | leaves; nothing has happened |
      | `Tab` `Shift-Tab` `Down` `Up` | goes through the choices; in the filter `Tab` completes |
      | a marked letter | takes that choice at once, where no text can be typed |

      ## Mouse

      A click puts the cursor on a row and the focus on a pane; a double click opens; the wheel scrolls what is under
      the pointer; a click on a tab, a view or a segment goes there; the borders between panes can be dragged.
      Everything has a key as well.

      """
    return page
  }
}
