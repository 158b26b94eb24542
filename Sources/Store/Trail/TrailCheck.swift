import Model

/// Follows one conversation's events and remakes the conversation from them.
struct TrailCheck {
  private(set) var findings: [Finding] = []
  private(set) var conversation: Conversation
  /// The hash of the last act.
  private(set) var head: [UInt8]
  /// The digests of each message's texts, the first one first.
  private(set) var digests: [Int: [String]] = [:]
  private(set) var isReadable = true
  /// The sequence that the next event should have.
  private var next = 1

  /// - Parameter origin: the conversation before its first event.
  init(_ origin: Conversation) {
    conversation = origin
    head = origin.chainOrigin
  }

  mutating func take(_ act: StoredAct) {
    let id = conversation.id
    if act.sequence != next, isReadable { findings.append(Finding(id, .gap(sequence: act.sequence))) }
    if act.link(after: head, of: id) != act.hash { findings.append(Finding(id, .chain(sequence: act.sequence))) }
    if let session = act.session, session != act.by, act.by != Teammate.earshot.name {
      findings.append(Finding(id, .author(sequence: act.sequence, by: act.by, session: session)))
    }
    // From what stands there, so that one change is one finding.
    head = act.hash
    do {
      let events = try act.events(of: id)
      for event in events {
        note(event.body)
        conversation.apply(event)
      }
      next = act.sequence + events.count
    } catch {
      isReadable = false
      findings.append(Finding(id, .event(sequence: act.sequence, String(describing: error))))
    }
  }

  private mutating func note(_ body: Event.Body) {
    switch body {
    case .received(let spoken), .answered(let spoken), .edited(let spoken), .noted(let spoken, _),
      .replied(let spoken, _):
      digests[spoken.message, default: []].append(spoken.digest)
    default: break
    }
  }
}
