import Foundation
import Testing

@Suite("What is done: hold, reply, note, escalate, decide and the rest")
struct ActingTests {
  @Test("an action says what happened, one line a conversation")
  func people() async throws {
    let place = try await Place.withMessages()
    let said = await place.earshot("hold", "1", "2")
    #expect(said.status == 0)
    #expect(said.out == "1  Held by you\n2  Held by you\n")
    #expect(said.error == "")
  }

  @Test("JSON has every field that is documented, and no other")
  func json() async throws {
    let place = try await Place.withMessages()
    let result = try #require(await place.earshot("hold", "1", "--json").objects.first)
    #expect(result.keys.sorted() == ["can_undo", "done", "holder", "id", "status", "summary"])
    #expect(result["done"] as? Bool == true)
    #expect(result["holder"] as? String == "ana")
    #expect(result["can_undo"] as? Bool == true)
  }

  @Test("what is refused ends with 1 and says why; the rest is done")
  func refused() async throws {
    let place = try await Place.withMessages()
    await place.earshot("hold", "1")
    await place.earshot("team", "add", "ben")
    let said = await place.earshot("--as", "ben", "hold", "1", "2")
    #expect(said.status == 1)
    #expect(said.out == "2  Held by you\n")
    #expect(
      said.error == """
        earshot: 1: Held by ana for 0 s. `ask` asks ana to hand it over; a lead can `take-over`.
        1 of 2 done.

        """)
  }

  @Test("--query acts on all that it finds")
  func query() async throws {
    let place = try await Place.withMessages()
    let said = await place.earshot("hold", "--query", "is:open -kind:complaint", "--json")
    #expect(Set(said.objects.compactMap { $0["id"] as? Int }) == [1, 2])
  }

  @Test(
    "which conversations must be said",
    arguments: [
      (["hold"], "earshot: Say which conversations: their numbers, or --query."),
      (["hold", "1", "--query", "is:open"], "earshot: Say numbers or --query, not both."),
      (["priority", "1"], "earshot: Say one priority: low, normal, high or urgent."),
      (["snooze", "1"], "earshot: Say how long: 30m, 4h, 2d; or --until a time."),
      (["snooze", "1", "4x"], "earshot: '4x': 'x' is no unit: say w, d, h, m or s, as in 1h 30m."),
      (["label", "1"], "earshot: Say what to do: +label adds, -label takes away."),
      (
        ["label", "1", "vip"],
        "earshot: 'vip' is neither a number nor a label: write +vip to add it, -vip to take it away."
      ),
      (["note", "1"], "earshot: Give the text with --text, with --file, or with - for the standard input."),
      (["decide", "1"], "earshot: Decide one thing: --approve, --answer, --hand-back or --decline."),
      (["correct", "1"], "earshot: Say what is right: --kind, --stance or --segment."),
      (["correct", "1", "--kind", "complain"], "earshot: 'complain' is no kind; did you mean complaint?"),
    ])
  func usage(words: [String], error: String) async throws {
    let place = try await Place.withMessages()
    let said = await place.run(["--desk", place.path("desk.sqlite")] + words)
    #expect(said.status == 64)
    #expect(said.error.hasPrefix(error))
  }

  @Test("let go, assign, label, priority, snooze, wake, done and reopen do what they say")
  func sorting() async throws {
    let place = try await Place.withMessages()
    await place.earshot("team", "add", "ben")
    await place.earshot("hold", "3")
    #expect(await place.earshot("let-go", "3").out == "3  Let go\n")
    #expect(await place.earshot("assign", "3", "--to", "ben").out == "3  Assigned to ben\n")
    #expect(await place.earshot("label", "3", "+vip", "+refund").status == 0)
    #expect(await place.earshot("label", "3", "+late", "-vip").status == 0)
    #expect(await place.earshot("priority", "3", "high").status == 0)
    #expect(await place.earshot("snooze", "3", "4h").out == "3  Snoozed for 4 h\n")
    let snoozed = await place.earshot("show", "3", "--json").object
    #expect(snoozed["labels"] as? [String] == ["refund", "late"])
    #expect(snoozed["priority"] as? String == "high")
    #expect(snoozed["holder"] as? String == "ben")
    #expect(snoozed["snoozed_until"] as? String == "2026-11-20T14:00:00Z")
    #expect(await place.earshot("wake", "3").status == 0)
    #expect(await place.earshot("snooze", "3", "--until", "2026-11-21T09:00").status == 0)
    #expect(await place.earshot("wake", "3").status == 0)
    #expect(await place.earshot("done", "3").out == "3  Done\n")
    #expect(await place.earshot("reopen", "3").out == "3  Open again\n")
  }

  @Test("correct teaches what a conversation is")
  func correct() async throws {
    let place = try await Place.withMessages()
    let said = await place.earshot("correct", "3", "--kind", "quality-complaint", "--segment", "patient")
    #expect(said.status == 0)
    let one = await place.earshot("show", "3", "--json").object
    #expect(one["kind"] as? String == "quality_complaint")
    #expect(one["segment"] as? String == "patient")
    #expect(one["kind_corrected"] as? Bool == true)
  }

  @Test("a reply goes to the outbox, can be undone for ten seconds, and leaves once")
  func reply() async throws {
    let place = try await Place.withMessages()
    #expect(await place.earshot("reply", "2", "--text", "On our site.").status == 0)
    #expect(await place.earshot("outbox", "export").out == "")
    #expect(await place.earshot("undo").out == "2  Taken back; message 2 stays here\n")
    #expect(await place.earshot("outbox", "list", "--json").out == "[]\n")

    let typed = await place.earshot("reply", "2", "-", input: "On our site,\nunder Dosing.\n")
    #expect(typed.status == 0)
    place.pass(.seconds(11))
    let items = await place.earshot("outbox", "list", "--json").objects
    #expect(items.first?["text"] as? String == "On our site,\nunder Dosing.")
    #expect(items.first?["to"] as? String == "okoye")
    #expect(items.first?["in_reply_to"] as? String == "2")
    #expect(await place.earshot("outbox", "export").lines.count == 1)
    #expect(await place.earshot("outbox", "export").out == "")
    #expect(await place.earshot("undo", "2").status == 1)
  }

  @Test("a note is kept, from a file as well")
  func note() async throws {
    let place = try await Place.withMessages()
    let file = try place.write("Called her.\n", to: "note.txt")
    #expect(await place.earshot("note", "1", "--file", file).status == 0)
    let messages = await place.earshot("show", "1", "--json").object["messages"] as? [[String: Any]]
    #expect(messages?.last?["text"] as? String == "Called her.")
    #expect(messages?.last?["direction"] as? String == "note")

    let missing = await place.earshot("note", "1", "--file", place.path("nope"))
    #expect(missing.status == 66)
    #expect(missing.error.hasPrefix("earshot: \(place.path("nope")) cannot be read"))
  }

  @Test("escalated, acknowledged, and the draft approved as it stands")
  func line() async throws {
    let place = try await Place.withMessages()
    await place.earshot("team", "add", "mara", "--role", "executive")
    let draft = await place.earshot("draft", "3", "--text", "We are sorry, and here is why.")
    #expect(draft.out == "We are sorry, and here is why.\n")
    let asked = await place.earshot("escalate", "3", "--to", "mara", "--reason", "He has 80 followers.")
    #expect(asked.out == "3  Escalated to mara; 15 min to acknowledge\n")
    #expect(await place.earshot("acknowledge", "3").status == 1)
    #expect(await place.earshot("--as", "mara", "acknowledge", "3").out == "3  Acknowledged\n")
    let approved = await place.earshot("--as", "mara", "decide", "3", "--approve")
    #expect(approved.out == "We are sorry, and here is why.\n3  Approved; the reply leaves in 10 s\n")
    let escalation = await place.earshot("show", "3", "--json").object["escalation"] as? [String: Any]
    #expect(escalation?["verdict"] as? String == "approved")
    #expect(escalation?["decided_by"] as? String == "mara")
    #expect(await place.earshot("draft", "3").status == 1)
  }

  @Test(
    "what was escalated can be answered, handed back and declined",
    arguments: [("--answer", "answered"), ("--hand-back", "handed_back"), ("--decline", "declined")])
  func verdicts(option: String, verdict: String) async throws {
    let place = try await Place.withMessages()
    await place.earshot("team", "add", "mara", "--role", "executive")
    await place.earshot("escalate", "3", "--to", "mara", "--reason", "Look.")
    #expect(await place.earshot("--as", "mara", "decide", "3", option, "Like this.").status == 0)
    let escalation = await place.earshot("show", "3", "--json").object["escalation"] as? [String: Any]
    #expect(escalation?["verdict"] as? String == verdict)
  }

  @Test("next takes the most urgent that nobody holds, once")
  func next() async throws {
    let place = try await Place.withMessages()
    let first = await place.earshot("next", "--json").object
    #expect(first["id"] as? Int == 1)
    #expect(first["holder"] as? String == "ana")
    #expect(await place.earshot("next", "segment:hcp", "--json").object["id"] as? Int == 2)
    let none = await place.earshot("next", "segment:hcp")
    #expect(none.status == 1)
    #expect(none.error == "earshot: Nothing is left to take: all that this finds is held, or there is none.\n")
  }
}
