import ArgumentParser

/// A command of the tree that does something. `ParsableCommand.run` takes no arguments, so what a command works with
/// would have to be global; here it is handed in, and tests hand in their own.
protocol Subcommand: ParsableCommand {
  var global: GlobalOptions { get }

  func run(_ session: Session) async throws
}
