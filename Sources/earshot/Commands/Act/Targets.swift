import ArgumentParser
import Desk
import Model

/// The conversations that an action works on: their numbers, or all that a query finds.
struct Targets: ParsableArguments {
  @Argument(help: ArgumentHelp("The conversations' numbers, as `list` shows them.", valueName: "id"))
  var words: [String] = []

  @Option(help: ArgumentHelp("Work on all that this query finds, at most --limit.", valueName: "query"))
  var query: String?

  @Option(help: ArgumentHelp("How many a query may find.", valueName: "n"))
  var limit = 1000

  /// Numbers among the words; what is no number is the action's own business.
  var ids: [Conversation.ID] { words.compactMap(Words.number) }

  /// The words that are no numbers.
  var others: [String] { words.filter { Words.number($0) == nil } }

  func validate() throws {
    if ids.isEmpty, query == nil {
      throw ValidationError("Say which conversations: their numbers, or --query.")
    }
    if !ids.isEmpty, query != nil { throw ValidationError("Say numbers or --query, not both.") }
    if limit < 1 { throw ValidationError("--limit must be at least 1.") }
  }

  /// The conversations, in the order given; the query's in its own order.
  func find(on desk: Desk, me: Teammate, now: Instant) async throws -> [Conversation.ID] {
    guard let query else { return ids }
    var found: [Conversation.ID] = []
    try await desk.eachRow(of: Words.query(query), me: me.name, now: now, limit: limit) { found.append($0.id) }
    return found
  }
}
