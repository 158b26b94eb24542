/// What is known and what is missing of a suspected adverse event.
///
/// A valid case has an identifiable reporter, an identifiable patient, a suspected product and a suspected reaction
/// (EMA, Guideline on good pharmacovigilance practices, Module VI, VI.B.2). The card proposes; a person decides.
public struct SafetyCard: Equatable, Sendable {
  public enum State: String, Sendable, Hashable, CaseIterable {
    case met, missing
    /// Something is said, and not enough.
    case unclear
  }

  /// One of the four criteria, with the words that show it.
  public struct Criterion: Equatable, Sendable {
    public var state: State
    public var words: [String]
    /// UTF-8 byte ranges in the text, in the order of `words`.
    public var ranges: [Range<Int>]

    public init(state: State, words: [String] = [], ranges: [Range<Int>] = []) {
      self.state = state
      self.words = words
      self.ranges = ranges
    }
  }

  /// What safety databases keep beside reactions, also where no harm is told (VI.B.6).
  public enum Circumstance: String, Sendable, Hashable, CaseIterable {
    case pregnancyExposure = "pregnancy_exposure"
    case overdose
    case misuse
    case medicationError = "medication_error"
    case lackOfEffect = "lack_of_effect"
    case offLabel = "off_label"
  }

  public var reporter: Criterion
  public var patient: Criterion
  public var product: Criterion
  public var reaction: Criterion
  public var circumstances: [Circumstance]
  /// The question that would complete the case, in the message's language where we speak it; nil where nothing is missing.
  public var question: String?

  /// The criteria with their names, in the order of the guideline.
  public var criteria: [(name: String, criterion: Criterion)] {
    [("reporter", reporter), ("patient", patient), ("product", product), ("reaction", reaction)]
  }

  public var isValid: Bool { criteria.allSatisfy { $0.criterion.state == .met } }
}
