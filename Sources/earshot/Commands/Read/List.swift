import ArgumentParser
import Desk
import Model
import Store
import Terminal

struct List: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List conversations, the most urgent first.",
    discussion: "The query is the language of the console's filter: docs/query-language.md.")

  @Argument(help: ArgumentHelp("What to find; is:open unless told.", valueName: "query"))
  var query: [String] = []

  @Option(help: ArgumentHelp("At most so many.", valueName: "n"))
  var limit = Listing.usualLimit

  @Flag(help: "Only say how many there are.")
  var count = false

  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if limit < 1 { throw ValidationError("--limit must be at least 1.") }
  }

  var listing: Listing { Listing(words: query, limit: limit, counts: count) }

  func run(_ session: Session) async throws { try await listing.run(session) }
}

/// What `list` has been asked for.
struct Listing: Equatable {
  static let usualLimit = 50

  var words: [String]
  var limit: Int
  /// Whether only their number is wanted.
  var counts: Bool

  func run(_ session: Session) async throws {
    let query = try Words.query(words.isEmpty ? ["is:open"] : words)
    let desk = try session.openDesk(inPlace: true)
    let me = try session.actorName(on: desk)
    if counts {
      let total = try await desk.count([query], me: me).first ?? 0
      let json = JSON.object([.init(name: "count", value: .int(total))])
      return session.out.line(session.global.json ? json.text : "\(total)")
    }
    let now = desk.time
    var rows: [Row] = []
    try await desk.eachRow(of: query, me: me, now: now, limit: limit) { rows.append($0) }
    if session.global.json { return session.show(lines: rows.map { $0.json(at: now) }) }
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

extension Listing {
  /// What the parser would make of a plain line; nil where it is not one, or is not for this command.
  static func line(_ arguments: [String]) -> (listing: Listing, common: CommonOptions)? {
    guard let line = PlainLine(arguments, command: "list", options: ["--limit"], flags: ["--count"]) else { return nil }
    let limit = line["--limit"].map(Int.init) ?? usualLimit
    guard let limit, limit > 0 else { return nil }
    return (Listing(words: line.words, limit: limit, counts: line.has("--count")), CommonOptions(line))
  }
}

extension Row {
  fileprivate func json(at now: Instant) -> String {
    var text = JSONText()
    text.write(self, at: now)
    return text.text
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
