import ArgumentParser
import Channels
import Desk
import Model

struct Import: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Bring in messages from a CSV or NDJSON file, a pipe, or a stream.",
    discussion: """
      A message that is here already (by its channel and its id) changes nothing, so an import may be repeated, also \
      after it was interrupted. docs/imports.md lists the fields and their names.
      """)

  @Argument(help: ArgumentHelp("The file; - is the standard input.", valueName: "file"))
  var file: String

  @Option(help: ArgumentHelp("Which column gives which field: id=tweet_id,at=created_at.", valueName: "field=column,…"))
  var map: String?

  @Option(help: ArgumentHelp("Which rows are our own messages: inbound=False.", valueName: "column=value"))
  var ours: String?

  @Option(help: ArgumentHelp("The channel of rows that do not name one.", valueName: "name"))
  var channel: String?

  @Option(
    help: ArgumentHelp(
      "ours: a thread belongs to the account of ours that answers in it, else to the first that it mentions.",
      valueName: "ours"))
  var channelFrom: ChannelSource?

  @Option(
    help: ArgumentHelp("csv or ndjson; told by the name or the first character otherwise.", valueName: "format"),
    transform: { try Words.named($0, "format", ImportOptions.Format.allCases) })
  var format: ImportOptions.Format?

  @Option(help: ArgumentHelp("What stands between fields: , ; tab or |.", valueName: "character"))
  var delimiter: String?

  @Flag(help: "Go on when the file ends, as more may be written to it; Ctrl-C ends it.")
  var follow = false

  @Option(
    help: ArgumentHelp("Write rejected rows here, and why beside it, to mend and import again.", valueName: "file"))
  var rejects: String?

  @Flag(help: "Exit with 65 when any row was rejected, not only when all were.")
  var strict = false

  @OptionGroup var global: GlobalOptions

  enum ChannelSource: String, ExpressibleByArgument, CaseIterable { case ours }

  func run(_ session: Session) async throws {
    let options = try options()
    let desk = try session.openDesk()
    try session.requireWords(on: desk)
    var run = ImportRun(name: file == "-" ? "standard input" : file, rejects: rejects, session: session)
    let feed = ImportFeed(path: file, options: options, rejects: rejects)
    try await run.take(feed, into: desk)
    run.report()
    try run.verdict(isStrict: strict)
  }

  private func options() throws -> ImportOptions {
    var options = ImportOptions()
    options.format = format
    if let map { options.map = try FieldMap(parsing: map) }
    if let delimiter { options.delimiter = try Delimiter(parsing: delimiter) }
    if let ours { options.ours = try OursRule(parsing: ours) }
    options.channel = channel
    options.takesChannelFromOurs = channelFrom == .ours
    options.follows = follow
    options.keepsRows = rejects != nil
    return options
  }
}
