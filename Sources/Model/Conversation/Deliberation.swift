/// A decision under way: each event is applied as it is decided, so that the next rule sees its effect.
struct Deliberation {
  let action: Action.Name
  let by: Teammate
  let now: Instant
  let rules: Rules
  let profile: Profile
  private(set) var conversation: Conversation
  private(set) var events: [Event.Body] = []
  private(set) var messages: [Message] = []

  init(
    _ conversation: Conversation, _ action: Action.Name, by: Teammate, at now: Instant, rules: Rules, profile: Profile
  ) {
    self.conversation = conversation
    self.action = action
    self.by = by
    self.now = now
    self.rules = rules
    self.profile = profile
  }

  mutating func emit(_ body: Event.Body) {
    events.append(body)
    conversation.apply(body, at: now)
  }

  mutating func keep(_ message: Message) { messages.append(message) }

  /// Writes a message among ourselves or to the follower, and gives what its event needs.
  mutating func write(_ direction: Message.Direction, _ text: String, state: Message.State = .standing) -> Event.Spoken
  {
    let message = Message(
      number: conversation.messages + 1, direction: direction, author: by.name, text: text, at: now, state: state)
    keep(message)
    return Event.Spoken(message)
  }

  /// Writes a note for the team.
  @discardableResult
  mutating func note(_ text: String) -> Event.Spoken {
    let spoken = write(.note, text)
    emit(.noted(spoken, mentions: Mention.names(in: text, of: rules.team)))
    return spoken
  }

  /// Changes who holds it. Whoever asked for it asked the one who held it: that has ended as well.
  mutating func hold(_ name: String?) {
    guard conversation.holder != name else { return }
    emit(.holder(from: conversation.holder, to: name))
    request(nil)
  }

  /// Nobody holds it any more, but for who asks for it: they have it then.
  mutating func release() {
    let asker = conversation.request.flatMap { rules.teammate($0.by) }
    hold(asker.flatMap { $0.role.mayAct ? $0.name : nil })
  }

  mutating func request(_ request: HandoverRequest?) {
    if conversation.request != request { emit(.request(from: conversation.request, to: request)) }
  }

  mutating func move(to status: Status) {
    if conversation.status != status { emit(.status(from: conversation.status, to: status)) }
  }

  mutating func reclassify(_ change: (inout Event.Classification) -> Void) {
    var to = conversation.classification
    change(&to)
    if to != conversation.classification { emit(.classified(from: conversation.classification, to: to)) }
  }

  var outcome: Outcome {
    Outcome(action: action, by: by.name, at: now, events: events, messages: messages, conversation: conversation)
  }
}
