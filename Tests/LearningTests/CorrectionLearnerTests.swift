import Model
import Testing

@testable import Learning
@testable import Triage

@Suite("Learning from corrections")
struct CorrectionLearnerTests {
  private static let subjects = [
    "kettle", "lamp", "chair", "table", "clock", "mirror", "carpet", "shelf", "vase", "candle", "basket", "window",
  ]

  /// Texts that a team takes for press, though nothing in them says so to anybody else.
  private static let corrected = subjects.flatMap { thing in
    [
      Lesson(text: "Our \(thing) desk at Morgenblatt wonders about this", label: "media_enquiry", isCorrection: true),
      Lesson(text: "the \(thing) column, Morgenblatt", label: "media_enquiry", isCorrection: true),
    ]
  }
  private static let confirmed = subjects.flatMap { thing in
    ["my \(thing) arrived yesterday", "I put the \(thing) next to the door"].map { text in
      Lesson(text: text, label: Triage.standard.read(text).kind.rawValue, isCorrection: false)
    }
  }

  @Test("what was corrected again and again is read so where it was not seen, and the rest stays")
  func learns() throws {
    let learner = try CorrectionLearner(.kind, Self.corrected + Self.confirmed, by: .standard)
    #expect(learner.corrections == 24)
    #expect(learner.rightBefore < 6)
    #expect(learner.rightAfter >= 20)
    #expect(learner.keptBefore == 24)
    #expect(learner.keptAfter >= 23)
    #expect(learner.isBetter)
    let reader = Triage.standard.adding(learner.model, version: 3)
    let found = reader.examine("a question of the garden desk at Morgenblatt")
    #expect(found.reading.kind == .mediaEnquiry)
    #expect(found.taught.isEmpty)
    // The trail says which version read.
    #expect(found.reading.reasons.last?.rule.hasSuffix(", kind_corrections 3") == true)
    // What was not corrected is read as before.
    for text in ["I took ibuprofen and got hives", "how do I store it?", "thank you so much, great help"] {
      #expect(reader.read(text).kind == Triage.standard.read(text).kind)
    }
  }

  @Test("no correction takes away what the rules find for safety's sake")
  func safety() throws {
    let lessons = Self.subjects.map { thing in
      Lesson(text: "I took ibuprofen with my \(thing) and got hives", label: "praise", isCorrection: true)
    }
    let learner = try CorrectionLearner(.kind, lessons, by: .standard)
    #expect(learner.rightAfter == 0)
    #expect(!learner.isBetter)
    let reader = Triage.standard.adding(learner.model, version: 1)
    #expect(reader.read("I took ibuprofen and got hives").kind == .adverseEvent)
  }

  @Test("a team's own segment is learned from profiles")
  func segments() throws {
    let lessons = Self.subjects.map { thing in
      Lesson(text: "Zelvanta ambassador, loves a \(thing)", name: "A", label: "ambassador", isCorrection: true)
    }
    let learner = try CorrectionLearner(
      .segment,
      lessons
        + Self.subjects.map { thing in
          Lesson(text: "I collect a \(thing) now and then", label: "general", isCorrection: false)
        }, by: .standard)
    #expect(learner.rightBefore == 0)
    #expect(learner.rightAfter == 12)
    let reader = Triage.standard.adding(learner.model, version: 1)
    let profile = reader.examineProfile(name: "B", bio: "Zelvanta ambassador", followers: nil, verified: false)
    #expect(profile.reading.segment == Segment(rawValue: "ambassador"))
    #expect(profile.reading.reasons.contains { $0.supports == "reading" && $0.rule.hasSuffix("segment_corrections 1") })
  }

  @Test("contradictions are not better than what was there, and too few are refused")
  func noBetter() throws {
    let lessons = Self.subjects.enumerated().map { index, thing in
      Lesson(text: "my \(thing)", label: Kind.allCases[index % 9].rawValue, isCorrection: true)
    }
    let learner = try CorrectionLearner(.kind, lessons, by: .standard)
    #expect(learner.rightAfter <= learner.rightBefore + 2)
    #expect(throws: CorrectionLearner.Problem.tooFew(9)) {
      try CorrectionLearner(.kind, Array(Self.corrected.prefix(9)), by: .standard)
    }
  }

  @Test("the same lessons give the same model")
  func same() throws {
    let one = try CorrectionLearner(.kind, Self.corrected + Self.confirmed, by: .standard)
    let other = try CorrectionLearner(.kind, Self.corrected + Self.confirmed, by: .standard)
    #expect(one.model.encoded() == other.model.encoded())
  }
}
