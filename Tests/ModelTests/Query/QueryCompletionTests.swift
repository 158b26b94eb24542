import Chance
import Model
import Testing

@Suite("Completing a query")
struct QueryCompletionTests {
  @Test(
    "a name that nothing on the desk has is told, with the one that was probably meant",
    arguments: [
      ("segment:patiens", ["no segment here is called patiens: did you mean segment:patient?"]),
      ("segment:patient,hcp holder:none label:rash", []),
      ("-label:rahs", ["no label here is called rahs: did you mean label:rash?"]),
      ("holder:zzz channel:mastodon", ["no teammate here is called zzz"]),
      ("kind:praise \"segment patiens\"", []),
    ])
  func strangers(text: String, told: [String]) throws {
    let desk = Query.Vocabulary(labels: ["rash", "refund"], teammates: ["ana"], channels: ["mastodon:@acme"])
    #expect(try Query(text).strangers(to: desk).map(\.description) == told)
  }

  private let vocabulary = Query.Vocabulary(
    labels: ["refund", "call back"], teammates: ["ana", "ben"],
    channels: ["mastodon:@acme@social.example", "youtube:acme"], topics: ["price"], segments: ["vip"],
    languages: ["fr", "en"], handles: ["mia_h"])

  private func complete(_ text: String, at cursor: Int? = nil) -> Query.Completions {
    Query.completions(for: text, at: cursor ?? text.count, vocabulary: vocabulary)
  }

  @Test(
    "offers what can stand at the cursor",
    arguments: [
      ("ki", 0..<2, ["kind:"]), ("is:open st", 8..<10, ["stance:"]), ("-ki", 1..<3, ["kind:"]),
      ("is:o", 3..<4, ["open", "overdue", "snoozed", "done", "tosend", "corrected"]),
      ("is:open,una", 8..<11, ["unanswered"]),
      ("label:", 6..<6, ["refund", "\"call back\""]), ("label:ca", 6..<8, ["\"call back\""]),
      ("label:\"call b", 6..<13, ["\"call back\""]), ("label:refund,", 13..<13, ["\"call back\""]),
      ("holder:b", 7..<8, ["ben"]), ("from:@mi", 5..<8, ["mia_h"]), ("channel:y", 8..<9, ["youtube", "youtube:acme"]),
      ("channel:acme", 8..<12, ["mastodon:@acme@social.example", "youtube:acme"]),
      ("segment:v", 8..<9, ["vip", "investor"]), ("lang:", 5..<5, ["fr", "en"]), ("sort:new", 5..<8, ["newest"]),
      ("over", 0..<4, ["is:overdue"]), ("nothing", 0..<7, []), ("kin:x", 4..<5, []), ("\"a phrase", 9..<9, []),
      ("é label:ref", 8..<11, ["refund"]),
    ] as [(String, Range<Int>, [String])])
  func offers(text: String, range: Range<Int>, candidates: [String]) {
    let offered = complete(text)
    #expect(offered.range == range)
    #expect(offered.candidates.map(\.text) == candidates)
  }

  @Test("offers every field at the start and after a space, and looks only before the cursor")
  func fields() {
    let all = Query.Field.allCases.map { "\($0.rawValue):" }
    #expect(complete("").candidates.map(\.text) == all)
    #expect(complete("is:open ").candidates.map(\.text) == all)
    #expect(complete("is:open ").range == 8..<8)
    #expect(complete("ki is:open", at: 2).candidates.map(\.text) == ["kind:"])
    #expect(complete("is:open", at: -3).range == 0..<0)
    #expect(complete("is:open", at: 99).range == 3..<7)
  }

  @Test("every value that the language knows can be read once it is put in")
  func candidatesRead() throws {
    for field in Query.Field.allCases {
      for candidate in complete("\(field.rawValue):").candidates {
        // A rank needs words.
        #expect(throws: Never.self) { try Query("word \(field.rawValue):\(candidate.text)") }
      }
    }
  }

  @Test("any text at any cursor gives a range within the text")
  func anyText() {
    let pieces = ["is:", "\"", ",", " ", "label:", "é\u{301}", "\\", "-", "👩‍👩‍👧", "\r\n", "x", ":"]
    var random = SplitMix(seed: 29)
    for _ in 0..<2000 {
      let text = (0..<6).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      let cursor = Int.random(in: 0...text.count, using: &random)
      let range = complete(text, at: cursor).range
      #expect(range.lowerBound >= 0 && range.upperBound == cursor)
    }
  }
}
