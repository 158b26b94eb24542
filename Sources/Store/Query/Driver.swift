import Model

/// A way to the conversations that one term of a query holds for, for when they are few.
struct Driver {
  /// How one knows how many they are.
  enum Estimate {
    /// As the tally says of this condition.
    case tallied(Query.Condition)
    /// As these topics or labels are counted.
    case tags([Tag])
    /// By counting them, up to a limit.
    case counted
    /// As a server says of these words; on a file by counting.
    case words(Query.Phrase)
  }

  /// What it stands for: need not be asked again. Nil where the plan goes on without that already.
  let condition: Query.Condition?
  /// A query for their ids.
  let ids: (inout Parameters) throws -> String
  let estimate: Estimate
  /// Where one id may come more than once: what to sort by so that the same follow each other.
  var sorting: String?
}

extension QueryPlan {
  /// The ways there are, at most one a term.
  var drivers: [Driver] { terms.compactMap { $0.negated ? nil : driver($0.condition) } }

  private func driver(_ condition: Query.Condition) -> Driver? {
    switch condition {
    case .kind: tallied(condition, "conversation_by_kind", statusFilter)
    case .segment: tallied(condition, "conversation_by_segment")
    case .language: tallied(condition, "conversation_by_language")
    case .channel: tallied(condition, "conversation_by_thread")
    case .priority: tallied(condition, "conversation_by_priority", statusFilter)
    case .also(let kinds) where kinds.mask & ~Codes.notable == 0:
      tallied(condition, "conversation_notable", "\(statusFilter) AND c.kinds & \(Codes.notable) <> 0")
    case .holder(let people) where !people.contains(.none):
      tallied(condition, "conversation_by_holder", "c.holder <> ''")
    case .state([.mine]), .state([.held]): tallied(condition, "conversation_by_holder", "c.holder <> ''")
    case .state([.escalated]): tallied(condition, "conversation_by_escalation", "c.escalation > 0")
    case .escalatedTo(let people) where !people.contains(.none):
      indexed(condition, "conversation_by_escalation", "c.escalation > 0 AND c.escalation IN (1, 2, 3)")
    case .state([.toSend]): indexed(condition, "conversation_to_send")
    case .state([.corrected]): indexed(condition, "conversation_corrected")
    case .state([.asked]): indexed(condition, "conversation_asked")
    case .state([.overdue]): indexed(condition, "conversation_by_due", statusFilter)
    case .due(let wanted) where wanted.count == 1: indexed(condition, "conversation_by_due", statusFilter)
    case .opened(let wanted) where wanted.count == 1: indexed(condition, "conversation_by_opened", statusFilter)
    case .updated(let wanted) where wanted.count == 1: indexed(condition, "conversation_by_updated", statusFilter)
    case .from: indexed(condition, "conversation_by_follower")
    case .followers: followed(condition)
    case .id(let ids):
      Driver(
        condition: condition,
        ids: { "SELECT c.id FROM conversation c WHERE c.id IN (\($0.marks(ids.map { .integer($0.rawValue) })))" },
        estimate: .counted)
    case .topic(let names): tagged(condition, .topic, names)
    case .label(let names): tagged(condition, .label, names)
    case .mention(let people): tagged(condition, .mention, context.names(people))
    case .text(let phrase):
      Driver(
        condition: condition, ids: { context.dialect.conversations(with: phrase, &$0) }, estimate: .words(phrase),
        sorting: "w.rowid")
    case .state, .also, .stance, .urgency, .holder, .escalatedTo, .due, .age, .opened, .updated: nil
    }
  }

  private func tallied(_ condition: Query.Condition, _ index: String, _ besides: String? = nil) -> Driver {
    Driver(condition: condition, ids: indexed(condition, index, besides).ids, estimate: .tallied(condition))
  }

  /// - Parameter besides: what an index on a part of the rows, or one that begins with another column, must be told.
  private func indexed(_ condition: Query.Condition, _ index: String, _ besides: String? = nil) -> Driver {
    Driver(
      condition: condition,
      ids: { parameters in
        let condition = try condition.sql(&parameters, context)
        let besides = besides.map { "\($0) AND " } ?? ""
        return "SELECT c.id FROM conversation c \(context.dialect.index(index)) WHERE \(besides)\(condition)"
      }, estimate: .counted)
  }

  private func followed(_ condition: Query.Condition) -> Driver {
    var joined = context
    joined.joinsFollower = true
    return Driver(
      condition: condition,
      ids: { [joined] parameters in
        """
        SELECT c.id FROM follower f \(context.dialect.index("follower_by_followers"))
        CROSS JOIN conversation c \(context.dialect.index("conversation_by_follower"))
        WHERE c.follower = f.id AND \(try condition.sql(&parameters, joined))
        """
      }, estimate: .counted)
  }

  private func tagged(_ condition: Query.Condition, _ family: TagFamily, _ names: [String]) -> Driver {
    let tags = names.map { Tag(family: family, name: $0) }
    return Driver(
      condition: condition,
      ids: { parameters in
        let ids = parameters.marks(try tags.compactMap(context.tags).map { .integer($0) })
        return "SELECT c.conversation FROM conversation_tag c WHERE c.tag IN (\(ids)) AND \(statusFilter)"
      }, estimate: .tags(tags), sorting: tags.count > 1 ? "c.conversation" : nil)
  }
}
