import ArgumentParser
import Desk
import Model

struct PolicyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "policy", abstract: "The rules that give conversations their time, and the calendars they count on.",
    subcommands: [ShowPolicy.self, Check.self, Apply.self], defaultSubcommand: ShowPolicy.self)

  struct ShowPolicy: Subcommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Print the policies in force as a file that `policy apply` takes.")
    @OptionGroup var global: GlobalOptions

    func run(_ session: Session) async throws {
      let book = try await session.openDesk().policies()
      if global.json { return session.out.line(JSON.policies(book).text) }
      for line in PolicyText(book).lines { session.out.line(line) }
    }
  }

  struct Check: Subcommand {
    static let configuration = CommandConfiguration(
      commandName: "check",
      abstract: "Check a policy file; errors have their line and column. Changes nothing.")

    @Argument(help: "The file.")
    var file: String

    @OptionGroup var global: GlobalOptions

    func run(_ session: Session) throws {
      let book = try PolicyFile.read(file)
      if global.json { return session.out.line(JSON.policies(book).text) }
      session.out.line(
        "\(Words.safe(file)) is right: \(book.policies.count) policies on \(book.calendars.count) calendars\(PolicyCommand.rules(book))."
      )
    }
  }

  fileprivate static func rules(_ book: PolicyBook) -> String {
    switch book.assignments.count {
    case 0: ""
    case 1: ", 1 rule of assignment"
    case let count: ", \(count) rules of assignment"
    }
  }

  struct Apply: Subcommand {
    static let configuration = CommandConfiguration(
      commandName: "apply",
      abstract: "Put a policy file in force; running clocks are counted anew, and the trail says so.")

    @Argument(help: "The file.")
    var file: String

    @OptionGroup var global: GlobalOptions

    func run(_ session: Session) async throws {
      let book = try PolicyFile.read(file)
      let desk = try session.openDesk()
      let me = try await session.me(on: desk)
      let bar = ProgressBar(title: "recalculating", output: session.around.error)
      let moved = try await desk.apply(book, by: me) { seen in bar.show(nil, "\(Words.grouped(seen)) conversations") }
      bar.clear()
      if global.json {
        return session.out.line(JSON.object([.init(name: "deadlines_moved", value: .int(moved))]).text)
      }
      session.out.line("The policies are in force; \(Words.grouped(moved)) deadlines moved.")
    }
  }
}

extension JSON {
  static func policies(_ book: PolicyBook) -> JSON {
    [
      "version": .int(book.version),
      "calendars": .array(book.calendars.map { .calendar($0) }),
      "common": .targets(book.common),
      "policies": .array(
        book.policies.map { policy in
          [
            "name": .string(policy.name), "when": .string(policy.when.description), "targets": .targets(policy.targets),
          ]
        }),
      "assign": .array(
        book.assignments.map { rule in
          [
            "name": .string(rule.name), "when": .string(rule.when.description), "to": .strings(rule.to),
            "by": .string(rule.way.rawValue), "only_here": .bool(rule.isOnlyHere),
          ]
        }),
      "skills": .object(
        book.skills.sorted { $0.key < $1.key }.map { name, skills in
          Member(
            name: name,
            value: [
              "languages": .strings(skills.languages), "segments": .strings(skills.segments.map(\.rawValue)),
            ])
        }),
    ]
  }

  private static func targets(_ targets: [Clock.Kind: Policy.Target]) -> JSON {
    .object(
      Clock.Kind.allCases.compactMap { kind in
        targets[kind].map { target in
          let value: JSON = [
            "seconds": .double(Double(target.milliseconds) / 1000), "calendar": .string(target.calendar),
          ]
          return Member(name: kind.rawValue, value: value)
        }
      })
  }

  private static func calendar(_ calendar: WorkingCalendar) -> JSON {
    [
      "name": .string(calendar.name),
      "zone": .string(calendar.zone.identifier),
      "always": .bool(calendar.isAlways),
      "week": .object(
        Weekday.allCases.map { day in
          Member(name: day.rawValue, value: .strings(calendar.spans(on: day).map(\.description)))
        }),
      "holidays": .object(
        calendar.holidays.sorted { $0.key < $1.key }.map { day, name in
          Member(name: day.description, value: .string(name))
        }),
    ]
  }
}
