/// What somebody did that is meant for one teammate, and rings at theirs until they have seen it.
public struct Call: Hashable, Sendable {
  public enum Occasion: Int, Hashable, Sendable, CaseIterable {
    /// A note names them.
    case mentioned = 0
    /// Somebody asks for what they hold.
    case asked = 1
    /// They hold it now, by somebody else's doing.
    case given = 2
    /// They asked for it, and the holder keeps it.
    case kept = 3
    /// They held it, and somebody else has ended that.
    case taken = 4
    /// They asked for it, and it was closed or went to somebody else.
    case ended = 5
  }

  /// The one who is called.
  public var teammate: String
  public var occasion: Occasion
  /// Who did it, and when.
  public var by: String
  public var at: Instant
  /// The number of the note that names them.
  public var message: Int?

  public init(_ teammate: String, _ occasion: Occasion, by: String, at: Instant, message: Int? = nil) {
    self.teammate = teammate
    self.occasion = occasion
    self.by = by
    self.at = at
    self.message = message
  }
}

extension Outcome {
  /// Whether it can call, or end what calls. What comes in and goes to somebody by rule may be thousands at once, and
  /// stands in their list.
  public var mayCall: Bool {
    action != .ingest && !events.contains { if case .ruled = $0 { true } else { false } }
  }

  /// Whom it calls. Nobody is called by what they do themselves.
  public var calls: [Call] {
    guard mayCall else { return [] }
    var calls: [Call] = []
    func call(_ teammate: String?, _ occasion: Call.Occasion, _ message: Int? = nil) {
      guard let teammate, teammate != by, !calls.contains(where: { $0.teammate == teammate }) else { return }
      calls.append(Call(teammate, occasion, by: by, at: at, message: message))
    }
    let holder = conversation.holder
    for body in events {
      switch body {
      case .holder(let from, let to):
        // Of several changes in one act the last one counts.
        if to == holder { call(to, .given) }
        if from != holder { call(from, .taken) }
      case .request(let from, let to):
        if to != nil { call(holder, .asked) } else { call(from?.by, action == .keep ? .kept : .ended) }
      case .noted(let spoken, let mentions):
        for name in mentions { call(name, .mentioned, spoken.message) }
      default: break
      }
    }
    return calls
  }

  /// What calls because of this conversation and no longer holds: of these occasions everything, and what these
  /// notes called for.
  public var endedCalls: (occasions: Set<Call.Occasion>, messages: [Int]) {
    var occasions: Set<Call.Occasion> = []
    var messages: [Int] = []
    for body in events {
      switch body {
      case .holder: occasions.formUnion([.given, .taken])
      case .request: occasions.formUnion([.asked, .kept, .ended])
      case .withdrawn(let message, _): messages.append(message)
      default: break
      }
    }
    return (occasions, messages)
  }
}
