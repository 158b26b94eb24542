import Foundation

extension Event.Body {
  /// Reads what `json(_:)` wrote: what happened at once, in order.
  ///
  /// - Throws: ``StoredEventError`` naming the event when the text is not what this version writes.
  public static func bodies(json: String) throws(StoredEventError) -> [Event.Body] {
    let stored: [StoredEvent]
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    do {
      stored = try decoder.decode([StoredEvent].self, from: Data(json.utf8))
    } catch {
      throw StoredEventError(name: nil, problem: "is not JSON of this version")
    }
    var bodies: [Event.Body] = []
    for event in stored {
      guard let body = event.body else {
        throw StoredEventError(name: event.event, problem: "lacks a field that it needs")
      }
      bodies.append(body)
    }
    return bodies
  }
}

/// A stored event that cannot be read: the file was changed by hand, or by a newer Earshot.
public struct StoredEventError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The name of the event; nil where not even that can be read.
  public var name: String?
  public var problem: String

  public init(name: String?, problem: String) {
    self.name = name
    self.problem = problem
  }

  public var description: String {
    let which = name.map { "The stored event \"\($0)\"" } ?? "A stored event"
    return "\(which) \(problem). Run `earshot audit verify`."
  }
}

/// All fields that any event's JSON may have.
private struct StoredEvent: Decodable {
  var event: String
  var message: Int?
  var at: Instant?
  var digest: String?
  var leaves: Instant?
  var reasons: [StoredReason]?
  var from: StoredValue?
  var to: StoredValue?
  var fromUntil: Instant?
  var toUntil: Instant?
  var byHand: Bool?
  var added: [String]?
  var removed: [String]?
  var exchange: StoredExchange?
  var remoteId: String?
  var cause: Event.ClockCause?
  var mentions: [String]?
  var rule: String?
  var way: AssignmentRule.Way?
  var among: [String]?
  var loads: [Int]?
  var sequences: [Int]?
  var seen: Instant?

  var body: Event.Body? {
    switch event {
    case "received": spoken.map { .received($0) }
    case "answered": spoken.map { .answered($0) }
    case "edited": spoken.map { .edited($0) }
    case "noted": spoken.map { .noted($0, mentions: mentions ?? []) }
    case "request": .request(from: from?.object?.request, to: to?.object?.request)
    case "deleted": message.map { .deleted(message: $0) }
    case "read":
      if let message, let to = to?.object?.classification {
        .read(message: message, reasons: (reasons ?? []).map(\.reason), to: to)
      } else {
        nil
      }
    case "classified":
      if let from = from?.object?.classification, let to = to?.object?.classification {
        .classified(from: from, to: to)
      } else {
        nil
      }
    case "lapsed":
      if let holder = from?.word, let seen { .lapsed(holder: holder, seen: seen) } else { nil }
    case "holder": .holder(from: from?.word, to: to?.word)
    case "status":
      if let from = status(from?.word, fromUntil), let to = status(to?.word, toUntil) {
        .status(from: from, to: to)
      } else {
        nil
      }
    case "priority":
      if let from = from?.word.flatMap(Priority.init(word:)), let to = to?.word.flatMap(Priority.init(word:)) {
        .priority(from: from, to: to, byHand: byHand ?? true)
      } else {
        nil
      }
    case "labels": .labels(added: added ?? [], removed: removed ?? [])
    case "replied":
      if let spoken, let leaves { .replied(spoken, leaves: leaves) } else { nil }
    case "withdrawn":
      if let message, let exchange { .withdrawn(message: message, exchange: exchange.value) } else { nil }
    case "delivered": message.map { .delivered(message: $0, remoteID: remoteId) }
    case "escalation": .escalation(from: from?.object?.escalation, to: to?.object?.escalation)
    case "clock":
      cause.map { .clock(from: from?.object?.clock, to: to?.object?.clock, cause: $0) }
    case "ruled":
      if let rule, let way, let to = to?.word, let among, let loads {
        .ruled(Ruling(rule: rule, way: way, to: to, among: among, loads: loads))
      } else {
        nil
      }
    case "undone": sequences.map { .undone(sequences: $0) }
    default: nil
    }
  }

  private var spoken: Event.Spoken? {
    guard let message, let at, let digest else { return nil }
    return Event.Spoken(message: message, at: at, digest: digest)
  }

  private func status(_ word: String?, _ until: Instant?) -> Status? {
    switch word {
    case "open": .open
    case "pending": .pending
    case "snoozed": until.map { .snoozed(until: $0) }
    case "done": .done
    default: nil
    }
  }
}

/// The old or the new of something: a word or an object.
private enum StoredValue: Decodable {
  case word(String)
  case object(StoredObject)

  init(from decoder: any Decoder) throws {
    if let word = try? decoder.singleValueContainer().decode(String.self) {
      self = .word(word)
    } else {
      self = .object(try StoredObject(from: decoder))
    }
  }

  var word: String? { if case .word(let word) = self { word } else { nil } }
  var object: StoredObject? { if case .object(let object) = self { object } else { nil } }
}

private struct StoredReason: Decodable {
  var supports: String
  var rule: String
  var ranges: [Int]

  var reason: Reason {
    let pairs = stride(from: 0, to: ranges.count - 1, by: 2).compactMap { i in
      ranges[i] <= ranges[i + 1] ? ranges[i]..<ranges[i + 1] : nil
    }
    return Reason(supports: supports, rule: rule, words: [], ranges: pairs)
  }
}
