import Model

/// How the rules' findings and the model's scores are weighed against each other. Scores are log odds.
///
/// The examples hold more adverse events, medical questions, press and praise than an inbox does, so these must be plainer.
/// What a missed one costs is here as well: an adverse event is suspected long before it is likely.
enum Lean {
  /// What the rules' first finding, and each further one, adds to its kind's score.
  static let firstFound: Float = 2.2
  static let alsoFound: Float = 0.3

  static func kind(_ kind: Kind) -> Float {
    switch kind {
    case .praise: -2.2
    case .comment: 0.4
    case .complaint: 0.5
    case .adverseEvent: -2
    case .medicalQuestion: -0.6
    case .spam: 1.8
    // The press says who it is: what no rule hears of that must be very plain.
    case .mediaEnquiry: -1.5
    default: 0
    }
  }

  /// What makes spam unlikely: words of harm, threats, lawyers.
  static let graveSpam: Float = 4

  /// From which score on an adverse event is suspected where no rule found one: sooner where a medicine is named, as a
  /// case needs a suspected product (EMA GVP Module VI, VI.B.2).
  static func adverseEvent(namesMedicine: Bool) -> Float { namesMedicine ? -0.6 : 0.4 }
  static let escalate: Float = 1.5
  static let reply: Float = 0.8
  static let replyThreshold: Float = -0.2
  static let question: Float = 1
  static let questionThreshold: Float = -0.1
  /// What the rules' first segment adds to its score, and what nothing special adds.
  static let segmentFound: Float = 0.5
  static let general: Float = 0.5
  /// What speaks for a segment that only corrections know.
  static let unknownSegment: Float = -4

  /// What the rules' stance adds to its score, and the kind: thanks are kind, a complaint is most often a reproach, and
  /// who asks or answers takes no side.
  static func stance(_ stance: Stance, isFound: Bool, kind: Kind) -> Float {
    var value: Float = isFound ? 0.5 : 0
    switch stance {
    case .supportive: value += kind == .praise ? 3.5 : -0.5
    case .neutral:
      value += 0.5
      if kind == .question || kind == .medicalQuestion { value += 2 }
      if kind == .comment { value += 1 }
    case .unsupportive: value += kind == .complaint ? 2.3 : 0.3
    }
    return value
  }
}
