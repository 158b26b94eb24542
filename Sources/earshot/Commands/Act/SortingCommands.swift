import ArgumentParser
import Model

struct Label: ActionCommand {
  static let configuration = CommandConfiguration(
    commandName: "label",
    abstract: "Add and take away labels: +add -remove.",
    usage: "earshot label <id> ... [+<label> ...] [-<label> ...]")
  @OptionGroup var targets: Targets

  @Option(help: ArgumentHelp("A label to take away, as -label does.", valueName: "label"))
  var remove: [String] = []

  @OptionGroup var global: GlobalOptions

  func action(_ session: Session) throws -> Action {
    var added: [String] = []
    var removed = remove
    for word in targets.others {
      let word = word.drop { $0 == " " }
      switch word.first {
      case "+" where word.count > 1: added.append(String(word.dropFirst()))
      case "-" where word.count > 1: removed.append(String(word.dropFirst()))
      default:
        throw ValidationError(
          "'\(word)' is neither a number nor a label: write +\(word) to add it, -\(word) to take it away.")
      }
    }
    if added.isEmpty, removed.isEmpty { throw ValidationError("Say what to do: +label adds, -label takes away.") }
    return .label(add: added, remove: removed)
  }
}

struct PriorityCommand: ActionCommand {
  static let configuration = CommandConfiguration(
    commandName: "priority", abstract: "Say how far conversations go before others: low, normal, high, urgent.",
    usage: "earshot priority <id> ... <low|normal|high|urgent>")
  @OptionGroup var targets: Targets
  @OptionGroup var global: GlobalOptions

  func action(_ session: Session) throws -> Action {
    guard targets.others.count == 1, let priority = Priority(word: targets.others[0]) else {
      throw ValidationError("Say one priority: low, normal, high or urgent.")
    }
    return .setPriority(priority)
  }
}

struct Correct: ActionCommand {
  static let configuration = CommandConfiguration(
    commandName: "correct",
    abstract: "Say what conversations are where triage is wrong; triage learns from it.")
  @OptionGroup var targets: Targets

  @Option(help: ArgumentHelp("\(Kind.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "kind"))
  var kind: String?

  @Option(help: ArgumentHelp("\(Stance.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "stance"))
  var stance: String?

  @Option(help: ArgumentHelp("\(Segment.builtIn.map(\.rawValue).joined(separator: ", ")).", valueName: "segment"))
  var segment: String?

  @OptionGroup var global: GlobalOptions

  func action(_ session: Session) throws -> Action {
    if kind == nil, stance == nil, segment == nil {
      throw ValidationError("Say what is right: --kind, --stance or --segment.")
    }
    if let word = targets.others.first { throw ValidationError("'\(word)' is no conversation's number.") }
    return .correct(
      .init(
        kind: try kind.map { try Words.named($0, "kind", Kind.allCases) },
        stance: try stance.map { try Words.named($0, "stance", Stance.allCases) },
        segment: try segment.map { try Words.named($0, "segment", Segment.builtIn) }))
  }
}
