/// A command line that can be read without the parser: options with their values, and words.
///
/// The parser finds out by reflection what commands there are and what each takes, which takes longer than to open a desk
/// and search it. A command that people call all the time reads itself from here where that is easy, and means what the
/// parser would have it mean. Whatever else may be asked, such as help, and all mistakes, are left to the parser.
struct PlainLine {
  /// What is no option, in order.
  private(set) var words: [String] = []
  /// What was said by options, and the values: beside each other and gone through by hand, for a dictionary of a few words,
  /// and a look into a list of them, cost a start more than all that is read here.
  private var options: [String] = []
  private var values: [String] = []

  /// Nil where the line is for another command, or is not plain.
  ///
  /// - Parameters:
  ///   - options: what the command takes with a value, beside what all commands take.
  ///   - flags: what it takes without one.
  init?(_ arguments: [String], command: String, options: [String], flags: [String]) {
    var isForUs = false
    var index = 0
    while index < arguments.count {
      let word = arguments[index]
      index += 1
      let isOption = Self.isOne(word, of: GlobalOptions.withValue) || isForUs && Self.isOne(word, of: options)
      if isOption || Self.isOne(word, of: GlobalOptions.flags) || isForUs && Self.isOne(word, of: flags) {
        var value = ""
        if isOption {
          guard index < arguments.count else { return nil }
          value = arguments[index]
          index += 1
        }
        // Said twice, or with what looks like another option: the parser knows.
        if self[word] != nil || value.hasPrefix("-") { return nil }
        self.options.append(word)
        values.append(value)
      } else if word.isEmpty || word.hasPrefix("-") {
        return nil
      } else if isForUs {
        words.append(word)
      } else {
        guard word == command else { return nil }
        isForUs = true
      }
    }
    if !isForUs { return nil }
  }

  subscript(option: String) -> String? { Self.place(of: option, in: options).map { values[$0] } }

  func has(_ flag: String) -> Bool { self[flag] != nil }

  private static func isOne(_ word: String, of words: [String]) -> Bool { place(of: word, in: words) != nil }

  private static func place(of word: String, in words: [String]) -> Int? {
    var index = 0
    while index < words.count {
      if words[index] == word { return index }
      index += 1
    }
    return nil
  }
}
