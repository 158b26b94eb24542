import ArgumentParser

struct Completions: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "completions",
    abstract: "Print the completion script of a shell: bash, zsh or fish.",
    discussion: "`make install` puts all three in place. By hand:  source <(earshot completions bash)")

  enum Shell: String, CaseIterable, ExpressibleByArgument {
    case bash, zsh, fish
  }

  @Argument(help: "bash, zsh or fish.")
  var shell: Shell

  @OptionGroup var global: GlobalOptions

  func run(_ session: Session) throws {
    let parsers: CompletionShell =
      switch shell {
      case .bash: .bash
      case .zsh: .zsh
      case .fish: .fish
      }
    session.out.line(Earshot.completionScript(for: parsers))
  }
}
