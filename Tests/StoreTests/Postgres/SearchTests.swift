import Model
import Testing
import ThrowawayPostgres

@testable import Store

@Suite(.enabled(if: Cluster.isThere)) struct `Words on a server` {
  /// Texts at the limits of a tsvector.
  static let texts = [
    (1...40_000).map { "w\($0)" }.joined(separator: " "),
    Array(repeating: "again and again", count: 400).joined(separator: " ") + " then once",
    String(repeating: "長い", count: 900) + "a tail", String(repeating: "長い", count: 900) + "b tail",
    (1...300).map { "\($0 % 7)" + String(repeating: "x", count: 1800) }.joined(separator: " "),
    "don't l'été 40% x2 \u{E000}private 日本語 İstanbul straße",
  ]
  static let phrases: [(String, Bool)] = [
    ("w1", false), ("w16000 w16001", false), ("w16001 w16002 w16003", false), ("w39999 w40000", false),
    ("w16000 w16002", false), ("w4000", true), ("again and again again", false), ("again then", false),
    ("again then once", false), ("and again and", false), ("then again", false),
    (String(repeating: "長い", count: 900) + "a", false), (String(repeating: "長い", count: 900) + "b tail", false),
    (String(repeating: "長い", count: 900) + "c", false), ("長い", true), ("0x", true), ("6x", true), ("don t", false),
    ("ete 40", false), ("40 x2 private", false), ("\u{E000}private", false), ("日本", true), ("istanbul", false),
  ]

  @Test func `A phrase is found where a match in memory finds it, in texts of any length`() throws {
    let store = try Store.open(try Cluster.shared.get().desk())
    for (number, text) in Self.texts.enumerated() {
      _ = try store.write { try $0.receive(Scene.incoming(text, id: String(number))) }
    }
    try store.read { (reader) throws in
      for (words, isPrefix) in Self.phrases {
        let phrase = try #require(Query.Phrase(words, isPrefix: isPrefix))
        let expected = Self.texts.indices.filter { phrase.isFound(in: Words.folded(Self.texts[$0])) }
        let page = try reader.page(
          PageRequest(query: Query(terms: [.init(.text(phrase))], sort: .oldest), me: nil, now: Scene.start, limit: 9))
        #expect(page.rows.map { Int($0.id.rawValue) - 1 } == expected, "\(words.prefix(40))")
      }
    }
  }

  @Test func `An index names its words without loss`() {
    #expect(PostgresSearch.pieces("") == [])
    #expect(PostgresSearch.pieces("a b").map { Set($0.split(separator: " ")) } == [["'a':1", "'b':2"]])
    #expect(PostgresSearch.pieces(Array(repeating: "a", count: 255).joined(separator: " ")).count == 1)
    #expect(PostgresSearch.pieces(Array(repeating: "a", count: 256).joined(separator: " ")).count == 2)
  }
}
