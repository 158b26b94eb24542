import Foundation
import Model
import Testing

@Suite("How well a text answers a search")
struct RelevanceTests {
  /// What PostgreSQL 15 says: `ts_rank_cd('{1,1,1,1}', …, 1)`.
  @Test(
    "as PostgreSQL reckons it",
    arguments: [
      ("a b c d a", ["a", "b"], 1.3333334), ("a b c d a", ["a"], 2), ("a b c d a", ["a b"], 1),
      ("a b c d a", ["a b", "d"], 0.5), ("a b c d a", ["a", "b", "c"], 1.5), ("a b c d a", ["a", "e"], 0),
      ("a b c d a", ["b a"], 0),
    ])
  func asPostgres(text: String, phrases: [String], sum: Double) throws {
    let found = Query.relevance(of: text, to: try phrases.map { try #require(Query.Phrase($0)) })
    #expect(abs(found - sum / log(6.0)) < 0.000_001)
  }

  @Test("closer together, more often, and in a shorter text is better")
  func better() throws {
    func relevance(_ text: String) throws -> Double {
      Query.relevance(of: Words.folded(text), to: try Query("refund* order").phrases)
    }
    let texts = [
      "Refund my order! The order, refunded.", "Where is the refund of my order?",
      "A refund, please. I have asked for it again and again, and nobody answers me about my order of last week.",
      "Refunds?",
    ]
    let found = try texts.map(relevance)
    #expect(found == found.sorted(by: >))
    #expect(found[2] > 0 && found[3] == 0)
  }

  @Test("a word counts alike in all its forms, and a quoted one as it is")
  func forms() throws {
    func relevance(_ text: String, to query: String) throws -> Double {
      Query.relevance(of: text, to: try Query(query).phrases)
    }
    let text = "orders refunded and a refund of the order"
    #expect(try relevance(text, to: "refund order") == relevance("a b c d b d e a", to: "a b"))
    #expect(try relevance(text, to: "refunding orders") == relevance(text, to: "refund order"))
    #expect(try relevance(text, to: "\"refund\" order") < relevance(text, to: "refund order"))
    #expect(try relevance(text, to: "\"refunds\" order") == 0)
  }

  @Test("a text of tens of thousands of the words is reckoned in one go")
  func long() throws {
    let text = Array(repeating: "again and", count: 40_000).joined(separator: " ")
    let found = Query.relevance(of: text, to: try Query("again and").phrases)
    #expect(abs(found - 79_999 / log(80_001.0)) < 0.001)
  }
}
