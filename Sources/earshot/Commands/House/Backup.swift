import ArgumentParser
import Desk

struct Backup: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "Copy the desk to another file while it is in use.",
    discussion: "The copy is whole as of one moment. A file that is there already is left alone.")

  @Argument(help: "The file to write.")
  var file: String

  @OptionGroup var global: GlobalOptions

  func run(_ session: Session) async throws {
    let desk = try session.openDesk()
    let bar = ProgressBar(title: "backing up", output: session.around.error)
    try await desk.backup(to: file) { fraction in bar.show(fraction, "") }
    bar.clear()
    if global.json {
      return session.out.line(JSON.object([.init(name: "backup", value: .string(file))]).text)
    }
    session.out.line("The desk is copied to \(Words.safe(file)).")
  }
}
