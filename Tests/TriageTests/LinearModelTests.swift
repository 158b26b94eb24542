import Model
import Testing

@testable import Triage

@Suite struct LinearModelTests {
  /// A model that knows one word and one sign.
  private static func small() -> LinearModel {
    let words = Triage.rulesAlone.features(of: "wonderful")
    return LinearModel(
      name: "small 1",
      heads: [
        .init(
          name: "tone", labels: ["no", "yes"],
          outputs: [.init(gramScale: 0.1, signScale: 0.1, bias: -1, offset: 0)])
      ],
      fingerprints: [words.words.fingerprints[0]], gramCount: 1, rarities: [16], weights: [100, 0, 0, 0, 0, 0, 0, 0],
      stride: 8)
  }

  private static func read(_ bytes: [UInt8]) throws(ModelFileError) -> LinearModel {
    let result: Result<LinearModel, ModelFileError> = bytes.withUnsafeBufferPointer { buffer in
      do throws(ModelFileError) {
        return .success(try LinearModel(buffer, file: "x.model"))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  @Test("what was written is read again")
  func roundTrip() throws {
    let model = try Self.read(Self.small().encoded())
    #expect(model.name == "small 1")
    #expect(model.heads == Self.small().heads)
    let scores = model.score(Triage.rulesAlone.features(of: "wonderful"))
    #expect(scores.values == [9])
    #expect(model.answer(0, scores).label == 1)
    #expect(model.answer(0, model.score(Triage.rulesAlone.features(of: "xyz"))).label == 0)
  }

  @Test("a file that is cut short, damaged, newer or something else is refused with what to do")
  func refused() {
    let bytes = Self.small().encoded()
    func message(_ bytes: [UInt8]) -> String {
      do {
        _ = try Self.read(bytes)
        return ""
      } catch { return "\(error)" }
    }
    #expect(message([]) == "x.model: this is no model of Earshot's")
    #expect(message(Array("PK".utf8) + bytes) == "x.model: this is no model of Earshot's")
    #expect(message(bytes.dropLast(1)) == "x.model: the model is cut short; copy or train it again")
    var damaged = bytes
    damaged[damaged.count - 1] ^= 1
    #expect(message(damaged) == "x.model: the model is damaged: its checksum does not fit; copy or train it again")
    var newer = bytes
    newer[8] = 9
    #expect(message(newer) == "x.model: the model has form 9, which this Earshot does not know; it may be newer")
    var other = bytes
    other[12] = 9
    #expect(
      message(other) == "x.model: the model was trained for reading 9, and this Earshot reads by "
        + "\(Features.version); train it again")
  }

  @Test("any change of any byte of the head is refused or harmless")
  func anyByte() {
    let bytes = Self.small().encoded()
    for index in bytes.indices {
      for flip in [1, 0x80, 0xFF] as [UInt8] {
        var changed = bytes
        changed[index] ^= flip
        #expect(throws: ModelFileError.self) { try Self.read(changed) }
      }
    }
  }

  @Test("the shipped models can be read and know what the reading asks of them")
  func shipped() throws {
    let messages = try #require(Models.standard.messages)
    for name in ["kind", "stance", "needs_reply", "escalate", "adverse_event", "question"]
      + EscalationReason.allCases.map(\.rawValue)
    {
      #expect(messages.head(name) != nil)
    }
    let profiles = try #require(Models.standard.profiles)
    for name in ["segment", "org", "health"] { #expect(profiles.head(name) != nil) }
  }

  @Test("a rule's safety finding is the kind, whatever the models say")
  func safetyFirst() {
    let texts = [
      "Thank you so much, you are wonderful, love you all! PS the ibuprofen gave me hives",
      "lol I took Zyrtec and vomited",
    ]
    for text in texts {
      #expect(Triage.rulesAlone.read(text).kind == .adverseEvent)
      #expect(Triage.standard.read(text).kind == .adverseEvent)
    }
  }
}
