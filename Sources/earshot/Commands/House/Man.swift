import ArgumentParser

struct Man: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "man",
    abstract: "Print the manual page.", discussion: "To read it here:  earshot man | man -l -")

  @OptionGroup var global: GlobalOptions

  func run(_ session: Session) throws {
    let tree = try CommandTree.ofEarshot()
    for line in ManualPage(tree, version: Earshot.version).lines { session.out.line(line) }
  }
}
