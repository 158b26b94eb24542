import Foundation
import Testing

@Suite("Reading at the command line: triage read, explain, eval")
struct TriageTests {
  private func lines(_ said: Place.Said) -> [[String: Any]] {
    said.lines.map { line in (try? JSONSerialization.jsonObject(with: Data(line.utf8))) as? [String: Any] ?? [:] }
  }

  @Test("each line in gets a line out, in order, with the fields that the page names")
  func read() async throws {
    let place = try Place()
    let input = """
      {"text":"Day 3 on the new tablets and the rash is spreading. Is this normal??"}
      {"bio":"ICU nurse, mother of two","name":"Ana","followers":120}

      {"nothing":1}
      {"text":"thanks, that was quick!"}
      {"text":
      """
    let said = await place.run(["triage", "read"], input: input)
    #expect(said.status == 0)
    let answers = lines(said)
    try #require(answers.count == 5)
    let fields = [
      "adverse_event", "also", "escalate", "escalate_reasons", "kind", "lang", "needs_reply", "reasons", "safety",
      "stance", "topics", "urgency",
    ]
    #expect(answers[0].keys.sorted() == fields)
    #expect(answers[0]["kind"] as? String == "adverse_event")
    #expect(answers[0]["escalate_reasons"] as? [String] == ["harm"])
    let card = try #require(answers[0]["safety"] as? [String: Any])
    #expect((card["product"] as? [String: Any])?["state"] as? String == "unclear")
    #expect(answers[1].keys.sorted() == ["also", "health", "org", "reasons", "segment"])
    #expect(answers[1]["segment"] as? String == "hcp")
    #expect(answers[2]["error"] as? String == "the object has neither a text nor a bio")
    #expect(answers[3]["kind"] as? String == "praise")
    #expect(answers[3]["safety"] is NSNull)
    #expect(answers[4]["error"] != nil)
  }

  @Test("input of which no line can be read ends with 65")
  func unreadable() async throws {
    let said = try await Place().run(["triage", "read"], input: "hello\n")
    #expect(said.status == 65)
    #expect(said.out == "{\"error\":\"an object must stand here, beginning with { (byte 1)\"}\n")
  }

  @Test("explain says what, and the words for it")
  func explain() async throws {
    let said = try await Place().run(["triage", "explain", "I took ibuprofen and got hives"])
    #expect(said.lines[0] == "kind      adverse_event")
    #expect(said.out.contains("why       kind:adverse_event: “took” “ibuprofen” “hives” (symptom after medicine)"))
    #expect(said.out.contains("safety    product: met “ibuprofen”"))
  }

  @Test("eval compares with the labels of a file")
  func eval() async throws {
    let place = try Place()
    let file = try place.write(
      """
      {"text":"I took ibuprofen and got hives","kind":"adverse_event","stance":"neutral"}
      {"text":"thank you, that was quick!","kind":"praise","stance":"supportive"}
      {"text":"thanks, great help!","kind":"comment","stance":"supportive"}
      """, to: "labelled.jsonl")
    let said = await place.run(["triage", "eval", file])
    #expect(said.lines[0] == "kind: 3 texts, accuracy 0.667, macro-F1 0.556")
    #expect(said.out.contains("  comment, taken for praise: thanks, great help!"))
    #expect(said.out.contains("\nstance: 3 texts"))
    let csv = try place.write(
      "message,bad\n\"worst service ever, still not working\",1\nlovely,0\n", to: "labelled.csv")
    let json = await place.run([
      "--json", "triage", "eval", csv, "--text", "message", "--label", "bad", "--name", "complaint",
    ])
    let first = try #require(json.objects.first)
    #expect(first["accuracy"] as? Double == 1)
    #expect((first["labels"] as? [[String: Any]])?.count == 2)
  }

  @Test("a file without labels of ours is refused")
  func noLabels() async throws {
    let place = try Place()
    let file = try place.write("text,colour\nhello,red\n", to: "x.csv")
    let said = await place.run(["triage", "eval", file])
    #expect(said.status == 65)
    #expect(said.error.contains("has no column that is called like a reading of ours"))
    #expect(await place.run(["triage", "eval", place.path("missing.csv")]).status == 66)
  }
}
