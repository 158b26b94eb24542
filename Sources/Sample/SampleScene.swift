import Model

/// A conversation as it is written down in `Words`: how it began, what was said after that, and what the team did.
struct SampleScene: Equatable {
  enum Who: Equatable {
    /// Somebody of the cast.
    case named(String)
    /// Somebody made up.
    case anybody(segment: String, language: String)
  }

  enum Speaker: Equatable {
    case us
    /// The one who began it.
    case them
    case named(String)
  }

  /// What a teammate does to it.
  enum Deed: Equatable {
    case act(Action)
    /// Begins to write an answer and does not send it.
    case draft(String)
    /// Hides it for so many minutes.
    case snooze(Int)
    /// A suspected side effect goes to the safety officer, who opens a case; then nothing is left to do.
    case handOver(to: String, why: String)
  }

  struct Step: Equatable {
    enum What: Equatable {
      case said(Speaker, String)
      case did(String, Deed)
    }

    /// Minutes after the step before.
    var after: Int
    var what: What
  }

  var who: Who
  /// Minutes before now; nil where the seed decides.
  var minutesAgo: Int?
  var text: String
  /// The post of ours that it comments on.
  var post: String?
  var steps: [Step] = []

  /// Minutes from its first message to its last step.
  var length: Int { steps.reduce(0) { $0 + $1.after } }

  /// How long before now it may have begun where the seed decides: nothing waits for an answer longer than any policy
  /// of the team allows.
  var span: Range<Int> {
    steps.isEmpty ? 3..<52 : length + 3..<length + 180
  }
}
