import Desk
import Dispatch
import Learning
import Model
import Triage

/// Learns from what teammates have corrected on a desk, and keeps what is better as a version that is not in use.
struct CorrectionLessons: Sendable {
  let desk: Desk
  /// Who has it learn.
  let by: String

  /// What came of one reading.
  struct Result: Sendable {
    var reading: ReadingName
    /// nil where there were too few corrections.
    var learner: CorrectionLearner?
    var corrections: Int
    /// The version under which it is kept; nil where it is no better.
    var version: Int?

    var name: String { TaughtModel.name(correcting: reading) }

    /// For people.
    var sentence: String {
      let what = Words.counted(corrections, "correction")
      guard let learner else {
        return "\(reading.rawValue): \(what); there must be \(CorrectionLearner.fewest) at least to learn from them."
      }
      let right = "reads \(learner.rightAfter) of them right, was \(learner.rightBefore)"
      let kept =
        learner.confirmed == 0
        ? "" : "; of \(learner.confirmed) answered as they stood \(learner.keptAfter) stay, were \(learner.keptBefore)"
      let end =
        version.map { " \(name) \($0) is kept, not in use: earshot triage models --use \(name)" }
        ?? " It is no better, and not kept."
      return "\(reading.rawValue): a model learned from \(what) \(right)\(kept).\(end)"
    }

    var json: JSON {
      [
        "reading": .string(reading.rawValue), "name": .string(name), "version": .int(version),
        "corrections": .int(corrections), "figures": learner.map { .raw(Self.figures($0)) } ?? .null,
      ]
    }

    static func figures(_ learner: CorrectionLearner) -> String {
      JSON.object([
        .init(name: "corrections", value: .int(learner.corrections)),
        .init(name: "right", value: .int(learner.rightAfter)),
        .init(name: "right_without", value: .int(learner.rightBefore)),
        .init(name: "confirmed", value: .int(learner.confirmed)),
        .init(name: "kept", value: .int(learner.keptAfter)),
        .init(name: "kept_without", value: .int(learner.keptBefore)),
      ]).text
    }
  }

  /// Learns each reading anew that has been corrected.
  func learn() async throws -> [Result] {
    let lessons = try await desk.lessons()
    let triage = desk.triage()
    var results: [Result] = []
    for reading in [ReadingName.kind, .stance, .segment] {
      let known = lessons[reading] ?? []
      let corrections = known.count { $0.isCorrection }
      if corrections == 0 { continue }
      var result = Result(reading: reading, corrections: corrections)
      result.learner = await Self.learned(reading, known, triage)
      if let learner = result.learner {
        result.corrections = learner.corrections
        if learner.isBetter {
          result.version = try await desk.keep(
            model: result.name, bytes: learner.model.encoded(), texts: known.count, figures: Result.figures(learner),
            by: by)
        }
      }
      results.append(result)
    }
    return results
  }

  /// On a thread of its own, behind all else: the tasks that wait share few.
  private static func learned(
    _ reading: ReadingName, _ lessons: [Lesson], _ triage: Triage
  ) async -> CorrectionLearner? {
    await withCheckedContinuation { continuation in
      DispatchQueue.global(qos: .background).async {
        continuation.resume(returning: try? CorrectionLearner(reading, lessons, by: triage))
      }
    }
  }

  /// What the console has to say of it: what is better.
  func learnedInPassing() async -> String? {
    let results = (try? await learn()) ?? []
    return results.first { $0.version != nil }?.sentence
  }
}
