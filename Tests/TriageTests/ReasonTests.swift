import Model
import Testing

@testable import Triage

@Suite struct ReasonTests {
  let triage = Triage.standard

  @Test("an adverse event names the effect, the medicine and what ties them")
  func adverseEvent() throws {
    let text = "Day 3 on the new tablets and the rash is spreading"
    let reason = try #require(triage.read(text).reasons.first)
    #expect(reason.supports == "kind:adverse_event")
    #expect(reason.rule == "symptom after medicine")
    #expect(reason.words == ["Day 3 on", "the new", "tablets", "rash", "is spreading"])
    #expect(reason.words == reason.ranges.map { String(decoding: Array(text.utf8)[$0], as: UTF8.self) })
  }

  @Test("ranges are bytes of the text, also after emoji and accents")
  func ranges() throws {
    let text = "😀 é — @acme c'est honteux"
    let reading = triage.read(text)
    let reason = try #require(reading.reasons.first { $0.supports == "kind:complaint" })
    #expect(reason.words == ["honteux"])
    let start = text.utf8.count - "honteux".utf8.count
    #expect(reason.ranges == [start..<text.utf8.count])
  }

  @Test("every reason's ranges are in the text and its words are what stands there")
  func everyReason() {
    for text in [
      "@acme thank you so much 😍 great service!", "I'm a reporter with the Herald, deadline today, can you comment?",
      "Boycott them! Your prices are a disgrace, I will sue 😡", "Ma fille a vomi après avoir pris votre sirop",
    ] {
      let reading = triage.read(text)
      #expect(!reading.reasons.isEmpty)
      for reason in reading.reasons {
        #expect(reason.words.count == reason.ranges.count)
        for (word, range) in zip(reason.words, reason.ranges) {
          #expect(word == String(decoding: Array(text.utf8)[range], as: UTF8.self))
        }
      }
    }
  }

  @Test("every part of a reading that says something has its reason")
  func supports() {
    let reading = triage.read("@acme your app is broken again, worst service ever 😡")
    let supports = Set(reading.reasons.map(\.supports))
    #expect(supports.isSuperset(of: ["kind:complaint", "stance:unsupportive", "urgency:1", "topic:service"]))
  }

  @Test("words in a reason carry no control bytes and no direction controls")
  func harmless() throws {
    let reading = triage.read("@acme wo\u{202E}rst ser\u{200B}vice, a dis\u{0301}grace")
    let reason = try #require(reading.reasons.first { $0.supports == "kind:complaint" })
    #expect(reason.words.first == "worst service")
    for word in reason.words { #expect(!word.unicodeScalars.contains { $0.properties.generalCategory == .format }) }
  }

  @Test("a long text has short reasons")
  func shortReasons() {
    let reading = triage.read(String(repeating: "thank you great service ", count: 2000))
    for reason in reading.reasons { #expect(reason.words.count <= 8) }
  }

  @Test("what a model goes by is shown without function words and greetings, unless nothing else is left")
  func telling() {
    Triage.standard.evidence("Bonjour, mais la boîte est cassée depuis hier") { evidence in
      let tokens = Array(evidence.text.tokens.indices)
      let shown = evidence.telling(tokens, limit: 9).map { HarmlessText.string(evidence.bytes, range($0, evidence)) }
      #expect(!shown.contains("Bonjour") && !shown.contains("mais") && !shown.contains("la"))
      #expect(shown.contains("cassée"))
    }
    Triage.standard.evidence("hi, it is the") { evidence in
      #expect(evidence.telling([0], limit: 4).map { range($0, evidence) } == [0..<2])
    }
    for text in ["Bonjour, mais vous vous moquez de nous, encore une facture", "Hello, but really, another invoice?"] {
      for reason in Triage.standard.read(text).reasons where reason.rule == "learned" {
        #expect(!reason.words.contains { ["Bonjour", "mais", "Hello", "but"].contains($0) }, "\(reason)")
      }
    }
  }

  @Test("a full stop, a name and a link are no reason, even where nothing else is left; a question mark is one")
  func tellingMarks() {
    Triage.standard.evidence("@acme Broken? Look https://example.org/a. Thursday.") { evidence in
      let tokens = Array(evidence.text.tokens.indices)
      let shown = evidence.telling(tokens, limit: 9).map { HarmlessText.string(evidence.bytes, range($0, evidence)) }
      #expect(shown == ["Broken", "?", "Look", "Thursday"])
    }
    Triage.standard.evidence("@acme .") { evidence in #expect(evidence.telling([0, 1], limit: 4).isEmpty) }
  }

  private func range(_ hit: Hit, _ evidence: Evidence) -> Range<Int> {
    Int(evidence.text.tokens[Int(hit.first)].start)..<Int(evidence.text.tokens[Int(hit.last)].end)
  }
}
