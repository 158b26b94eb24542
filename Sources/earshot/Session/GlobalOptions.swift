import ArgumentParser

/// What every command takes, before or after its name.
struct GlobalOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The desk to work on: a file, or postgres://… (EARSHOT_DESK, or `desk` in the configuration).", valueName: "desk")
  )
  var desk: String?

  @Option(name: .customLong("as"), help: ArgumentHelp("Who acts (EARSHOT_AS, or `me`).", valueName: "name"))
  var actor: String?

  @Option(help: ArgumentHelp("The configuration file to read.", valueName: "file"))
  var config: String?

  @Flag(help: "The console in lines for a screen reader: nothing is drawn, lines are appended (or `plain`).")
  var plain = false

  @Flag(help: "Print JSON for programs; docs/command-line.md describes it.")
  var json = false
}

extension GlobalOptions {
  static let withValue = ["--desk", "--as", "--config"]
  static let flags = ["--plain", "--json"]

  var given: CommonOptions { CommonOptions(desk: desk, actor: actor, config: config, plain: plain, json: json) }
}

/// What a command line has said by the options that every command takes.
struct CommonOptions: Sendable, Equatable {
  var desk: String?
  var actor: String?
  var config: String?
  var plain = false
  var json = false
}

extension CommonOptions {
  init(_ line: PlainLine) {
    self.init(
      desk: line["--desk"], actor: line["--as"], config: line["--config"], plain: line.has("--plain"),
      json: line.has("--json"))
  }
}
