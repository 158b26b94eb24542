import Model

/// The numbers that stand for words in rows. Never change one: files are full of them.
enum Codes {
  /// No deadline: sorts after every other.
  static let never = Int64.max

  /// The bits of the kinds that have an index of their own: what must not be overlooked and is rare.
  static let notable = Kind.adverseEvent.bit | Kind.qualityComplaint.bit | Kind.mediaEnquiry.bit

  /// The place of a message's number in its id: 2^20 - 1 messages a conversation.
  static let messageBits: Int64 = 20
  static let messageLimit = 1 << messageBits

  static func message(_ conversation: Conversation.ID, _ number: Int) -> Int64 {
    conversation.rawValue << messageBits | Int64(number)
  }

  static func conversation(ofMessage id: Int64) -> Conversation.ID { .init(rawValue: id >> messageBits) }
  static func number(ofMessage id: Int64) -> Int { Int(id & (Int64(messageLimit) - 1)) }
}

extension Kind {
  var code: Int {
    switch self {
    case .question: 0
    case .complaint: 1
    case .praise: 2
    case .comment: 3
    case .adverseEvent: 4
    case .qualityComplaint: 5
    case .medicalQuestion: 6
    case .mediaEnquiry: 7
    case .spam: 8
    }
  }

  var bit: Int { 1 << code }

  /// Codes go from 0 on without a gap.
  private static let byCode = allCases.ordered { $0.code < $1.code }

  init(code: Int) { self = Self.byCode.indices.contains(code) ? Self.byCode[code] : .comment }
}

extension Stance {
  var code: Int {
    switch self {
    case .unsupportive: 0
    case .neutral: 1
    case .supportive: 2
    }
  }

  init(code: Int) {
    switch code {
    case 0: self = .unsupportive
    case 2: self = .supportive
    default: self = .neutral
    }
  }
}

extension Priority {
  /// The most urgent is 0, so that a list goes up.
  var code: Int { Priority.urgent.rawValue - rawValue }

  init(code: Int) { self = Priority(rawValue: Priority.urgent.rawValue - code) ?? .normal }
}

extension Status {
  static let codes = 0...3

  var code: Int {
    switch self {
    case .open: 0
    case .pending: 1
    case .snoozed: 2
    case .done: 3
    }
  }

  /// - Parameter wakes: when a snooze ends.
  init(code: Int, wakes: Instant?) {
    switch code {
    case 1: self = .pending
    case 2: self = .snoozed(until: wakes ?? Instant(milliseconds: 0))
    case 3: self = .done
    default: self = .open
    }
  }
}

extension Clock.Kind {
  var code: Int {
    switch self {
    case .firstResponse: 0
    case .nextResponse: 1
    case .resolution: 2
    case .acknowledgement: 3
    case .safety: 4
    }
  }

  init?(code: Int) {
    guard let found = Self.allCases.first(where: { $0.code == code }) else { return nil }
    self = found
  }
}

extension Escalation {
  /// Whether a conversation is with somebody on the line: 0 never was.
  static let noneCode = 0
  static let decidedCode = 3

  var code: Int {
    switch state {
    case .waiting: 1
    case .acknowledged: 2
    case .decided: Self.decidedCode
    }
  }
}

/// What a list shows of an escalation.
public enum EscalationState: Int, Hashable, Sendable {
  case none = 0
  case waiting = 1
  case acknowledged = 2
  case decided = 3
}
