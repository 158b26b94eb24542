import Model
import Testing

@testable import Store

/// Lists as a screen reads them, page by page, and what they should be.
enum Listing {
  /// What matches a query, in the order of its list.
  static func sorted(_ subjects: [QuerySubject], as query: Query) -> [QuerySubject] {
    query.order == .relevance
      ? byRelevance(subjects, query.phrases) : subjects.sorted { precedes($0, $1, in: query.order) }
  }

  static func byRelevance(_ subjects: [QuerySubject], _ phrases: [Query.Phrase]) -> [QuerySubject] {
    let ranked = subjects.map { subject in
      let sum = subject.texts.reduce(0) { $0 + Query.relevance(of: Words.folded($1), to: phrases) }
      return (rank: (sum * 1000).rounded(), subject: subject)
    }
    return ranked.sorted { a, b in
      a.rank == b.rank ? precedes(a.subject, b.subject, in: .newest) : a.rank > b.rank
    }.map(\.subject)
  }

  /// The order of lists, as `ListOrder` documents it: ties go by what was opened first, newest first going down.
  static func precedes(_ a: QuerySubject, _ b: QuerySubject, in order: Query.Sort) -> Bool {
    let never = Instant(milliseconds: .max)
    let (x, y) = (a.conversation, b.conversation)
    switch order {
    case .due: return (x.due ?? never, x.id) < (y.due ?? never, y.id)
    case .oldest: return (x.openedAt, x.id) < (y.openedAt, y.id)
    case .newest, .relevance: return (x.openedAt, x.id) > (y.openedAt, y.id)
    case .updated: return (x.updatedAt, x.id) > (y.updatedAt, y.id)
    case .priority:
      return (y.priority, x.due ?? never, x.id) < (x.priority, y.due ?? never, y.id)
    case .followers:
      return (a.profile.followers ?? -1, x.follower.rawValue, x.id) > (
        b.profile.followers ?? -1, y.follower.rawValue, y.id
      )
    }
  }
}

extension Reader {
  /// All conversations, in the order of their ids.
  func conversations() throws -> [Conversation.ID] {
    try connection.rows("SELECT id FROM conversation ORDER BY id") { .init(rawValue: $0.int64(0)) }
  }

  /// Every conversation as a match in memory sees it.
  func subjects() throws -> [QuerySubject] {
    try conversations().map { id in
      let conversation = try #require(try conversation(id))
      let follower = try #require(try follower(conversation.follower))
      let texts = try messages(id).filter { $0.direction != .note }.map(\.text)
      return QuerySubject(conversation: conversation, profile: follower.profile, texts: texts)
    }
  }

  /// The whole list, from its beginning.
  func forwards(_ query: Query, now: Instant) throws -> [Conversation.ID] {
    var ids: [Conversation.ID] = []
    var request = PageRequest(query: query, me: "ana", now: now, limit: 17)
    while true {
      let page = try page(request)
      #expect(page.hasBefore == !ids.isEmpty)
      ids += page.rows.map(\.id)
      guard page.hasAfter, let last = page.cursors.last else { return ids }
      request.from = .after(last)
    }
  }

  /// The whole list, from its end.
  func backwards(_ query: Query, now: Instant) throws -> [Conversation.ID] {
    var ids: [Conversation.ID] = []
    var request = PageRequest(query: query, me: "ana", now: now, limit: 23, from: .end)
    while true {
      let page = try page(request)
      #expect(page.hasAfter == !ids.isEmpty)
      ids = page.rows.map(\.id) + ids
      guard page.hasBefore, let first = page.cursors.first else { return ids }
      request.from = .before(first)
    }
  }
}
