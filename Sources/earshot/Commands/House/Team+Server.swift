import ArgumentParser
import Desk
import Model

extension Team {
  /// Has the server see to roles, on a desk that was made without.
  struct Enforce: Subcommand {
    static let configuration = CommandConfiguration(
      commandName: "enforce",
      abstract: "Have the desk's server enforce who may do what, or with --off leave it to Earshot again.",
      discussion: """
        For a desk that was made without. The server gets a group for each role of this desk, and teammates who have a \
        login there are put into theirs. From then on everybody acts as the login they have, and --as is refused. With \
        --off it is as it was before: the groups stay, and whoever is in one may write all tables of the desk.
        """)

    @Flag(help: TeamSQL.off)
    var off = false

    @OptionGroup var global: GlobalOptions

    func run(_ session: Session) async throws {
      let desk = try session.openDesk()
      let roles = try session.serverRoles(desk)
      if off { return try await lift(roles, desk, session) }
      if roles.isEnforced, roles.isCurrent { return session.say("The server does so already.") }
      guard roles.mayEnforce else {
        throw Failure(
          .no,
          "Your login \(roles.login) may not make roles on this server. Have whoever keeps it run what "
            + "`earshot team sql` prints.")
      }
      if !roles.isEnforced { try await session.mayKeepHouse(desk) }
      let without = try await desk.enforceRoles()
      session.say("The server enforces who may do what; \(Words.safe(roles.login)) is a lead.")
      for teammate in without where teammate.name != roles.login {
        session.say(
          Words.safe(
            "\(teammate.name) has no login there yet: earshot team add \(teammate.name) --role \(teammate.role.rawValue)"
          ))
      }
    }

    private func lift(_ roles: RoleStanding, _ desk: Desk, _ session: Session) async throws {
      // Whoever else was asked for is refused, as in all that is done here.
      _ = try session.actorName(on: desk)
      guard roles.isEnforced else {
        return session.say("The server does not: who may do what is left to Earshot already.")
      }
      guard roles.mayEnforce else {
        throw Failure(
          .no,
          "You are \(roles.login), and the tables of this desk are \(roles.owner)'s: only \(roles.owner), or whoever keeps "
            + "the server, can have it leave who may do what to Earshot. `earshot team sql --off` prints what that runs."
        )
      }
      try await desk.liftRoles()
      session.say(
        "The server no longer enforces who may do what; Earshot alone does. Who acts is for --as, EARSHOT_AS or `me` to "
          + "say again, else it is the user of the machine. Consoles that are open go on as they are until they are opened anew."
      )
    }
  }

  /// For those whose login may not make roles.
  struct Script: Subcommand {
    static let configuration = CommandConfiguration(
      commandName: "sql",
      abstract: "Print the SQL that has the desk's server enforce who may do what.",
      discussion: """
        For whoever keeps the server, when your own login may not make roles: `earshot team sql | psql …/acme`. It may be \
        run again. There are no passwords in it.
        """)

    @Flag(help: TeamSQL.off)
    var off = false

    @OptionGroup var global: GlobalOptions

    func run(_ session: Session) async throws {
      let desk = try session.openDesk()
      _ = try session.serverRoles(desk)
      let script = try await off ? desk.liftingScript() : desk.roleScript()
      session.print(sql: ["BEGIN"] + script + ["COMMIT"])
    }
  }
}

enum TeamSQL {
  static let flag = ArgumentHelp("Print the SQL for whoever keeps the server, and change nothing.")
  static let off = ArgumentHelp("Leave who may do what to Earshot again.")
}

extension Session {
  func print(sql statements: [String]) {
    for statement in statements { out.line(statement + ";") }
  }

  /// What the desk's server sees to.
  func serverRoles(_ desk: Desk) throws -> RoleStanding {
    guard let roles = desk.roles else {
      throw Failure(.no, "This desk is a file: who may open it is for the file's own rights. See docs/postgresql.md.")
    }
    return roles
  }

  func printTeamSQL(_ desk: Desk, _ name: String, _ role: Role?) async throws {
    guard try serverRoles(desk).isEnforced else {
      throw Failure(
        .no, "The team is kept by the desk itself here; no SQL is needed. `earshot team enforce` changes that.")
    }
    print(sql: try await desk.teamScript(name, role: role))
  }

  /// Does what may be for the server's keeper, and then prints it for them.
  func printingForKeeper(_ work: () async throws -> Void) async throws {
    do {
      try await work()
    } catch DeskError.keeperNeeded(let statements) {
      print(sql: statements)
      throw DeskError.keeperNeeded(statements)
    }
  }
}
