import Model

extension LinearModel {
  /// Which heads answer what a reading of messages asks, and what their labels are to us: found once, as comparing
  /// names at each message would cost more than the answers.
  struct Readings: Sendable {
    let kind: Int?
    /// The kind of each label; nil for one that is none of ours.
    let kinds: [Kind?]
    let stance: Int?
    let stances: [Stance?]
    let question: Int?
    let adverseEvent: Int?
    let needsReply: Int?
    let escalate: Int?
    /// In the order of `EscalationReason.allCases`.
    let escalationReasons: [Int?]

    init(_ heads: [Head]) {
      func head(_ name: String) -> Int? { heads.firstIndex { $0.name == name } }
      /// One of two labels.
      func yesOrNo(_ name: String) -> Int? { head(name).flatMap { heads[$0].isYesOrNo ? $0 : nil } }
      kind = head("kind")
      kinds = kind.map { heads[$0].labels.map(Kind.init) } ?? []
      stance = head("stance")
      stances = stance.map { heads[$0].labels.map(Stance.init) } ?? []
      question = yesOrNo("question")
      adverseEvent = yesOrNo("adverse_event")
      needsReply = yesOrNo("needs_reply")
      escalate = yesOrNo("escalate")
      escalationReasons = EscalationReason.allCases.map { yesOrNo($0.rawValue) }
    }
  }
}
