import Model

/// Follows one conversation's events and remakes the conversation from them.
struct TrailCheck {
  private(set) var findings: [Finding] = []
  private(set) var conversation: Conversation
  /// The hash of the last event.
  private(set) var head: [UInt8]
  /// The digests of each message's texts, the first one first.
  private(set) var digests: [Int: [String]] = [:]
  private(set) var isReadable = true
  private var sequence = 0

  /// - Parameter origin: the conversation before its first event.
  init(_ origin: Conversation) {
    conversation = origin
    head = origin.chainOrigin
  }

  mutating func take(_ stored: StoredEvent) {
    let id = conversation.id
    sequence += 1
    if stored.sequence != sequence {
      findings.append(Finding(id, .gap(sequence: stored.sequence)))
      sequence = stored.sequence
    }
    if Digest.link(after: head, stored.canonicalLine(of: id).bytes) != stored.hash {
      findings.append(Finding(id, .chain(sequence: sequence)))
    }
    // From what stands there, so that one change is one finding.
    head = stored.hash
    do {
      let event = try stored.event(of: id)
      note(event.body)
      conversation.apply(event)
    } catch {
      isReadable = false
      findings.append(Finding(id, .event(sequence: sequence, String(describing: error))))
    }
  }

  private mutating func note(_ body: Event.Body) {
    switch body {
    case .received(let spoken), .answered(let spoken), .edited(let spoken), .noted(let spoken), .replied(let spoken, _):
      digests[spoken.message, default: []].append(spoken.digest)
    default: break
    }
  }
}
