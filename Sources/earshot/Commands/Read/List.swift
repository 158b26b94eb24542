import ArgumentParser
import Desk
import Model
import Terminal

struct List: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List conversations, the most urgent first.",
    discussion: "The query is the language of the console's filter: docs/query-language.md.")

  @Argument(help: ArgumentHelp("What to find; is:open unless told.", valueName: "query"))
  var query: [String] = []

  @Option(help: ArgumentHelp("At most so many.", valueName: "n"))
  var limit = 50

  @Flag(help: "Only say how many there are.")
  var count = false

  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if limit < 1 { throw ValidationError("--limit must be at least 1.") }
  }

  func run(_ session: Session) async throws {
    let query = try Words.query(query.isEmpty ? "is:open" : query.joined(separator: " "))
    let desk = try session.openDesk()
    let me = try session.actorName(on: desk)
    if count {
      let total = try await desk.count([query], me: me).first ?? 0
      return session.out.line(global.json ? JSON.object([.init(name: "count", value: .int(total))]).text : "\(total)")
    }
    let now = desk.time
    var rows: [Row] = []
    try await desk.eachRow(of: query, me: me, now: now, limit: limit) { rows.append($0) }
    if global.json { return session.show(rows.map { .row($0, now: now) }) }
    if rows.isEmpty {
      session.say("Nothing is found by \(Words.safe(query.description)).")
      for stranger in query.strangers(to: try await desk.vocabulary().ofQueries) {
        session.say(Words.safe(stranger.description) + (stranger.suggestion == nil ? "." : ""))
      }
      return
    }
    session.show(Table(rows, now: now))
    if rows.count == limit {
      let total = try await desk.count([query], me: me).first ?? rows.count
      if total > rows.count { session.say("\(rows.count) of \(total); --limit shows more.") }
    }
  }
}

extension Table {
  /// Conversations as people read them: what is urgent on the left, free text last.
  init(_ rows: [Row], now: Instant) {
    self.init(
      Column(title: "id", isNumber: true), Column(title: "left", isNumber: true), Column(title: "kind"),
      Column(title: "who", limit: 18), Column(title: "segment", limit: 12), Column(title: "holder", limit: 10),
      Column(title: "what they say"))
    for row in rows {
      let left = row.due.map { ($0 - now).inMilliseconds }
      let isLate = left.map { $0 < 0 } ?? false
      add(
        "\(row.id)", Cell(left.map(DurationText.countdown) ?? "·", isLate ? .alarm : nil),
        "\(String(row.kind.glyph)) \(row.kind.word)", Cell(row.handle), "\(row.segment.rawValue)",
        Cell(row.holder ?? "─"), Cell(row.excerpt))
    }
  }
}
