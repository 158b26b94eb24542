public import Model
internal import Store
internal import Synchronization
public import Triage

/// What reads on a desk: the shipped word lists and models and those of the team's own, as of a stamp.
struct TaughtReader: Sendable {
  var stamp: Int64
  /// Which of the word lists.
  var words: Int
  var triage: Triage
  /// Models that cannot be read, and why.
  var refused: [String]
}

extension Desk {
  /// What reads here. Made anew where some process put other models in use or a word list has changed; where that cannot
  /// be told just now, what read last goes on.
  public func triage() -> Triage { taughtReader().triage }

  /// Why models in use are not read by: damaged, or of another Earshot. They are left out.
  public func refusedModels() -> [String] { taughtReader().refused }

  private func taughtReader() -> TaughtReader {
    let known = reader.withLock { $0 }
    let words = wordsInForce()
    let untaught = TaughtReader(stamp: 0, words: words.number, triage: words.words.triage, refused: [])
    guard let stamp = try? store.read({ try $0.modelsInUseStamp() }) else { return known ?? untaught }
    if let known, known.stamp == stamp, known.words == words.number { return known }
    guard let made = try? made(stamp, words) else { return known ?? untaught }
    reader.withLock { $0 = made }
    return made
  }

  private func made(_ stamp: Int64, _ words: WordsInForce) throws -> TaughtReader {
    var taught: [TaughtModel] = []
    var refused: [String] = []
    if stamp != 0 {
      for (name, version, bytes) in try store.read({ try $0.modelsInUse() }) {
        do {
          taught.append(try TaughtModel(name: name, version: version, bytes: bytes))
        } catch {
          refused.append("\(error)")
        }
      }
    }
    let triage = words.words.triage
    return TaughtReader(
      stamp: stamp, words: words.number, triage: taught.isEmpty ? triage : triage.with(taught: taught), refused: refused
    )
  }

  /// All versions of all models that were taught, by name.
  public func models() async throws(DeskError) -> [StoredModel] { try await reading { try $0.models() } }

  /// Keeps a model that was taught, as the next version of its name; it is not in use yet.
  ///
  /// - Parameters:
  ///   - bytes: the model's file.
  ///   - figures: what cross-validation says of it, as JSON.
  /// - Returns: the version.
  public func keep(
    model name: String, bytes: [UInt8], texts: Int, figures: String, by: String
  ) async throws(DeskError) -> Int {
    let now = now()
    return try await writing { writer in
      let version = try writer.nextVersion(ofModel: name)
      try writer.add(
        StoredModel(name: name, version: version, isUsed: false, at: now, by: by, texts: texts, figures: figures),
        bytes: bytes)
      return version
    }
  }

  /// Puts a version of a model in use, or, with nil, none of it.
  public func use(model name: String, version: Int?, by teammate: Teammate) async throws(DeskError) {
    try await check(teammate, may: .models)
    try await writing { writer in
      guard try writer.use(model: name, version: version) else {
        let isKnown = try writer.models().contains { $0.name == name }
        if version == nil && isKnown { return }
        throw DeskError.unknownModel(name, version: isKnown ? version ?? 0 : 0)
      }
    }
  }
}
