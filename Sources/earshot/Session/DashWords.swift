/// Words that begin with a dash and are no options: `earshot label 12 -spam`, `earshot list is:open -label:spam`.
///
/// The parser takes `-spam` for four options of one letter. Earshot has no such options but `-h`, so in the commands
/// that take labels and queries these words are given a space in front, which labels and queries do not notice.
enum DashWords {
  private static let commands: Set<String> = ["label", "list", "export", "next", "views"]

  static func shielded(_ arguments: [String]) -> [String] {
    guard let command = arguments.firstIndex(where: { commands.contains($0) }) else { return arguments }
    return arguments.enumerated().map { index, word in
      let isNoOption = index > command && word.hasPrefix("-") && !word.hasPrefix("--") && !["-", "-h"].contains(word)
      return isNoOption ? " " + word : word
    }
  }
}
