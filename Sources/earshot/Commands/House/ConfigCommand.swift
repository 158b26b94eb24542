import ArgumentParser
import Console
import Desk
import Model
import Triage

struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config", abstract: "The configuration file: where it is, whether it is right, what it says.",
    subcommands: [Check.self, Path.self, ShowConfig.self], defaultSubcommand: Check.self)

  struct Check: Subcommand {
    static let configuration = CommandConfiguration(
      commandName: "check",
      abstract: "Check the configuration; errors have their line and column.")
    @OptionGroup var global: GlobalOptions

    func run(_ session: Session) throws {
      let settings = try session.settings()
      if let path = settings.path {
        session.out.line("\(Words.safe(path)) is right.")
      } else {
        session.out.line("There is no \(Words.safe(session.places.config)); everything is as shipped.")
      }
      for list in try settings.words.words().contents { session.out.line("\(Words.safe(list.file)) is right.") }
    }
  }

  struct Path: Subcommand {
    static let configuration = CommandConfiguration(
      commandName: "path", abstract: "Print where the configuration is looked for.")
    @OptionGroup var global: GlobalOptions

    func run(_ session: Session) throws { session.out.line(global.config ?? session.places.config) }
  }

  struct ShowConfig: Subcommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Print the settings in force: who, where, how it looks.")
    @OptionGroup var global: GlobalOptions

    func run(_ session: Session) throws {
      let settings = try session.settings()
      let console = settings.console
      let rows: [(String, String?)] = [
        ("config", settings.path), ("desk", DeskAddress(try session.deskPath()).shown), ("me", try session.actorName()),
        ("theme", console.theme), ("clock", console.clock.rawValue), ("time-zone", console.zone.identifier),
        ("preview", console.preview.rawValue), ("mouse", "\(console.mouse)"), ("plain", "\(console.plain)"),
        ("alerts", console.alerts.by.rawValue),
        ("editor", console.editor?.joined(separator: " ")),
      ]
      if global.json {
        return session.out.line(JSON.object(rows.map { .init(name: $0.0, value: .string($0.1)) }).text)
      }
      var table = Table(.init(title: "setting"), .init(title: "value"))
      for (name, value) in rows { table.add(.init(name), .init(value ?? "─")) }
      session.show(table)
    }
  }
}
