/// A held conversation goes from hand to hand: asked for, given, kept, taken.
extension Deliberation {
  mutating func ask() throws(Refusal) {
    guard let holder = conversation.holder else { throw .heldByNobody }
    if holder == by.name { throw .nothingChanges("You hold it already.") }
    if conversation.status == .done { throw .alreadyDone }
    if let request = conversation.request {
      if request.by == by.name { throw .nothingChanges("You have asked \(holder) already.") }
      throw .askedAlready(by: request.by, holder: holder)
    }
    request(HandoverRequest(by: by.name, to: holder, at: now))
  }

  mutating func handOver() throws(Refusal) {
    let asker = try answered()
    guard let teammate = rules.teammate(asker) else { throw .unknownTeammate(asker) }
    guard teammate.role.mayAct else { throw .mayNotHold(teammate.role) }
    hold(asker)
  }

  mutating func keep() throws(Refusal) {
    _ = try answered()
    request(nil)
  }

  mutating func takeOver(for name: String?) throws(Refusal) {
    guard let holder = conversation.holder else { throw .heldByNobody }
    let name = name ?? by.name
    if holder == name { throw .nothingChanges(name == by.name ? "You hold it already." : "\(name) holds it already.") }
    guard name == by.name || name == conversation.request?.by else { throw .doesNotAsk(name) }
    guard let teammate = name == by.name ? by : rules.teammate(name) else { throw .unknownTeammate(name) }
    guard teammate.role.mayAct else { throw .mayNotHold(teammate.role) }
    hold(name)
  }

  /// By time alone: whether it is time, ``SeatPlan/lapse(of:taken:after:at:)`` says. The clocks go on as they are.
  mutating func expire(seen: Instant) throws(Refusal) {
    guard by.role == .service else { throw .roleForbids(by.role, action: .expire, allowed: [.service]) }
    guard let holder = conversation.holder else { throw .heldByNobody }
    emit(.lapsed(holder: holder, seen: seen))
    release()
  }

  /// Whom an answer goes to: the one who asks. The holder answers, or a lead in their place.
  private func answered() throws(Refusal) -> String {
    guard let holder = conversation.holder else { throw .heldByNobody }
    guard holder == by.name || by.role.mayTakeOver else { throw .notHeldByYou(holder: holder) }
    guard let request = conversation.request else { throw .notAsked }
    return request.by
  }
}

extension Refusal {
  /// Somebody in a role that changes nothing cannot hold a conversation.
  static func mayNotHold(_ role: Role) -> Refusal {
    .roleForbids(role, action: .hold, allowed: Role.acting)
  }
}
