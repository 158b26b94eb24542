import Foundation
import Testing

@Suite("What is there: list, show, explain, views, export")
struct ReadingTests {
  @Test("list prints columns, the most urgent first")
  func list() async throws {
    let place = try await Place.withMessages()
    let said = await place.earshot("list")
    #expect(said.status == 0)
    #expect(said.lines.first == "id   left  kind         who     segment  holder  what they say")
    #expect(said.lines.count == 4)
    #expect(said.lines[1].hasPrefix(" 1  "))
    #expect(said.lines[1].hasSuffix("Day 3 on Lumarel tablets, and a rash is spreading. Is this normal??"))
    #expect(!said.out.contains("\u{1B}"))
  }

  @Test("options stand before or after the command")
  func globalOptions() async throws {
    let place = try await Place.withMessages()
    let before = await place.run(["--desk", place.path("desk.sqlite"), "--json", "list"])
    let after = await place.run(["list", "--json", "--desk", place.path("desk.sqlite")])
    let amid = await place.run(["--json", "list", "--desk", place.path("desk.sqlite"), "is:open"])
    #expect(before.out == after.out)
    #expect(before.out == amid.out)
    #expect(before.objects.count == 3)
  }

  @Test("list --json has every field that is documented, and no other")
  func listJSON() async throws {
    let place = try await Place.withMessages()
    let row = try #require(await place.earshot("list", "id:2", "--json").objects.first)
    #expect(
      row.keys.sorted() == [
        "also", "answered", "asked_by", "author", "channel", "draft_by", "due", "due_clock", "escalated_to",
        "escalation",
        "followers", "holder", "id", "kind", "labels", "language", "last_inbound_at", "messages", "name", "opened_at",
        "overdue", "priority", "segment", "snoozed_until", "stance", "status", "text", "to_send", "topics",
        "updated_at", "urgency",
      ])
    #expect(row["author"] as? String == "okoye")
    #expect(row["segment"] as? String == "hcp")
    #expect(row["status"] as? String == "open")
    #expect(row["followers"] as? Int == 5400)
    #expect(row["opened_at"] as? String == "2026-11-20T09:10:00Z")
    #expect(row["holder"] is NSNull)
  }

  @Test("lists are empty without fuss")
  func nothing() async throws {
    let place = try Place()
    let people = await place.earshot("list")
    #expect(people.out == "")
    #expect(people.error == "Nothing is found by is:open.\n")
    #expect(people.status == 0)
    #expect(await place.earshot("list", "--json").out == "[]\n")
    #expect(await place.earshot("list", "--count").out == "0\n")
  }

  @Test("--limit keeps it short, and says that there is more")
  func limit() async throws {
    let place = try await Place.withMessages()
    let said = await place.earshot("list", "--limit", "1")
    #expect(said.lines.count == 2)
    #expect(said.error == "1 of 3; --limit shows more.\n")
  }

  @Test("a query that cannot be read has its fault marked")
  func badQuery() async throws {
    let place = try await Place.withMessages()
    let said = await place.earshot("list", "is:open knd:complaint")
    #expect(said.status == 64)
    #expect(
      said.error == """
        earshot: column 9: there is no field 'knd:' (did you mean kind:?)
          is:open knd:complaint
                  ^^^^

        """)
  }

  @Test("a term with a minus is a query, not an option")
  func minus() async throws {
    let place = try await Place.withMessages()
    await place.earshot("label", "2", "+vip")
    #expect(await place.earshot("list", "is:open", "-label:vip", "--count").out == "2\n")
    #expect(await place.earshot("list", "-label:vip", "--count").out == "3\n")
  }

  @Test("show prints the conversation for people")
  func show() async throws {
    let place = try await Place.withMessages()
    let said = await place.earshot("show", "4")
    #expect(said.status == 0)
    #expect(said.lines.first == "4  @tom · Tom · carer · 12 followers")
    #expect(
      said.out.hasSuffix(
        """

        @tom · 2026-11-20 09:30Z
          Thank you so much for the patient support line!

        acme (us) · 2026-11-20 09:34Z
          You are very welcome @tom

        """))
  }

  @Test("show --json has every field that is documented, and no other")
  func showJSON() async throws {
    let place = try await Place.withMessages()
    let one = await place.earshot("show", "1", "--json").object
    #expect(
      one.keys.sorted() == [
        "also", "asked_by", "channel", "clocks", "draft", "due", "earlier_messages", "escalation", "events", "follower",
        "holder", "id", "kind", "kind_corrected", "labels", "language", "messages", "needs_reply", "opened_at",
        "priority",
        "segment", "snoozed_until", "stance", "status", "thread", "topics", "updated_at", "urgency", "why",
      ])
    let message = (one["messages"] as? [[String: Any]])?.first
    #expect(message?["text"] as? String == "Day 3 on Lumarel tablets, and a rash is spreading. Is this normal??")
    #expect(message?["network_id"] as? String == "1")
    let clocks = one["clocks"] as? [[String: Any]] ?? []
    #expect(clocks.contains { $0["kind"] as? String == "first_response" && $0["state"] as? String == "running" })
    let events = one["events"] as? [[String: Any]] ?? []
    #expect(events.first?["event"] as? String == "received")
    #expect((events.first?["data"] as? [String: Any])?["message"] as? Int == 1)
  }

  @Test("a conversation that is not there is said to be", arguments: ["show", "explain"])
  func unknown(command: String) async throws {
    let place = try await Place.withMessages()
    let said = await place.earshot(command, "99")
    #expect(said.status == 1)
    #expect(
      said.error == "earshot: There is no conversation 99 on this desk. `earshot list` shows which there are.\n")
  }

  @Test("explain prints a deadline's arithmetic")
  func explain() async throws {
    let place = try await Place.withMessages()
    let said = await place.earshot("explain", "1")
    #expect(said.lines.first == "first reply: 1 h on 'calendar', by policy 'safety'")
    let json = await place.earshot("explain", "1", "--json").objects
    #expect(json.first?["target_s"] as? Int == 3600)
    #expect(json.first?["due"] as? String == "2026-11-20T10:00:00Z")
  }

  @Test("views are listed, saved and removed")
  func views() async throws {
    let place = try await Place.withMessages()
    #expect(await place.earshot("views", "save", "Doctors", "segment:hcp is:open").status == 0)
    let listed = await place.earshot("views", "--json").objects
    let mine = listed.first { $0["name"] as? String == "Doctors" }
    #expect(mine?["count"] as? Int == 1)
    #expect(await place.earshot("views", "remove", "Doctors").status == 0)
    let gone = await place.earshot("views", "remove", "Doctors")
    #expect(gone.status == 1)
    #expect(gone.error.hasPrefix("earshot: There is no view called Doctors."))
  }

  @Test("export writes conversations as NDJSON and as CSV, oldest first")
  func export() async throws {
    let place = try await Place.withMessages()
    let lines = await place.earshot("export", "is:open").lines
    let ids = lines.compactMap { line in
      (try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])?["id"] as? Int
    }
    #expect(ids == [1, 2, 3])
    let csv = await place.earshot("export", "--format", "csv")
    #expect(csv.out.hasPrefix("id,channel,thread,handle,"))
    #expect(csv.out.split(separator: "\r\n").count == 5)
  }

  @Test("the report has the columns that it promises")
  func report() async throws {
    let place = try await Place.withMessages()
    let said = await place.earshot("report", "response-times")
    #expect(
      said.lines == [
        "channel  conversations  answered  median  9 in 10 within",
        "x:@acme              4         1   4 min           4 min",
      ])
    let bySegment = await place.earshot("report", "response-times", "--by", "segment", "--json").objects
    #expect(bySegment.allSatisfy { $0.keys.contains("segment") && !$0.keys.contains("channel") })
  }
}
