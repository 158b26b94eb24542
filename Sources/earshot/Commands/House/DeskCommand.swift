import ArgumentParser
import Desk
import Model

/// What is done to a desk as a whole: where it lies, and how it comes there.
struct DeskCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "desk",
    abstract: "The desk itself: make one on a server, look at it, move it.",
    subcommands: [Init.self, Check.self, Migrate.self, Copy.self])

  struct Init: Subcommand {
    static let configuration = CommandConfiguration(
      commandName: "init",
      abstract: "Make the desk: tables, policies, views. One that is there is left as it is.",
      discussion: """
        On a server, the database must be there (createdb) and your login must be allowed to create in it. A new desk there \
        has the server enforce who may do what, where your login may make roles (CREATEROLE): you become its lead. \
        `earshot team sql` prints what that runs.
        """)

    @Flag(help: "On a server: leave who may do what to Earshot alone.")
    var noRoles = false

    @OptionGroup var global: GlobalOptions

    func run(_ session: Session) async throws {
      var desk = try session.openDesk(making: true)
      if !noRoles, let roles = desk.roles, !roles.isEnforced {
        let size = try await desk.size()
        let isNew = size.acts == 0 && size.team == 0
        if isNew, roles.mayEnforce {
          try await desk.enforceRoles()
          desk = try session.openDesk()
          session.say("The server enforces who may do what; \(Words.safe(roles.login)) is the lead.")
        } else if isNew {
          session.say(
            "Who may do what is left to Earshot: your login may not make roles there. "
              + "Have whoever keeps the server run what `earshot team sql` prints.")
        }
      }
      if global.json { return session.out.line(try await Check.json(desk).text) }
      session.out.line("The desk is ready: \(Words.safe(desk.path))")
    }
  }

  struct Check: Subcommand {
    static let configuration = CommandConfiguration(
      commandName: "check", abstract: "Open the desk and say what is there, or what is in the way.")

    @OptionGroup var global: GlobalOptions

    func run(_ session: Session) async throws {
      let desk = try session.openDesk()
      if global.json { return session.out.line(try await Self.json(desk).text) }
      let size = try await desk.size()
      session.out.line(Words.safe(desk.path))
      session.out.line(
        "\(Words.grouped(size.conversations)) conversations, \(Words.grouped(Int(size.acts))) acts, "
          + "\(size.team) on the team")
      if let roles = desk.roles { session.out.line(Self.words(roles)) }
    }

    private static func words(_ roles: RoleStanding) -> String {
      guard roles.isEnforced else {
        return "Who may do what is left to Earshot; `earshot team enforce` has the server see to it."
      }
      return "The server enforces who may do what"
        + (roles.isCurrent ? "." : ", by the rules of another Earshot: `earshot desk migrate`.")
        + " It knows you as \(Words.safe(roles.login))."
    }

    static func json(_ desk: Desk) async throws -> JSON {
      let size = try await desk.size()
      return [
        "roles_enforced": .bool(desk.roles?.isEnforced ?? false), "login": .string(desk.roles?.login),
        "desk": .string(desk.path), "server": .bool(DeskAddress(desk.path).isServer),
        "conversations": .int(size.conversations), "acts": .int(size.acts), "team": .int(size.team),
      ]
    }
  }

  struct Migrate: Subcommand {
    static let configuration = CommandConfiguration(
      commandName: "migrate",
      abstract: "Take a desk on a server to this version's tables, once, for everybody.",
      discussion: "A desk in a file does that by itself when it is opened.")

    @OptionGroup var global: GlobalOptions

    func run(_ session: Session) async throws {
      // Without a desk there is nothing to migrate, and none is made.
      do { _ = try session.openDesk() } catch DeskError.store(.needsMigration) {}
      var desk = try session.openDesk(making: true)
      if let roles = desk.roles, roles.isEnforced, !roles.isCurrent {
        try await desk.enforceRoles()
        desk = try session.openDesk()
      }
      if global.json { return session.out.line(try await Check.json(desk).text) }
      session.out.line("\(Words.safe(desk.path)) has the tables of this version.")
    }
  }

  struct Copy: Subcommand {
    static let configuration = CommandConfiguration(
      commandName: "copy",
      abstract: "Copy a whole desk to an empty one: file to server, server to file, or alike.",
      discussion: """
        Everything goes: conversations, texts, the trail, drafts, the outbox, team, policies, views, taught models. The \
        rows are counted on both sides and the trail is verified in the copy. Others may go on working meanwhile; what \
        they do after the copying began is not in the copy. Exit status 1 when the verification finds anything.
        """)

    @Argument(help: ArgumentHelp("The desk to copy: a file, or postgres://…", valueName: "from"))
    var source: String

    @Argument(help: ArgumentHelp("Where to: a new file, or a desk without anything in it.", valueName: "to"))
    var target: String

    @OptionGroup var global: GlobalOptions

    func run(_ session: Session) async throws {
      let from = try Desk.open(source, creating: false, localTime: session.around.now)
      // A file is made; on a server, `desk init` has made the desk.
      let to = try Desk.open(target, creating: !DeskAddress(target).isServer, localTime: session.around.now)
      let copying = ProgressBar(title: "copying", output: session.around.error)
      let verifying = ProgressBar(title: "verifying", output: session.around.error)
      let (rows, findings) = try await from.copy(to: to) { step in
        switch step {
        case .copying(let done, let count):
          copying.show(count > 0 ? Double(done) / Double(count) : nil, "\(Words.grouped(done)) rows")
        case .verifying(let done, let count):
          copying.clear()
          verifying.show(count > 0 ? Double(done) / Double(count) : nil, "\(Words.grouped(done)) conversations")
        }
      }
      copying.clear()
      verifying.clear()
      let size = try await to.size()
      if global.json {
        session.out.line(
          JSON.object([
            .init(name: "from", value: .string(from.path)), .init(name: "to", value: .string(to.path)),
            .init(name: "rows", value: .int(rows)), .init(name: "conversations", value: .int(size.conversations)),
            .init(name: "findings", value: .array(findings.map { .string("\($0)") })),
          ]).text)
      } else {
        for finding in findings { session.out.line(Words.safe("\(finding)")) }
        session.out.line(
          "\(Words.grouped(rows)) rows copied to \(Words.safe(to.path)): "
            + (findings.isEmpty
              ? "counted, and the trail of \(Words.grouped(size.conversations)) conversations verified."
              : "the trail does not verify there. Run `earshot audit verify` on the desk that was copied."))
      }
      if !findings.isEmpty { throw Ended(status: ExitStatus.no.rawValue) }
    }
  }
}
