/// Teammates whom a note names: `@ben please look`.
public struct Mention: Equatable, Sendable {
  /// The note's number in the conversation.
  public var message: Int
  /// Names of teammates, each once, in the order in which they are named.
  public var names: [String]

  public init(message: Int, names: [String]) {
    self.message = message
    self.names = names
  }

  /// The teammates that a text names after an `@`, as the team spells them.
  ///
  /// Capitals do not matter, and neither does what ends a sentence. Names of nobody on the team are passed over: in a note
  /// an `@` is as often a follower.
  public static func names(in text: String, of team: [Teammate]) -> [String] {
    var names: [String] = []
    var rest = text[...]
    var before: Character?
    while let at = rest.firstIndex(of: "@") {
      if at > rest.startIndex { before = rest[rest.index(before: at)] }
      let word = rest[rest.index(after: at)...].prefix(while: isOfName)
      // `ana@ben.example` is an address.
      if before.map(isOfName) != true, let name = teammate(called: word, team), !names.contains(name) {
        names.append(name)
      }
      before = word.last ?? "@"
      rest = rest[word.endIndex...]
    }
    return names
  }

  /// Whether a character can be part of a teammate's name.
  public static func isOfName(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || "-_.".contains(character)
  }

  private static func teammate(called word: Substring, _ team: [Teammate]) -> String? {
    var word = word
    while !word.isEmpty {
      if let exact = team.first(where: { $0.name == word }) { return exact.name }
      let folded = word.lowercased()
      if let found = team.first(where: { $0.name.lowercased() == folded }) { return found.name }
      guard word.last == "." || word.last == "-" || word.last == "_" else { return nil }
      word.removeLast()
    }
    return nil
  }
}
