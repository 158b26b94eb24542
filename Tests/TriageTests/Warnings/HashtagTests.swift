import Testing

@testable import Triage

@Suite struct HashtagTests {
  @Test(
    "Hashtags are found as people write them",
    arguments: [
      ("#priceOfLiving again", ["#priceOfLiving"]), ("so #a1, #B2! (#c3)", ["#a1", "#B2", "#c3"]),
      ("we are #1 and #2026", []), ("https://x.example/page#part", []), ("no# tag # here ##", []),
      ("#Même #même #MEME", ["#Même"]), ("#save_our_meds", ["#save_our_meds"]), ("#薬価", ["#薬価"]), ("", []),
      ("a#b", []), ("#", []),
    ])
  func found(_ text: String, _ expected: [String]) {
    #expect(Hashtag.all(in: text).map(\.text) == expected)
  }

  @Test("They are compared as the search for words compares")
  func folded() {
    #expect(Hashtag.all(in: "#PriceOfLiving").map(\.folded) == ["priceofliving"])
    #expect(Hashtag.all(in: "#save_our_meds").map(\.folded) == ["save our meds"])
  }

  @Test("Neither very many nor very long ones count")
  func bounds() {
    #expect(Hashtag.all(in: (0..<50).map { "#tag\($0)" }.joined(separator: " ")).count == 8)
    #expect(Hashtag.all(in: "#" + String(repeating: "a", count: 1000) + " #ok").map(\.text) == ["#ok"])
  }

  @Test("Any bytes are read", arguments: HostileTextTests.hostile.indices)
  func hostile(_ index: Int) {
    #expect(Hashtag.all(in: HostileTextTests.hostile[index].text).count <= 8)
  }
}
