/// The manual page, made of the command tree, in the man(7) macros that every Unix reads.
struct ManualPage {
  private let root: CommandTree.Command
  private let version: String
  /// Options that every command takes; they are told once.
  private let shared: Set<String> = ["--desk", "--as", "--config", "--json", "--version", "--help"]

  init(_ tree: CommandTree, version: String) {
    root = tree.command
    self.version = version
  }

  var lines: [String] {
    var lines = [
      ".TH EARSHOT 1 \"\" \"Earshot \(version)\" \"User Commands\"",
      ".SH NAME",
      "earshot \\- a terminal console for social media teams",
      ".SH SYNOPSIS",
      ".B earshot",
      "[\\fIoptions\\fR] [\\fIcommand\\fR]",
      ".SH DESCRIPTION",
    ]
    lines += paragraphs(root.abstract) + paragraphs(root.discussion)
    lines += [".SH OPTIONS", "These stand before or after a command."]
    for argument in arguments(of: root, shared: true) { lines += entry(argument) }
    lines.append(".SH COMMANDS")
    for command in root.children { lines += section(command, path: []) }
    return lines + closing
  }

  private func section(_ command: CommandTree.Command, path: [String]) -> [String] {
    let path = path + [command.commandName]
    if !command.children.isEmpty { return command.children.flatMap { section($0, path: path) } }
    let arguments = arguments(of: command, shared: false)
    let words = arguments.filter { $0.kind == .positional }.map { $0.isOptional ? "[\($0.usage)]" : $0.usage }
    let options = arguments.contains { $0.kind != .positional } ? ["[options]"] : []
    var lines = [".SS " + Self.escaped((path + words + options).joined(separator: " "))]
    lines += paragraphs(command.abstract)
    if let discussion = command.discussion { lines += [".PP"] + paragraphs(discussion) }
    for argument in arguments { lines += entry(argument) }
    return lines
  }

  private func arguments(of command: CommandTree.Command, shared wantsShared: Bool) -> [CommandTree.Argument] {
    (command.arguments ?? []).filter { argument in
      let isShared = (argument.names ?? []).contains { shared.contains($0.spelling) }
      return argument.shouldDisplay && isShared == wantsShared
    }
  }

  private func entry(_ argument: CommandTree.Argument) -> [String] {
    var text = argument.abstract ?? ""
    if let value = argument.defaultValue, argument.kind == .option { text += " (default: \(value))" }
    return [".TP", "\\fB\(Self.escaped(argument.usage))\\fR"] + paragraphs(text)
  }

  private func paragraphs(_ text: String?) -> [String] {
    (text ?? "").split(separator: "\n").map { line in
      let line = Self.escaped(String(line))
      // A line that begins with a dot or a quote would be a request to the formatter.
      return line.hasPrefix(".") || line.hasPrefix("'") ? "\\&" + line : line
    }
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\e").replacing("-", with: "\\-")
  }

  private var closing: [String] {
    [
      ".SH EXIT STATUS",
      ".TP", "0", "Done.",
      ".TP", "1", "Refused, not found, or findings: the answer is no.",
      ".TP", "64", "The command line, or a query in it, cannot be understood.",
      ".TP", "65", "What was to be read is not what it should be.",
      ".TP", "66", "A file to read cannot be opened.",
      ".TP", "73", "A file to write cannot be made.",
      ".TP", "74", "The disk is full, read\\-only or failing.",
      ".TP", "75", "Another process is in the way; try again.",
      ".TP", "78", "A configuration or policy file is wrong.",
      ".TP", "130", "Stopped by Ctrl\\-C.",
      ".SH ENVIRONMENT",
      ".TP", "EARSHOT_DESK", "The desk to work on.",
      ".TP", "EARSHOT_AS", "Who acts.",
      ".TP", "NO_COLOR", "Not empty: no colour.",
      ".TP", "XDG_DATA_HOME, XDG_CONFIG_HOME", "Where desks and the configuration are kept, under earshot/.",
      ".SH FILES",
      ".TP", "$XDG_DATA_HOME/earshot/desk.sqlite", "The desk, unless another is named.",
      ".TP", "$XDG_DATA_HOME/earshot/sample.sqlite", "The desk of the sample day.",
      ".TP", "$XDG_CONFIG_HOME/earshot/config.toml", "The configuration.",
    ]
  }
}
