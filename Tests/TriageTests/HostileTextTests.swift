import Chance
import Model
import Testing

@testable import Triage

/// What strangers write. These finish, and their work grows with the length of the text and not faster.
@Suite struct HostileTextTests {
  let triage = Triage.standard

  static let hostile: [(name: String, text: String)] = [
    ("NULs", String(repeating: "\0", count: 25_000)),
    ("NULs in words", String(repeating: "ra\0sh ", count: 20_000)),
    ("broken UTF-8", String(decoding: (0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* 37 | 0x80) }, as: UTF8.self)),
    ("cut UTF-8", String(decoding: Array("rash 😀".utf8).dropLast(2), as: UTF8.self)),
    ("100,000 emoji", String(repeating: "😡", count: 100_000)),
    ("25,000 families", String(repeating: "👨‍👩‍👧‍👦", count: 25_000)),
    ("1 MB of a", String(repeating: "a", count: 1 << 20)),
    ("1 MB of spaces", String(repeating: " ", count: 1 << 20)),
    ("1 MB of line ends", String(repeating: "\n", count: 1 << 20)),
    ("dots", String(repeating: "a.", count: 1 << 17)),
    ("deep quotes", String(repeating: "\"“«", count: 25_000)),
    ("quoted lines", String(repeating: "> > > worst service\n", count: 20_000)),
    ("question marks", String(repeating: "why? ", count: 25_000)),
    ("symptoms", String(repeating: "headache ", count: 20_000)),
    (
      "medicines then symptoms",
      String(repeating: "ibuprofen ", count: 20_000) + String(repeating: "rash ", count: 20_000)
    ),
    ("symptoms and medicines", String(repeating: "rash ibuprofen. ", count: 20_000)),
    ("phrase starts", String(repeating: "had to go to the to the ", count: 20_000)),
    ("negations", String(repeating: "not no never ", count: 30_000)),
    ("hashtags", String(repeating: "#", count: 100_000) + String(repeating: "#a", count: 25_000)),
    ("mentions", String(repeating: "@a@", count: 25_000)), ("links", String(repeating: "http://", count: 20_000)),
    ("emoticons", String(repeating: ":-)", count: 25_000)),
    ("entities", String(repeating: "&amp;&gt;", count: 20_000)),
    ("combining marks", "e" + String(repeating: "\u{0301}", count: 20_000)),
    ("direction controls", String(repeating: "\u{202E}rash\u{202C}", count: 30_000)),
  ]

  @Test("any text is read", arguments: hostile.indices)
  func reads(_ index: Int) {
    let text = Self.hostile[index].text
    let reading = triage.read(text)
    for reason in reading.reasons {
      for range in reason.ranges { #expect(range.upperBound <= text.utf8.count) }
    }
    let start = String(decoding: text.utf8.prefix(30_000), as: UTF8.self)
    _ = triage.segment(name: start, bio: start, followers: .max, verified: true)
  }

  /// Counts, not times: the tokens and phrases of a text twice as long are at most twice as many, so what the rules do
  /// with them is bounded by its length.
  @Test("twice the text is at most twice the tokens and phrases", arguments: hostile.indices)
  func isLinear(_ index: Int) {
    let text = String(decoding: Self.hostile[index].text.utf8.prefix(30_000), as: UTF8.self)
    let once = Self.counts(text)
    let twice = Self.counts(text + text)
    #expect(twice.tokens <= 2 * once.tokens + 2)
    #expect(twice.hits <= 2 * once.hits + 16)
    #expect(once.tokens <= text.utf8.count)
  }

  private static let lexicon = Lexicon(WordListParser.parse(WordList.standard).lexicon)

  private static func counts(_ text: String) -> (tokens: Int, hits: Int) {
    var text = text
    return text.withUTF8 { bytes in
      let evidence = Evidence(bytes, lexicon)
      return (evidence.text.tokens.count, evidence.hits.count)
    }
  }

  @Test("random bytes, with random words among them, are read")
  func fuzz() {
    var random = SplitMix(seed: 42)
    let words = [
      "rash", "took", "ibuprofen", "\"", "not", "😡", "http://", "@a", "#", "?", "\n", "l'", "don’t", "é", "\0",
    ]
    for _ in 0..<400 {
      var bytes: [UInt8] = []
      for _ in 0..<random.next() % 200 {
        if random.next() % 3 == 0 {
          bytes.append(UInt8(truncatingIfNeeded: random.next()))
        } else {
          bytes += Array(words[Int(random.next() % UInt64(words.count))].utf8)
          if random.next() % 2 == 0 { bytes.append(0x20) }
        }
      }
      let text = String(decoding: bytes, as: UTF8.self)
      for reason in triage.read(text).reasons {
        for range in reason.ranges { #expect(range.upperBound <= text.utf8.count) }
      }
    }
  }

  @Test("a text reads the same from many tasks at once")
  func concurrent() async {
    let text = "Day 3 on the new tablets and the rash is spreading"
    let expected = triage.read(text)
    await withTaskGroup { group in
      for _ in 0..<8 { group.addTask { [triage] in triage.read(text) } }
      for await reading in group { #expect(reading == expected) }
    }
  }

}
