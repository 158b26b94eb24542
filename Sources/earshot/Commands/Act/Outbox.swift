import ArgumentParser
import Desk
import Model

struct Outbox: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "outbox",
    abstract: "Replies that have not left.", subcommands: [ListOutbox.self, ExportOutbox.self],
    defaultSubcommand: ListOutbox.self)

  struct ListOutbox: Subcommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "List the replies to send, the one that waits longest first.")
    @OptionGroup var global: GlobalOptions

    func run(_ session: Session) async throws {
      let desk = try session.openDesk()
      let items = try await desk.outbox(all: true)
      let now = desk.time
      if global.json { return session.show(items.map { .raw($0.json) }) }
      if items.isEmpty { return session.say("The outbox is empty.") }
      var table = Table(
        .init(title: "id", isNumber: true), .init(title: "state"), .init(title: "on", limit: 30),
        .init(title: "to", limit: 20), .init(title: "by", limit: 12), .init(title: "text"))
      for item in items {
        table.add(
          "\(item.place.conversation)", item.leavesAt > now ? "can be undone" : "to send", .init(item.channel),
          .init("@" + item.handle), .init(item.author), .init(item.text))
      }
      session.show(table)
    }
  }

  struct ExportOutbox: Subcommand {
    static let configuration = CommandConfiguration(
      commandName: "export", abstract: "Print the replies that may leave, and count them as sent.",
      discussion: """
        They never leave this desk again: keep the output, and deliver it. What could not be written is not counted; \
        replies that can still be undone stay.
        """)

    @Option(
      help: ArgumentHelp("ndjson or csv.", valueName: "format"),
      transform: { try Words.named($0, "format", ExportFormat.allCases) })
    var format = ExportFormat.ndjson

    @OptionGroup var global: GlobalOptions

    func run(_ session: Session) async throws {
      let desk = try session.openDesk()
      let me = try await session.me(on: desk)
      let out = session.out
      let count = try await desk.exportOutbox(as: format, by: me) { text in
        out.put(text)
        try out.flush()
      }
      session.say(count == 1 ? "1 reply counts as sent." : "\(count) replies count as sent.")
    }
  }
}
