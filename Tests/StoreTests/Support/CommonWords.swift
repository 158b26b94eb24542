import Model
import Store

/// A desk on which some words are common and some are rare, and some never meet.
enum CommonWords {
  static let conversations = 600

  /// `common` in half of the conversations, `often` in a third, `left` where `right` is not, `rare` in two; `broken pen`
  /// in each fortieth, `pen broken` in the rest; `after` in a second message of each fifth.
  static func text(_ number: Int) -> String {
    var words = number % 40 == 0 ? "my broken pen" : "a pen broken"
    if number % 2 == 0 { words += " common" }
    if number % 3 == 0 { words += " often" }
    words += number % 2 == 0 ? " left" : " right"
    if number % 100 == 7 { words += " seldom" }
    if number == 17 || number == 580 { words += " rare" }
    return words
  }

  /// They open in nearly the order of their numbers, as on a real desk; each tenth much earlier.
  static func fill(_ store: Store) throws {
    try store.write { writer in
      for number in 1...conversations {
        let at = Scene.start + .minutes(number % 10 == 3 ? number / 2 : number ^ 3)
        let reading = Reading(kind: number % 4 == 0 ? .complaint : .comment, language: number % 5 == 0 ? "fr" : "en")
        try writer.receive(
          Scene.incoming(text(number), id: "m\(number)", from: "user\(number % 90)", at: at), reading)
        if number % 5 == 0 {
          try writer.receive(
            Scene.incoming("after", id: "n\(number)", from: "user\(number % 90)", parent: "m\(number)", at: at), reading
          )
        }
      }
    }
  }
}
