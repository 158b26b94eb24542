import ArgumentParser
import Desk
import Model

struct Views: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "views",
    abstract: "The saved queries on the left of the console.", subcommands: [ListViews.self, Save.self, Remove.self],
    defaultSubcommand: ListViews.self)

  struct ListViews: Subcommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "List the views with how many conversations each has now.")
    @OptionGroup var global: GlobalOptions

    func run(_ session: Session) async throws {
      let desk = try session.openDesk(inPlace: true)
      let views = try await desk.views()
      let counts = try await desk.count(views.map(\.query), me: try session.actorName(on: desk))
      if global.json {
        return session.show(
          zip(views, counts).map { view, count in
            ["name": .string(view.name), "query": .string(view.query.description), "count": .int(count)]
          })
      }
      var table = Table(.init(title: "view"), .init(title: "now", isNumber: true), .init(title: "query"))
      for (view, count) in zip(views, counts) { table.add(.init(view.name), "\(count)", .init(view.query.description)) }
      session.show(table)
    }
  }

  struct Save: Subcommand {
    static let configuration = CommandConfiguration(
      commandName: "save", abstract: "Keep a query under a name; the same name replaces it.")

    @Argument(help: "The view's name.")
    var name: String

    @Argument(help: "What it shows.")
    var query: [String]

    @OptionGroup var global: GlobalOptions

    func run(_ session: Session) async throws {
      let query = try Words.query(query)
      try await session.openDesk().save(View(name: name, query: query))
      session.say("Saved: \(Words.safe(name)) is \(Words.safe(query.description)).")
    }
  }

  struct Remove: Subcommand {
    static let configuration = CommandConfiguration(
      commandName: "remove", abstract: "Take a view away; its conversations stay.")

    @Argument(help: "The view's name.")
    var name: String

    @OptionGroup var global: GlobalOptions

    func run(_ session: Session) async throws {
      try await session.openDesk().remove(view: name)
      session.say("Removed the view \(Words.safe(name)).")
    }
  }
}
