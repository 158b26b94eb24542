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
