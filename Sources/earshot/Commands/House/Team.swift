import ArgumentParser
import Desk
import Model

struct Team: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "team",
    abstract: "Who works at this desk, and in which role.",
    discussion: """
      Who comes first to a new desk becomes its lead. On a server that enforces roles (`desk check` says so) the team is \
      who has a login in the desk's groups there, and these commands change that.
      """,
    subcommands: [ListTeam.self, Add.self, Change.self, Remove.self, Enforce.self, Script.self],
    defaultSubcommand: ListTeam.self)

  struct ListTeam: Subcommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "List the team: who is here, what they hold and look at.")
    @OptionGroup var global: GlobalOptions

    func run(_ session: Session) async throws {
      let desk = try session.openDesk()
      let team = try await desk.team()
      let seats = try await SeatTable(desk, team, now: desk.time)
      if global.json { return session.show(seats.json) }
      if team.isEmpty { return session.say("Nobody yet: who acts first becomes the lead.") }
      session.show(seats.table)
    }
  }

  struct Add: Subcommand {
    static let configuration = CommandConfiguration(commandName: "add", abstract: "Put somebody on the team.")

    @Argument(help: "A short name: what screens, queries and the trail use.")
    var name: String

    @Option(help: ArgumentHelp("\(Role.words); on a server also service.", valueName: "role"))
    var role = "agent"

    @Flag(help: TeamSQL.flag)
    var print = false

    @OptionGroup var global: GlobalOptions

    func run(_ session: Session) async throws {
      let desk = try session.openDesk()
      let role = try Words.named(role, "role", desk.actor == nil ? Role.human : Role.allCases)
      if print { return try await session.printTeamSQL(desk, name, role) }
      try await session.mayKeepHouse(desk)
      try await session.printingForKeeper { try await desk.add(Teammate(name: name, role: role)) }
      session.say("\(Words.safe(name)) is on the team as \(role.rawValue).")
      if desk.actor != nil {
        session.say("A password, where the server asks for one, is set in psql: \\password \(Words.safe(name))")
      }
    }
  }

  struct Change: Subcommand {
    static let configuration = CommandConfiguration(commandName: "role", abstract: "Give somebody another role.")

    @Argument(help: "The teammate.")
    var name: String

    @Argument(help: ArgumentHelp(Role.words, valueName: "role"))
    var role: String

    @Flag(help: TeamSQL.flag)
    var print = false

    @OptionGroup var global: GlobalOptions

    func run(_ session: Session) async throws {
      let desk = try session.openDesk()
      let role = try Words.named(role, "role", desk.actor == nil ? Role.human : Role.allCases)
      if print { return try await session.printTeamSQL(desk, name, role) }
      try await session.mayKeepHouse(desk)
      try await desk.change(name, to: role)
      session.say("\(Words.safe(name)) is \(role.rawValue) now.")
    }
  }

  struct Remove: Subcommand {
    static let configuration = CommandConfiguration(
      commandName: "remove",
      abstract: "Take somebody off the team. What they did stays in the trail.")

    @Argument(help: "The teammate.")
    var name: String

    @Flag(help: TeamSQL.flag)
    var print = false

    @OptionGroup var global: GlobalOptions

    func run(_ session: Session) async throws {
      let desk = try session.openDesk()
      if print { return try await session.printTeamSQL(desk, name, nil) }
      try await session.mayKeepHouse(desk)
      try await desk.removeTeammate(name)
      session.say("\(Words.safe(name)) is no longer on the team.")
    }
  }
}

extension Role {
  /// The roles that a person may have.
  static let human = allCases.filter { $0 != .service }
  static let words = human.map(\.rawValue).joined(separator: ", ")
}

extension Session {
  /// Only a lead changes the team; the first to come is one.
  func mayKeepHouse(_ desk: Desk) async throws {
    let me = try await me(on: desk)
    let allowed = HouseWork.team.allowed
    guard !allowed.contains(me.role) else { return }
    let people = try await desk.team().filter { allowed.contains($0.role) }.map(\.name)
    throw DeskError.refused(.roleForbidsHouse(me.role, .team, people: people))
  }
}
