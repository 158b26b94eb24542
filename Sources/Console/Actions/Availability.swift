import Desk
import Model

extension ConsoleState {
  /// Why an action cannot be done here and now; nil when it can be tried. The rules of the model come after this and
  /// have the last word.
  func refusal(of id: ActionID) -> String? { refusal(of: id, on: subjects) }

  /// - Parameter subjects: those of this state, where several are asked for.
  private func refusal(of id: ActionID, on subjects: [Subject]) -> String? {
    if id.model != nil, !me.role.mayAct { return "An auditor reads and changes nothing" }
    guard let spec = ActionTable.spec(id) else { return nil }
    if spec.target != .none, targets.isEmpty { return "No conversation here" }
    switch id {
    case .open: return focus == .list && list.cursor == nil ? "No conversation here" : nil
    case .letGo: return subjects.contains { $0.holder == me.name } ? nil : "You do not hold it"
    case .ask: return subjects.contains { $0.holder != nil && $0.holder != me.name } ? nil : "Nobody else holds it"
    case .handOver, .keep: return answerable.isEmpty ? "Nobody asks for what you hold" : nil
    case .takeOver: return refusalToTakeOver(subjects)
    case .showCall: return calls?.isEmpty ?? true ? "Nothing calls you" : nil
    case .wake: return subjects.contains { $0.isSnoozed } ? nil : "It is not snoozed"
    case .reopen: return subjects.contains { $0.isDone } ? nil : "It is not done"
    case .acknowledge, .decide: return refusalOnTheLine(id, subjects)
    case .repeatLast: return lastAction == nil ? "You have done nothing yet that could be repeated" : nil
    case .showWaiting: return list.waiting.isEmpty ? "Nothing waits: what you see is what there is" : nil
    case .showWarning: return warnings.isEmpty ? "Nothing rings: what is heard is as usual" : nil
    case .chooseDraft: return compose?.conflict == nil ? "Nobody else has changed this draft" : nil
    case .discardDraft: return subjects.contains { $0.hasDraft } ? nil : "There is no draft"
    case .sampleDay: return setup.canOpenSample ? nil : "There is no sample day here"
    case .theme: return setup.themes.isEmpty ? "There are no themes" : nil
    default: return nil
    }
  }

  private func refusalToTakeOver(_ subjects: [Subject]) -> String? {
    if !me.role.mayTakeOver {
      return "Only a lead takes over · \(settings.keys.hint(for: .assign) ?? ":ask") asks who holds it"
    }
    return subjects.contains { $0.holder != nil && $0.holder != me.name } ? nil : "Nobody else holds it"
  }

  private func refusalOnTheLine(_ id: ActionID, _ subjects: [Subject]) -> String? {
    let mine = subjects.filter { $0.escalatedTo == me.name }
    if subjects.allSatisfy({ $0.escalatedTo == nil }) { return "It has not been escalated" }
    guard let first = mine.first else {
      return "It was escalated to \(subjects.compactMap(\.escalatedTo).first ?? "somebody else"), not to you"
    }
    if first.isDecided { return "You have decided it already" }
    return id == .acknowledge && !mine.contains { $0.isWaiting } ? "You have acknowledged it already" : nil
  }

  /// Whether the footer should offer an action: it can be done, and it is not idle.
  ///
  /// - Parameter subjects: those of this state.
  func isOffered(_ id: ActionID, on subjects: [Subject]) -> Bool {
    guard refusal(of: id, on: subjects) == nil else { return false }
    switch id {
    case .undo: return !sending.isEmpty || !undoStack.isEmpty
    case .done, .snooze: return !subjects.allSatisfy(\.isDone)
    case .nextConversation: return list.rows.count > 1
    case .back: return focus == .conversation || !list.selected.isEmpty
    case .select: return list.rows.count > 1
    case .next, .filter, .zoom: return !isDeskEmpty
    default: return true
    }
  }

  /// What the footer calls an action here: what the key will do now.
  ///
  /// - Parameter subjects: those of this state.
  func offer(_ id: ActionID, on subjects: [Subject]) -> String {
    switch id {
    case .hold: !subjects.isEmpty && subjects.allSatisfy { $0.holder == me.name } ? "let go" : "hold"
    case .assign: asksInstead ? "ask \(subjects.first?.holder ?? "")" : "assign"
    case .handOver: "hand over to \(answerable.first.flatMap(asker) ?? "who asks")"
    case .chooseDraft: "choose"
    case .reply: subjects.first?.hasDraft == true ? "draft" : "reply"
    case .undo: "undo \(sending.last?.way.rawValue ?? undoStack.last?.title ?? "")"
    case .back: list.selected.isEmpty ? "close" : "clear"
    case .zoom where isZoomed: "all panes"
    case .decide where reading?.detail?.draft != nil: "decide"
    default: ActionTable.spec(id)?.title ?? id.rawValue
    }
  }

  /// What is known of a conversation that an action would work on: from its row, or from what is open.
  struct Subject {
    var holder: String?
    var askedBy: String?
    var escalatedTo: String?
    var isWaiting: Bool
    var isDecided: Bool
    var isSnoozed: Bool
    var isDone: Bool
    var hasDraft: Bool
  }

  func subject(_ id: Conversation.ID) -> Subject? {
    if let detail = reading?.detail, detail.conversation.id == id {
      return Subject(detail.conversation, detail.draft != nil)
    }
    return list.row(id).map(Subject.init)
  }

  var subjects: [Subject] {
    targets.compactMap(subject)
  }
}

extension ConsoleState.Subject {
  init(_ conversation: Conversation, _ hasDraft: Bool) {
    holder = conversation.holder
    askedBy = conversation.request?.by
    escalatedTo = conversation.escalation?.to
    isWaiting = conversation.escalation?.isWaiting ?? false
    isDecided = conversation.escalation?.isDecided ?? false
    isSnoozed = conversation.status.snoozedUntil != nil
    isDone = conversation.status == .done
    self.hasDraft = hasDraft
  }

  init(_ row: Row) {
    holder = row.holder
    askedBy = row.askedBy
    escalatedTo = row.escalatedTo
    isWaiting = row.isWaitingForAcknowledgement
    isDecided = row.escalatedTo != nil && !row.isWaitingForDecision
    isSnoozed = row.status.snoozedUntil != nil
    isDone = row.status == .done
    hasDraft = row.draftBy != nil
  }
}
