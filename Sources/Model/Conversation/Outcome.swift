/// What was decided: the events that follow, the texts they digest, and the conversation as it then is.
public struct Outcome: Sendable {
  public var action: Action.Name
  public var by: String
  public var at: Instant
  public var events: [Event.Body]
  /// Messages to store with the events: new ones, and edited ones under their old number.
  public var messages: [Message]
  /// The conversation with all events applied.
  public var conversation: Conversation

  /// The events, each in its place in the chain.
  public var chain: [Event] {
    let first = conversation.events - events.count + 1
    return events.enumerated().map { offset, body in
      Event(
        conversation: conversation.id, sequence: first + offset, at: at, by: by, action: action, body: body)
    }
  }
}
