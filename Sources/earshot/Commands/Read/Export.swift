import ArgumentParser
import Desk

struct Export: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write out all conversations that a query finds, oldest first: NDJSON with every message, or CSV.",
    discussion: "The output can be of any length; memory stays small. docs/command-line.md lists the fields.")

  @Argument(help: ArgumentHelp("What to find; everything unless told.", valueName: "query"))
  var query: [String] = []

  @Option(
    help: ArgumentHelp("ndjson, or csv with one line a conversation.", valueName: "format"),
    transform: { try Words.named($0, "format", ExportFormat.allCases) })
  var format = ExportFormat.ndjson

  @OptionGroup var global: GlobalOptions

  func run(_ session: Session) async throws {
    let query = try Words.query(query)
    let desk = try session.openDesk()
    for try await piece in desk.export(query, as: format, me: try session.actorName(on: desk)) {
      session.out.put(piece)
    }
  }
}
