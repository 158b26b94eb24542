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
  /// What has changed since an act: all in one statement, since a server is asked this by every seat many times a second.
  ///
  /// - Parameters:
  ///   - act: the last one that is known.
  ///   - settings: the names of those that matter.
  ///   - limit: the most acts to read.
  public func look(after act: Int64, settings: [String], limit: Int) throws -> Look {
    var parameters = Parameters()
    let (first, most) = (parameters.mark(.integer(act)), parameters.mark(.int(limit)))
    let names = settings.map { parameters.mark(.text($0)) }.joined(separator: ", ")
    let sql = SQL(
      """
      SELECT 0, id, conversation, action FROM (
        SELECT id, conversation, action FROM act WHERE id > \(first) ORDER BY id LIMIT \(most)) acts
      UNION ALL SELECT 1, COUNT(*), CAST(COALESCE(SUM(revision), 0) AS BIGINT), '' FROM draft
      UNION ALL SELECT 2, 0, CAST(COALESCE(SUM(conversation), 0) AS BIGINT), '' FROM draft
      UNION ALL SELECT 3, 0, 0, name || ' ' || \(stored.dialect.digest("value")) FROM setting WHERE name IN (\(names))
      """)
    var look = Look(act: act)
    var acts = 0
    _ = try connection.rows(sql, parameters.values) { row in
      switch row.int(0) {
      case 0:
        acts += 1
        look.act = max(look.act, row.int64(1))
        look.conversations.insert(.init(rawValue: row.int64(2)))
        if row.text(3) != Action.Name.ingest.rawValue { look.hasActions = true }
      case 1: (look.drafts.count, look.drafts.revisions) = (row.int64(1), row.int64(2))
      case 2: look.drafts.conversations = row.int64(2)
      default: look.settings.insert(row.text(3))
      }
    }
    look.isWhole = acts < limit
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
