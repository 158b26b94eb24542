/// What a conversation is, decided by what the team must do first.
///
/// Raw values are the words of the query language, of the JSON output and of the stored rows.
public enum Kind: String, Codable, CaseIterable, Sendable, Hashable {
  case question
  case complaint
  case praise
  case comment
  case adverseEvent = "adverse_event"
  case qualityComplaint = "quality_complaint"
  case medicalQuestion = "medical_question"
  case mediaEnquiry = "media_enquiry"
  case spam

  /// The short word for a list column, at most nine characters.
  public var word: String {
    switch self {
    case .question: "question"
    case .complaint: "complaint"
    case .praise: "praise"
    case .comment: "comment"
    case .adverseEvent: "adverse"
    case .qualityComplaint: "quality"
    case .medicalQuestion: "medical"
    case .mediaEnquiry: "media"
    case .spam: "spam"
    }
  }

  /// One cell that says the kind without colour.
  public var glyph: Character {
    switch self {
    case .question: "?"
    case .complaint: "!"
    case .praise: "♥"
    case .comment: "·"
    case .adverseEvent: "✚"
    case .qualityComplaint: "◇"
    case .medicalQuestion: "⚕"
    case .mediaEnquiry: "✎"
    case .spam: "×"
    }
  }

  /// A suspected side effect or product defect: what the law gives a deadline for.
  public var isSafety: Bool { self == .adverseEvent || self == .qualityComplaint }
}
