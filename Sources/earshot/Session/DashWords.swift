/// Words that begin with a dash and are no options: `earshot label 12 -spam`, `earshot list is:open -label:spam`.
///
/// The parser takes `-spam` for four options of one letter. Earshot has no such options but `-h`, so in the commands
/// that take labels and queries these words are given a space in front, which labels and queries do not notice.
enum DashWords {
  static func shielded(_ arguments: [String]) -> [String] {
    var shielded = arguments
    var isAfterCommand = false
    for index in arguments.indices {
      switch arguments[index] {
      case "label", "list", "export", "next", "views": isAfterCommand = true
      case "-", "-h": break
      case let word where isAfterCommand && word.hasPrefix("-") && !word.hasPrefix("--"): shielded[index] = " " + word
      default: break
      }
    }
    return shielded
  }
}
