/// A model of the team's own, read from its file.
///
/// One that was taught from a file answers for its reading. One that was learned from corrections, whose name says so,
/// answers nothing by itself: it adds to what speaks for each label.
public struct TaughtModel: Sendable {
  let model: LinearModel
  let version: Int
  /// The reading whose corrections it was learned from.
  let corrects: ReadingName?
  /// Whether it reads profiles, not messages.
  let isOfProfiles: Bool

  private static let suffix = "_corrections"

  /// What a model is called that was learned from corrections of a reading.
  public static func name(correcting reading: ReadingName) -> String { reading.rawValue + suffix }

  /// Whether a name is kept for what is learned from corrections.
  public static func isKept(_ name: String) -> Bool { name.hasSuffix(suffix) }

  /// - Throws: where the bytes are no model, damaged, or of another Earshot.
  public init(name: String, version: Int, bytes: [UInt8]) throws(ModelFileError) {
    let result: Result<LinearModel, ModelFileError> = bytes.withUnsafeBufferPointer { buffer in
      do throws(ModelFileError) {
        return .success(try LinearModel(buffer, file: "\(name) \(version)"))
      } catch {
        return .failure(error)
      }
    }
    self.init(try result.get(), version: version)
  }

  package init(_ model: LinearModel, version: Int) {
    self.model = model
    self.version = version
    let name = model.heads.first?.name ?? ""
    corrects = name.hasSuffix(Self.suffix) ? ReadingName(rawValue: String(name.dropLast(Self.suffix.count))) : nil
    isOfProfiles = (corrects ?? ReadingName(rawValue: name))?.isOfProfiles ?? false
  }

  /// The name under which it was taught.
  public var name: String { model.heads.first?.name ?? "" }
  /// What reasons and the trail call it.
  var title: String { "\(name) \(version)" }

  func answer(_ features: Features) -> TaughtAnswer? {
    guard corrects == nil, let head = model.heads.first else { return nil }
    let answer = model.answer(0, model.score(features))
    return TaughtAnswer(name: head.name, label: head.labels[answer.label], score: Double(answer.shares[answer.label]))
  }

  /// How much each label of a reading gains by what models have learned from corrections.
  static func gains(_ models: [TaughtModel], _ features: Features) -> [ReadingName: [String: Float]] {
    var gains: [ReadingName: [String: Float]] = [:]
    for taught in models {
      guard let reading = taught.corrects, let head = taught.model.heads.first, !head.isYesOrNo else { continue }
      let values = taught.model.score(features).values
      gains[reading] = Dictionary(zip(head.labels, values), uniquingKeysWith: { first, _ in first })
    }
    return gains
  }
}

/// What speaks for each label of a reading in one text, in log odds, and what a model sees of the text.
package struct Weighed: Sendable {
  package var features: Features
  package var values: [String: Float]
}
