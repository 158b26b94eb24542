extension Conversation {
  /// Decides what takes back a teammate's last action here.
  ///
  /// The conversation is remade from its history without that action, and the events are what leads from
  /// the present one to that: what others did since stays done.
  ///
  /// - Parameter history: all its events, in order.
  public func undo(
    by teammate: Teammate, history: [Event], at now: Instant, rules: Rules, profile: Profile
  ) throws(Refusal) -> Outcome {
    let teammate = try rules.admit(teammate, to: .undo)
    let batch = try Self.lastAction(by: teammate, in: history)
    try Self.checkUndoable(batch, history: history)
    let sequences = Set(batch.map(\.sequence))
    var without = Conversation(id: id, channel: channel, thread: thread, follower: follower, openedAt: openedAt)
    for event in history where !sequences.contains(event.sequence) { without.apply(event) }
    var deliberation = Deliberation(self, .undo, by: teammate, at: now, rules: rules, profile: profile)
    deliberation.emit(.undone(sequences: sequences.ordered()))
    for event in batch {
      switch event.body {
      case .replied(let spoken, _), .noted(let spoken, _):
        deliberation.emit(.withdrawn(message: spoken.message, exchange: without.exchange))
      default: break
      }
    }
    deliberation.becomeLike(without)
    // What others did since may have started or stopped clocks on the ground of what is now undone.
    deliberation.settleClocks(at: now)
    return deliberation.outcome
  }

  /// What `undo` would take back now, for screens to say; nil when nothing.
  public static func undoable(by teammate: Teammate, in history: [Event]) -> Action.Name? {
    guard let batch = try? lastAction(by: teammate, in: history), (try? checkUndoable(batch, history: history)) != nil
    else { return nil }
    return batch.first?.action
  }

  private static func lastAction(by teammate: Teammate, in history: [Event]) throws(Refusal) -> [Event] {
    var undone: Set<Int> = []
    for event in history { if case .undone(let sequences) = event.body { undone.formUnion(sequences) } }
    // Whoever delivered a reply is told that it has left, rather than that there is nothing.
    guard
      let last = history.last(where: {
        $0.by == teammate.name && ($0.action.canBeUndone || $0.action == .deliver) && !undone.contains($0.sequence)
      })
    else { throw .nothingToUndo }
    return history.filter { $0.by == last.by && $0.action == last.action && $0.at == last.at }
  }

  private static func checkUndoable(_ batch: [Event], history: [Event]) throws(Refusal) {
    guard let first = batch.first else { throw .nothingToUndo }
    let later = history.filter { $0.sequence > first.sequence }
    for event in batch {
      switch event.body {
      case .replied(let spoken, _):
        for event in later {
          if case .delivered(spoken.message, _) = event.body {
            throw .cannotUndo(what: "The reply", why: "it has left")
          }
        }
      case .request(_, let to?) where event.action == .ask:
        for event in later {
          if case .request(to, _) = event.body {
            throw .cannotUndo(what: "The request", why: "\(event.by) has answered it")
          }
        }
      case .delivered:
        throw .cannotUndo(what: "The delivery", why: "it has left")
      case .escalation(_, let to?) where to.isWaiting:
        if later.contains(where: { $0.action == .acknowledge || $0.action == .decide }) {
          throw .cannotUndo(what: "The escalation", why: "\(to.to) has acknowledged it")
        }
      default: break
      }
    }
  }
}

extension Action.Name {
  /// Whether `undo` takes such a thing back at all, where nothing has come of it yet.
  public var canBeUndone: Bool {
    switch self {
    case .undo, .ingest, .recalculate, .wake, .expire, .deliver: false
    default: true
    }
  }
}

extension Deliberation {
  /// Emits what leads from the present conversation to one that differs in what teammates set.
  fileprivate mutating func becomeLike(_ other: Conversation) {
    if other.holder == nil { release() } else { hold(other.holder) }
    // One that was open then and asks who holds it again.
    request(other.request?.to == conversation.holder && other.status != .done ? other.request : nil)
    reclassify { $0 = other.classification }
    if conversation.priority != other.priority || conversation.priorityIsSet != other.priorityIsSet {
      emit(.priority(from: conversation.priority, to: other.priority, byHand: other.priorityIsSet))
    }
    let added = other.labels.filter { !conversation.labels.contains($0) }
    let removed = conversation.labels.filter { !other.labels.contains($0) }
    if !added.isEmpty || !removed.isEmpty { emit(.labels(added: added, removed: removed)) }
    if conversation.escalation != other.escalation {
      emit(.escalation(from: conversation.escalation, to: other.escalation))
    }
    move(to: other.status)
    for kind in Clock.Kind.allCases where conversation.clock(kind) != other.clock(kind) {
      emit(.clock(from: conversation.clock(kind), to: other.clock(kind), cause: .undone))
    }
  }
}
