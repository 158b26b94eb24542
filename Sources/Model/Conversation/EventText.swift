import Foundation

extension Event.Body {
  /// What happened at once as one line of JSON, an array, as the store keeps it and the chain digests it.
  ///
  /// Written by hand: an import writes millions, and a general encoder takes seven times as long.
  public static func json(_ bodies: [Event.Body]) -> String {
    var json = JSONText()
    json.openArray()
    for body in bodies { body.write(to: &json) }
    json.closeArray()
    return json.text
  }

  /// The body as one JSON object; its `event` is the ``name``.
  public var json: String {
    var json = JSONText()
    write(to: &json)
    return json.text
  }

  private func write(to json: inout JSONText) {
    json.open()
    json.field("event", name)
    switch self {
    case .received(let spoken), .answered(let spoken), .edited(let spoken):
      json.fields(of: spoken)
    case .noted(let spoken, let mentions):
      json.fields(of: spoken)
      if !mentions.isEmpty { json.field("mentions", mentions) }
    case .request(let from, let to):
      if let from {
        json.key("from")
        json.value(from)
      }
      if let to {
        json.key("to")
        json.value(to)
      }
    case .deleted(let message):
      json.field("message", message)
    case .read(let message, let reasons, let to):
      json.field("message", message)
      json.key("to")
      json.value(to)
      if !reasons.isEmpty { json.field("reasons", reasons) }
    case .classified(let from, let to):
      json.key("from")
      json.value(from)
      json.key("to")
      json.value(to)
    case .holder(let from, let to):
      if let from { json.field("from", from) }
      if let to { json.field("to", to) }
    case .lapsed(let holder, let seen):
      json.field("from", holder)
      json.field("seen", seen.milliseconds)
    case .status(let from, let to):
      json.field("from", from)
      json.field("to", to)
    case .priority(let from, let to, let byHand):
      json.field("from", from.word)
      json.field("to", to.word)
      json.field("by_hand", byHand)
    case .labels(let added, let removed):
      json.field("added", added)
      json.field("removed", removed)
    case .replied(let spoken, let leaves):
      json.fields(of: spoken)
      json.field("leaves", leaves.milliseconds)
    case .withdrawn(let message, let exchange):
      json.field("message", message)
      json.key("exchange")
      json.value(exchange)
    case .delivered(let message, let remoteID):
      json.field("message", message)
      if let remoteID { json.field("remote_id", remoteID) }
    case .escalation(let from, let to):
      if let from {
        json.key("from")
        json.value(from)
      }
      if let to {
        json.key("to")
        json.value(to)
      }
    case .clock(let from, let to, let cause):
      json.field("cause", cause.rawValue)
      if let from {
        json.key("from")
        json.value(from)
      }
      if let to {
        json.key("to")
        json.value(to)
      }
    case .ruled(let ruling):
      json.field("rule", ruling.rule)
      json.field("way", ruling.way.rawValue)
      json.field("to", ruling.to)
      json.field("among", ruling.among)
      json.field("loads", ruling.loads)
    case .undone(let sequences):
      json.field("sequences", sequences)
    }
    json.close()
  }
}
