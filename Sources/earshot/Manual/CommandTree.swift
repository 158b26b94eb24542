import ArgumentParser
import Foundation

/// The command tree as the parser itself describes it, for the manual page and the documentation's tests.
struct CommandTree: Decodable {
  struct Command: Decodable {
    var commandName: String
    var abstract: String?
    var discussion: String?
    var subcommands: [Command]?
    var arguments: [Argument]?
    var shouldDisplay: Bool?

    /// In the order of help, without the parser's own `help`.
    var children: [Command] {
      (subcommands ?? []).filter { $0.commandName != "help" && $0.shouldDisplay != false }
    }
  }

  struct Argument: Decodable {
    enum Kind: String, Decodable { case positional, option, flag }

    struct Name: Decodable {
      var kind: String
      var name: String

      var spelling: String { (kind == "long" ? "--" : "-") + name }
    }

    var kind: Kind
    var shouldDisplay: Bool
    var isOptional: Bool
    var isRepeating: Bool
    var names: [Name]?
    var valueName: String?
    var abstract: String?
    var defaultValue: String?

    /// `--limit <n>`, `<id> ...`, `--json`.
    var usage: String {
      let value = "<\(valueName ?? "value")>"
      let spellings = (names ?? []).map(\.spelling).joined(separator: ", ")
      return switch kind {
      case .positional: isRepeating ? value + " ..." : value
      case .option: "\(spellings) \(value)"
      case .flag: spellings
      }
    }
  }

  var command: Command

  static func ofEarshot() throws -> CommandTree {
    try JSONDecoder().decode(CommandTree.self, from: Data(Earshot._dumpHelp().utf8))
  }
}
