import Model
import Testing

@testable import Triage

@Suite struct TokenizerTests {
  private func shapes(_ text: String) -> [(Token.Shape, String)] {
    let bytes = Array(text.utf8)
    return bytes.withUnsafeBufferPointer { buffer in
      Tokenizer.tokenize(buffer, vocabulary: .empty).tokens.map {
        ($0.shape, String(decoding: bytes[Int($0.start)..<Int($0.end)], as: UTF8.self))
      }
    }
  }

  private func hashes(_ text: String) -> [UInt64] {
    Array(text.utf8).withUnsafeBufferPointer { Tokenizer.tokenize($0, vocabulary: .empty).tokens.map(\.hash) }
  }

  @Test("mentions, links, hashtags and emoji are no words")
  func pieces() {
    let pieces = shapes("@acme@social.example see https://x.example/a?b=1. #SideEffects 50mg 😀 :-) ok")
    #expect(pieces.map(\.0) == [.mention, .word, .link, .mark, .hashtag, .number, .word, .sign, .sign, .word])
    #expect(pieces.map(\.1).first == "@acme@social.example")
    #expect(pieces[2].1 == "https://x.example/a?b=1")
  }

  @Test(
    "these are the same word",
    arguments: [
      ("É", "e"), ("STRASSE", "straße"), ("œuvre", "OEUVRE"), ("e\u{0301}te\u{0301}", "été"), ("don't", "don’t"),
      ("Don't", "dont"), ("ñ", "N"), ("ra\u{200B}sh", "rash"), ("pleeeeease", "pleeeease"), ("ＲＡＳＨ", "rash"),
    ])
  func sameWord(_ a: String, _ b: String) { #expect(hashes(a) == hashes(b)) }

  @Test("an English ending stays, a French start is a word of its own")
  func apostrophes() {
    #expect(
      shapes("I'm you're l'effet j’ai d'accord").map(\.1) == ["I'm", "you're", "l", "effet", "j", "ai", "d", "accord"])
  }

  @Test("a phrase does not reach across a mark")
  func marks() {
    let triage = Triage.standard
    #expect(triage.read("side-effects").topics == ["side_effects"])
    #expect(triage.read("side, effects").topics == [])
  }

  @Test("a letter drawn out still finds its word")
  func drawnOut() { #expect(Triage.rulesAlone.read("@acme thaaaanks").kind == .praise) }
}
