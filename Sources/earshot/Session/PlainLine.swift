/// A command line that can be read without the parser: options with their values, and words.
///
/// The parser finds out by reflection what commands there are and what each takes, which takes longer than to open a desk
/// and search it. A command that people call all the time reads itself from here where that is easy, and means what the
/// parser would have it mean. Whatever else may be asked, such as help, and all mistakes, are left to the parser.
struct PlainLine {
  /// What is no option, in order.
  private(set) var words: [String] = []
  private var values: [String: String] = [:]

  /// Nil where the line is for another command, or is not plain.
  ///
  /// - Parameters:
  ///   - options: what the command takes with a value, beside what all commands take.
  ///   - flags: what it takes without one.
  init?(_ arguments: [String], command: String, options: [String], flags: [String]) {
    var isForUs = false
    var rest = arguments[...]
    while let word = rest.popFirst() {
      let isOption = GlobalOptions.withValue.contains(word) || isForUs && options.contains(word)
      if isOption || GlobalOptions.flags.contains(word) || isForUs && flags.contains(word) {
        // Said twice, or with what looks like another option: the parser knows.
        guard values[word] == nil, let value = isOption ? rest.popFirst() : "", !value.hasPrefix("-") else {
          return nil
        }
        values[word] = value
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

  subscript(option: String) -> String? { values[option] }

  func has(_ flag: String) -> Bool { values[flag] != nil }
}
