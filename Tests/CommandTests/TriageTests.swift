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
    #expect(said.status == 65)
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
    #expect(
      answers[1].keys.sorted()
        == ["also", "health", "local_hour", "org", "place", "reasons", "segment", "time_zone", "utc_offset"])
    #expect(answers[1]["segment"] as? String == "hcp")
    #expect(answers[2]["error"] as? String == "the object has neither a text nor a bio")
    #expect(answers[2]["line"] as? Int == 4)
    #expect(answers[3]["kind"] as? String == "praise")
    #expect(answers[3]["safety"] is NSNull)
    #expect(answers[4]["error"] != nil)
  }

  @Test("input of which no line can be read ends with 65")
  func unreadable() async throws {
    let said = try await Place().run(["triage", "read"], input: "hello\n")
    #expect(said.status == 65)
    #expect(said.out == "{\"error\":\"an object must stand here, beginning with { (byte 1)\",\"line\":1}\n")
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

@Suite("Teaching at the command line: triage teach, models")
struct TeachTests {
  /// Sixty texts of our own with a label that no reading of ours has.
  private static let labelled: String = {
    let things = ["kettle", "lamp", "chair", "table", "clock", "mirror", "carpet", "shelf", "vase", "candle"]
    var lines = ["message,colour"]
    for thing in things {
      for word in ["crimson", "scarlet", "ruby"] { lines.append("my \(thing) is \(word),red") }
      for word in ["azure", "navy", "cobalt"] { lines.append("my \(thing) is \(word),blue") }
    }
    return lines.joined(separator: "\n") + "\n"
  }()

  @Test("what was taught is shown with its figures, read by, listed, and taken back")
  func teach() async throws {
    let place = try Place()
    let file = try place.write(Self.labelled, to: "colours.csv")
    let teach = ["triage", "teach", file, "--text", "message", "--label", "colour", "--name", "colour"]
    let said = await place.run(["--desk", place.path("desk.sqlite")] + teach)
    #expect(said.status == 0)
    #expect(
      said.lines.first
        == "colour 1, taught on 60 texts; 5-fold cross-validation: accuracy 1.000, macro-F1 1.000, AUC 1.000")
    #expect(said.lines.last == "It is in use. `earshot triage models --off colour` takes it out again.")

    let input = "{\"text\":\"the new lamp is scarlet\"}\n"
    func taught() async -> [String: Any]? {
      let read = await place.earshot("triage", "read", input: input)
      let line = (try? JSONSerialization.jsonObject(with: Data(read.out.utf8))) as? [String: Any]
      return (line?["taught"] as? [String: Any])?["colour"] as? [String: Any]
    }
    #expect(await taught()?["label"] as? String == "red")
    #expect((await taught()?["score"] as? Double ?? 0) > 0.5)

    #expect(await place.earshot("triage", "models", "--off", "colour").status == 0)
    #expect(await taught() == nil)
    let models = await place.earshot("triage", "models", "--use", "colour", "--json").objects
    #expect(models.map { $0["used"] as? Bool } == [true])
    #expect(await taught()?["label"] as? String == "red")
    #expect(await place.earshot("triage", "models", "--use", "colour", "--number", "7").status == 1)
    #expect(await place.earshot("triage", "models", "--off", "size").status == 1)
  }

  @Test("the trail says which models read")
  func trail() async throws {
    let place = try Place()
    let file = try place.write(Self.labelled, to: "colours.csv")
    await place.earshot("triage", "teach", file, "--text", "message", "--label", "colour", "--name", "colour")
    let messages = try place.write("id,author,at,text\n1,mia,2026-11-20T09:00:00Z,my lamp is crimson\n", to: "m.csv")
    await place.earshot("import", messages, "--channel", "x:@acme")
    let shown = await place.earshot("show", "1", "--json")
    let why = shown.object["why"] as? [[String: Any]] ?? []
    let reading = why.first { $0["supports"] as? String == "reading" }
    #expect((reading?["rule"] as? String)?.hasSuffix(", colour 1") == true)
  }

  @Test("what cannot be learned from is refused with what to do")
  func refusals() async throws {
    let place = try Place()
    let few = try place.write("text,label\nhello,a\nbye,b\n", to: "few.csv")
    let said = await place.earshot("triage", "teach", few, "--name", "mood")
    #expect(said.status == 65)
    #expect(said.error.hasSuffix("2 labelled texts are too few to learn from; there must be 50 at least.\n"))
    #expect(await place.earshot("triage", "teach", few, "--name", "My mood").status == 64)
    #expect(await place.earshot("triage", "teach", few, "--name", "kind_corrections").status == 64)
  }

  @Test("profiles are taught too: segments of a team's own, with the display name beside the bio")
  func profiles() async throws {
    let place = try Place()
    var lines = ["name,bio,who"]
    for thing in ["kettle", "lamp", "chair", "table", "clock", "mirror", "carpet", "shelf", "vase", "candle"] {
      for name in ["Ana", "Ben", "Cho"] {
        lines.append("\(name),Zelvanta ambassador and \(thing) lover,ambassador")
        lines.append("\(name) Times,all about my \(thing),reader")
      }
    }
    let file = try place.write(lines.joined(separator: "\n") + "\n", to: "profiles.csv")
    let teach = await place.earshot("triage", "teach", file, "--label", "who", "--name", "segment")
    #expect(
      teach.lines.first?.contains("segment 1, taught on 60 texts; 5-fold cross-validation: accuracy 1.000") == true)
    let input = "{\"bio\":\"Zelvanta ambassador\",\"name\":\"Mia\"}\n{\"text\":\"thanks, great help\"}\n"
    let read = answers(await place.earshot("triage", "read", input: input))
    #expect(read.first?["segment"] as? String == "ambassador")
    #expect(read.last?["kind"] as? String == "praise")
    #expect(read.last?["taught"] == nil)
    #expect(await place.earshot("triage", "models", "--off", "segment").status == 0)
    #expect(answers(await place.earshot("triage", "read", input: input)).first?["segment"] as? String != "ambassador")
  }

  @Test("what was corrected is learned, kept, shown with what it is worth, and put in use by a word")
  func learn() async throws {
    let place = try Place()
    var lines = ["id,author,at,text"]
    let things = ["kettle", "lamp", "chair", "table", "clock", "mirror", "carpet", "shelf", "vase", "candle", "basket"]
    for (index, thing) in things.enumerated() {
      lines.append("\(index),f\(index),2026-11-20T09:00:00Z,the \(thing) column at Morgenblatt")
    }
    let messages = try place.write(lines.joined(separator: "\n") + "\n", to: "m.csv")
    await place.earshot("import", messages, "--channel", "x:@acme")
    #expect(await place.earshot("triage", "learn").error.contains("Nothing has been corrected yet"))
    #expect(await place.earshot("correct", "--query", "is:open", "--kind", "media_enquiry").status == 0)
    let said = await place.earshot("triage", "learn")
    #expect(said.out.contains("kind: a model learned from 11 corrections reads 11 of them right, was 0"))
    #expect(said.out.contains("kind_corrections 1 is kept, not in use: earshot triage models --use kind_corrections"))
    let input = "{\"text\":\"the garden column at Morgenblatt\"}\n"
    #expect(answers(await place.earshot("triage", "read", input: input)).first?["kind"] as? String != "media_enquiry")
    let models = await place.earshot("triage", "models", "--use", "kind_corrections")
    #expect(models.out.contains("11 of 11 corrections, 0 without"))
    let read = answers(await place.earshot("triage", "read", input: input)).first
    #expect(read?["kind"] as? String == "media_enquiry")
    #expect(read?["taught"] == nil)
    let shown = await place.earshot("triage", "learn", "--json").objects
    #expect((shown.first?["figures"] as? [String: Any])?["right"] as? Int == 11)
  }

  private func answers(_ said: Place.Said) -> [[String: Any]] {
    said.lines.map { line in (try? JSONSerialization.jsonObject(with: Data(line.utf8))) as? [String: Any] ?? [:] }
  }
}
