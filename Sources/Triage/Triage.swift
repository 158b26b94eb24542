public import Model

/// Reads what strangers write: what a message is, how it stands to us, how soon it matters; and who says it.
///
/// Immutable and cheap to copy. A reading is a pure function of the text, the word lists and the models, takes time in
/// proportion to the text's length whatever stands in it, and cannot fail. `docs/triage.md` says how it reads.
public struct Triage: Sendable {
  let lexicon: Lexicon
  let models: Models

  /// Only so many bytes of a text are read: a guard for memory, far beyond any network's limit.
  private static let longestText = 1 << 20

  /// The word lists and the models that are compiled into the program.
  public static let standard = Triage(parsed: WordListParser.parse(WordList.standard), models: .standard)

  /// The word lists that are compiled into the program, without what was learned from examples.
  package static let rulesAlone = Triage(parsed: WordListParser.parse(WordList.standard), models: .none)

  /// Compiles word lists.
  ///
  /// - Throws: `WordListError` for the first line that cannot be read.
  public init(_ lists: [WordList]) throws(WordListError) {
    let parsed = WordListParser.parse(lists)
    if let error = parsed.errors.first { throw error }
    self.init(parsed: parsed, models: .standard)
  }

  /// Lines that cannot be read are left out; that the standard lists have none is a test's business.
  init(parsed: WordListParser, models: Models) {
    self.init(lexicon: Lexicon(parsed.lexicon), models: models)
  }

  private init(lexicon: Lexicon, models: Models) {
    self.lexicon = lexicon
    self.models = models
  }

  /// The same word lists and shipped models, with these models of the team's own.
  public func with(taught: [TaughtModel]) -> Triage {
    var models = models
    models.taught = taught
    return with(models)
  }

  /// The same word lists with other models.
  package func with(_ models: Models) -> Triage { Triage(lexicon: lexicon, models: models) }

  /// The topics that a team's own lists have added.
  public var ownTopics: [String] { lexicon.ownTopics }

  // MARK: - Messages

  /// Reads one message.
  public func read(_ text: String) -> Reading { examine(text).reading }

  /// Reads one message and says all that can be said of it.
  public func examine(_ text: String) -> Examination {
    evidence(text) { evidence in
      let found = RuleFindings(evidence)
      return Judgement(evidence, found, models).examination()
    }
  }

  /// What a linear model sees of a message.
  package func features(of text: String) -> Features {
    evidence(text) { evidence in RuleFindings(evidence).features(evidence) }
  }

  // MARK: - Profiles

  /// Reads one profile.
  ///
  /// The reasons' ranges are bytes of the bio; words of the name come after it, as if on a line below.
  ///
  /// - Parameters:
  ///   - name: the display name, which may hold a title (`Dr`, `MD`) or the name of an outlet.
  ///   - bio: what the follower says about themselves.
  ///   - followers: how many follow them, where the network tells.
  ///   - verified: whether the network says that they are who they say.
  public func segment(name: String, bio: String, followers: Int?, verified: Bool) -> SegmentReading {
    examineProfile(name: name, bio: bio, followers: followers, verified: verified).reading
  }

  /// Reads one profile and says all that can be said of it. See `segment(name:bio:followers:verified:)`.
  public func examineProfile(name: String, bio: String, followers: Int?, verified: Bool) -> ProfileExamination {
    profile(name, bio) { evidence, nameStart in
      ProfileJudgement.examine(evidence, nameStart, models, followers: followers, verified: verified)
    }
  }

  /// What a linear model sees of a profile.
  package func features(name: String, bio: String) -> Features {
    profile(name, bio) { evidence, nameStart in ProfileJudgement.features(evidence, nameStart) }
  }

  // MARK: - Texts

  func evidence<T>(_ text: String, _ body: (Evidence) -> T) -> T {
    var text = text
    return text.withUTF8 { bytes in
      body(Evidence(UnsafeBufferPointer(rebasing: bytes.prefix(Self.longestText)), lexicon))
    }
  }

  /// One text, so that ranges are of one text: the bio, then the name on a line of its own.
  func profile<T>(_ name: String, _ bio: String, _ body: (Evidence, Int?) -> T) -> T {
    evidence(name.isEmpty ? bio : bio + "\n" + name) { evidence in
      body(evidence, name.isEmpty ? nil : bio.utf8.count + 1)
    }
  }
}
