/// Something that a team knows of a text: what a reading of it should have been, or that it was right.
public struct Lesson: Sendable, Equatable {
  /// A message, or what a profile says.
  public var text: String
  /// The display name, of a profile.
  public var name: String
  /// A word of the reading's.
  public var label: String
  /// Whether somebody has corrected it; else it was read so, and a teammate answered it as it stood.
  public var isCorrection: Bool

  public init(text: String, name: String = "", label: String, isCorrection: Bool) {
    self.text = text
    self.name = name
    self.label = label
    self.isCorrection = isCorrection
  }
}

extension Triage {
  /// The same without what was learned from corrections of a reading.
  package func without(correctionsOf reading: ReadingName) -> Triage {
    with(taught: models.taught.filter { $0.corrects != reading })
  }

  /// The same with one more model of the team's own.
  package func adding(_ model: LinearModel, version: Int) -> Triage {
    with(taught: models.taught + [TaughtModel(model, version: version)])
  }

  /// What it makes of a lesson's text.
  package func label(_ lesson: Lesson, _ reading: ReadingName) -> String? {
    if reading.isOfProfiles {
      return reading.label(
        of: examineProfile(name: lesson.name, bio: lesson.text, followers: nil, verified: false))
    }
    return reading.label(of: examine(lesson.text))
  }

  /// What speaks for each label of a reading in a lesson's text; nil where there is nothing to learn from.
  package func weighed(_ lesson: Lesson, _ reading: ReadingName) -> Weighed? {
    if reading == .segment {
      return profile(lesson.name, lesson.text) { evidence, nameStart in
        ProfileJudgement.weighed(evidence, nameStart, models)
      }
    }
    return evidence(lesson.text) { evidence in
      Judgement(evidence, RuleFindings(evidence), models).weighed(reading)
    }
  }
}
