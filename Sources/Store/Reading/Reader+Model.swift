public import Model

/// A model that the team has taught, without its weights.
public struct StoredModel: Equatable, Sendable {
  public var name: String
  /// Counted from 1 for each name.
  public var version: Int
  public var isUsed: Bool
  public var at: Instant
  public var by: String
  /// How many labelled texts it was taught on.
  public var texts: Int
  /// What cross-validation says of it, as JSON.
  public var figures: String

  public init(name: String, version: Int, isUsed: Bool, at: Instant, by: String, texts: Int, figures: String) {
    self.name = name
    self.version = version
    self.isUsed = isUsed
    self.at = at
    self.by = by
    self.texts = texts
    self.figures = figures
  }
}

extension Reader {
  /// All versions of all models, by name.
  public func models() throws -> [StoredModel] {
    try connection.rows(.models) { row in
      StoredModel(
        name: row.text(0), version: row.int(1), isUsed: row.int(2) == 1, at: row.instant(3), by: row.text(4),
        texts: row.int(5), figures: row.text(6))
    }
  }

  /// The models in use, with their weights.
  public func modelsInUse() throws -> [(name: String, version: Int, bytes: [UInt8])] {
    try connection.rows(.modelsInUse) { (name: $0.text(0), version: $0.int(1), bytes: $0.bytes(2)) }
  }

  /// A number that changes when other models are in use.
  public func modelsInUseStamp() throws -> Int64 { try connection.integer(.modelsInUseStamp) }
}

extension Writer {
  /// The number that the next version of a model will have.
  public func nextVersion(ofModel name: String) throws -> Int {
    Int(try connection.integer(.lastModelVersion, [.text(name)])) + 1
  }

  /// Keeps a new model, not in use yet.
  public func add(_ model: StoredModel, bytes: [UInt8]) throws {
    try connection.run(
      .addModel,
      [
        .text(model.name), .int(model.version), .instant(model.at), .text(model.by), .int(model.texts),
        .text(model.figures), .bytes(bytes),
      ])
  }

  /// Puts one version of a model in use, or none of it.
  ///
  /// - Returns: whether there was such a version (or one in use).
  public func use(model name: String, version: Int?) throws -> Bool {
    try connection.run(.useNoModel, [.text(name)])
    guard let version else { return try connection.changes > 0 }
    try connection.run(.useModel, [.text(name), .int(version)])
    return try connection.changes > 0
  }
}
