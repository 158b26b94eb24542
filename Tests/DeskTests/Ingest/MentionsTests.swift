import Testing

@testable import Desk

@Suite struct MentionsTests {
  @Test(
    "handles at the head address the text, others are only mentioned",
    arguments: [
      ("@mia_h thank you", ["mia_h"], []),
      ("@mia_h @ben sorry to hear that", ["mia_h", "ben"], []),
      (".@mia_h for all to see", ["mia_h"], []),
      ("Thanks! Ask @WHO, or @who.int.", [], ["WHO", "who.int"]),
      ("@acme@social.example hello", ["acme@social.example"], []),
      ("@115712 I understand. DM @SprintCare", ["115712"], ["SprintCare"]),
      ("write to mia@example.org", [], []),
      ("@ @@ @- nobody", [], []),
      ("@björk takk", ["björk"], []),
      ("", [], []),
      ("@", [], []),
      ("(@mia) said so", ["mia"], []),
    ])
  func handles(text: String, addressed: [String], further: [String]) {
    let mentions = Mentions(in: text)
    #expect(mentions.addressed == addressed)
    #expect(mentions.further == further)
  }

  @Test("a text of nothing but handles is cut short")
  func many() {
    let text = String(repeating: "@a ", count: 300_000)
    #expect(Mentions(in: text).addressed.count == 16)
  }
}
