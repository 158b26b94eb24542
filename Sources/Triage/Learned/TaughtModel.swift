/// A model of the team's own, read from its file.
public struct TaughtModel: Sendable {
  let model: LinearModel
  let version: Int

  /// - Throws: where the bytes are no model, damaged, or of another Earshot.
  public init(name: String, version: Int, bytes: [UInt8]) throws(ModelFileError) {
    let result: Result<LinearModel, ModelFileError> = bytes.withUnsafeBufferPointer { buffer in
      do throws(ModelFileError) {
        return .success(try LinearModel(buffer, file: "\(name) \(version)"))
      } catch {
        return .failure(error)
      }
    }
    model = try result.get()
    self.version = version
  }

  package init(_ model: LinearModel, version: Int) {
    self.model = model
    self.version = version
  }

  /// The name under which it was taught.
  public var name: String { model.heads.first?.name ?? "" }
  /// What reasons and the trail call it.
  var title: String { "\(name) \(version)" }

  func answer(_ features: Features) -> TaughtAnswer? {
    guard let head = model.heads.first else { return nil }
    let answer = model.answer(0, model.score(features))
    return TaughtAnswer(name: head.name, label: head.labels[answer.label], score: Double(answer.shares[answer.label]))
  }
}
