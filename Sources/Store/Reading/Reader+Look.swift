public import Model

/// What a watcher asks whenever something was committed.
public struct Look: Hashable, Sendable {
  /// The number of the last act there is, or the last that was read.
  public var act: Int64
  /// The conversations that changed since the look before.
  public var conversations: Set<Conversation.ID> = []
  /// Whether anything else was done to them than to take in what was said.
  public var hasActions = false
  /// Whether these are all; else more has changed than was to be read.
  public var isWhole = true
  /// Differs where a draft was begun, changed or discarded.
  public var drafts = DraftMark()
  /// What the settings asked for are, in words that differ where they do.
  public var settings: Set<String> = []
}

/// What all drafts together are like. Each change makes a revision greater, and a new draft's begins with the time; so where
/// one has changed, come or gone, one of the three differs.
public struct DraftMark: Hashable, Sendable {
  public var count: Int64 = 0
  /// The sum of the revisions.
  public var revisions: Int64 = 0
  /// The sum of the conversations' numbers.
  public var conversations: Int64 = 0
}

extension Reader {
  /// What has changed since an act: all at once, since a server is asked this by every seat many times a second. The acts
  /// are asked for apart: what depends on a number is planned anew each time, and a small statement is planned sooner.
  ///
  /// - Parameters:
  ///   - act: the last one that is known.
  ///   - settings: the names of those that matter.
  ///   - limit: the most acts to read.
  public func look(after act: Int64, settings: [String], limit: Int) throws -> Look {
    var parameters = Parameters()
    let (first, most) = (parameters.mark(.integer(act)), parameters.mark(.int(limit)))
    let acts = SQL(
      "SELECT 0, id, conversation, 0, action FROM act WHERE id > \(first) ORDER BY id LIMIT \(most)")
    var names = Parameters()
    let list = names.marks(settings.map { .text($0) })
    let rest = SQL(
      """
      SELECT 1, COUNT(*), CAST(COALESCE(SUM(revision), 0) AS BIGINT), CAST(COALESCE(SUM(conversation), 0) AS BIGINT), ''
      FROM draft
      UNION ALL
      SELECT 2, 0, 0, 0, name || ' ' || \(stored.dialect.digest("value")) FROM setting WHERE name IN (\(list))
      """)
    var look = Look(act: act)
    var count = 0
    _ = try connection.rows([(acts, parameters.values), (rest, names.values)]) { row in
      switch row.int(0) {
      case 0:
        count += 1
        look.act = max(look.act, row.int64(1))
        look.conversations.insert(.init(rawValue: row.int64(2)))
        if row.text(4) != Action.Name.ingest.rawValue { look.hasActions = true }
      case 1: look.drafts = DraftMark(count: row.int64(1), revisions: row.int64(2), conversations: row.int64(3))
      default: look.settings.insert(row.text(4))
      }
    }
    look.isWhole = count < limit
    return look
  }

  /// The revision of each draft.
  public func draftRevisions() throws -> [Conversation.ID: Int64] {
    let found = try connection.rows(.draftRevisions) { row in
      (Conversation.ID(rawValue: row.int64(0)), row.int64(1))
    }
    return Dictionary(found) { $1 }
  }
}
