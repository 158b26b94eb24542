import Foundation
import Testing

@Suite("earshot import")
struct ImportTests {
  @Test("says what became of the rows")
  func report() async throws {
    let place = try Place()
    let file = try place.write(Place.messages, to: "day.csv")
    let said = await place.earshot("import", file, "--channel", "x:@acme")
    #expect(said.status == 0)
    #expect(said.error == "")
    #expect(said.lines.first?.hasPrefix("5 rows in ") == true)
    #expect(
      said.lines.dropFirst() == [
        "  accepted    5: 4 conversations opened, 1 message joined one",
        "  duplicates  0",
        "  rejected    0",
      ])
  }

  @Test("a second time changes nothing")
  func twice() async throws {
    let place = try await Place.withMessages()
    let again = await place.earshot("import", place.path("day.csv"), "--channel", "x:@acme", "--json")
    #expect(again.status == 0)
    #expect(again.object["accepted"] as? Int == 0)
    #expect(again.object["duplicates"] as? Int == 5)
  }

  @Test("JSON has every field that is documented, and no other")
  func json() async throws {
    let place = try Place()
    let file = try place.write(Place.messages + "6,,x,,,,yesterday,When?,no\n", to: "day.csv")
    let said = await place.earshot("import", file, "--channel", "x:@acme", "--json")
    #expect(
      said.object.keys.sorted() == [
        "accepted", "duplicates", "interrupted", "joined", "opened", "opened_by_ours", "rejected", "rejects",
        "rejects_file", "rows", "seconds", "updated",
      ])
    #expect(said.object["rows"] as? Int == 6)
    #expect(said.object["rejected"] as? Int == 1)
    let reject = (said.object["rejects"] as? [[String: Any]])?.first
    #expect(reject?["line"] as? Int == 7)
    #expect(
      reject?["reason"] as? String
        == "at: “yesterday” is not a time; write 2017-10-31T22:10:47Z, 2017-10-31 22:10:47 or Unix seconds")
  }

  @Test("rejected rows are named, kept to be mended, and can be imported again")
  func rejects() async throws {
    let place = try Place()
    let good = "id,author,at,text\n1,mia,2026-11-20T09:00:00Z,Hello\n"
    let file = try place.write(good + "2,,2026-11-20T09:00:00Z,Who?\n3,tom,soon,When?\n", to: "day.csv")
    let said = await place.earshot(
      "import", file, "--channel", "x", "--rejects", place.path("bad.csv"))
    #expect(said.status == 0)
    #expect(
      said.lines.dropFirst(3) == [
        "  rejected    2",
        "    line 3: author: there is no value",
        "    line 4: at: “soon” is not a time; write 2017-10-31T22:10:47Z, 2017-10-31 22:10:47 or Unix seconds",
        "  The rejected rows are in \(place.path("bad.csv")), the reasons beside it.",
      ])
    #expect(try place.read("bad.csv") == "id,author,at,text\n2,,2026-11-20T09:00:00Z,Who?\n3,tom,soon,When?\n")

    _ = try place.write(
      try place.read("bad.csv").replacingOccurrences(of: "soon", with: "2026-11-20T09:05:00Z"), to: "mended.csv")
    let mended = await place.earshot("import", place.path("mended.csv"), "--channel", "x", "--json")
    #expect(mended.object["accepted"] as? Int == 1)
    #expect(mended.object["rejected"] as? Int == 1)
  }

  @Test("what only the desk refuses is kept as well, in the order of the file")
  func refusedByTheDesk() async throws {
    let place = try Place()
    let long = String(repeating: "i", count: 513)
    let rows = [
      "id,author,at,text,change\n", "1,mia,2026-11-20T09:00:00Z,Hello,\n", "2,mia,2026-11-22T10:00:00Z,Tomorrow,\n",
      "3,mia,never,When?,\n", "9,mia,2026-11-20T09:00:00Z,,deleted\n", "\(long),mia,2026-11-20T09:00:00Z,Long,\n",
    ]
    let file = try place.write(rows.joined(), to: "day.csv")
    let said = await place.earshot("import", file, "--channel", "x", "--rejects", place.path("bad.csv"))
    #expect(said.status == 0)
    #expect(said.out.contains("  rejected    4\n"))
    #expect(try place.read("bad.csv") == ([rows[0]] + rows[2...]).joined())
    #expect(
      try place.read("bad.reasons.csv").split(separator: "\n").dropFirst() == [
        "2,3,,it is dated 2026-11-22T10:00:00Z: before 1990 or more than a day ahead",
        "3,4,at,\"“never” is not a time; write 2017-10-31T22:10:47Z, 2017-10-31 22:10:47 or Unix seconds\"",
        "4,5,,it deletes a message that is not here", "5,6,id,has 513 bytes; at most 512 are taken",
      ])
  }

  @Test("conversations with nothing but our own messages are told apart")
  func ownAlone() async throws {
    let place = try Place()
    let rows = [
      "id,parent,author,at,text,ours", "1,,mia,2026-11-20T09:00:00Z,Where is it?,no",
      "2,1,acme,2026-11-20T09:05:00Z,On its way,yes", "3,,acme,2026-11-20T09:06:00Z,Our new leaflet is out,yes",
      "4,99,acme,2026-11-20T09:07:00Z,@tom we are looking,yes", "5,98,acme,2026-11-20T09:08:00Z,@lea please write,yes",
      "98,,lea,2026-11-20T09:09:00Z,My pump is late,no",
    ]
    let file = try place.write(rows.joined(separator: "\n") + "\n", to: "day.csv")
    let said = await place.earshot("import", file, "--channel", "x")
    #expect(
      said.lines.dropFirst().first
        == "  accepted    6: 2 conversations opened, 2 with messages of our own alone, 2 messages joined one")
    let again = await place.earshot("import", file, "--channel", "y", "--json").object
    #expect(again["opened"] as? Int == 2)
    #expect(again["opened_by_ours"] as? Int == 2)
  }

  @Test("--strict and a file of which nothing can be read end with 65")
  func badData() async throws {
    let place = try Place()
    let mixed = try place.write(
      "id,author,at,text\n1,mia,2026-11-20T09:00:00Z,Hello\n2,mia,never,Hello\n", to: "mixed.csv")
    let strict = await place.earshot("import", mixed, "--channel", "x", "--strict")
    #expect(strict.status == 65)
    #expect(strict.error == "earshot: 1 row was rejected, and --strict was asked for.\n")
    #expect(strict.out.contains("accepted    1"))

    let bad = try place.write("id,author,at,text\n3,mia,never,Hello\n", to: "bad.csv")
    let nothing = await place.earshot("import", bad, "--channel", "x")
    #expect(nothing.status == 65)
    #expect(nothing.error == "earshot: No row could be read. Is --map right, and is it the right file?\n")
  }

  @Test(
    "a command line that cannot be right says why",
    arguments: [
      (["--map", "idd=id"], Int32(64), "earshot: --map: there is no field “idd”; did you mean “id”?"),
      (["--map", "id"], 64, "earshot: --map: “id” is not of the form field=column"),
      (["--ours", "x"], 64, "earshot: --ours: “x” is not of the form column=value"),
      (["--channel-from", "ours"], 64, "earshot: --channel-from ours needs to know which rows are ours"),
      (["--delimiter", "x"], 64, "earshot: --delimiter: “x” is not a delimiter"),
      ([], 64, "earshot: nothing says which channel the rows belong to"),
    ])
  func usage(options: [String], status: Int32, error: String) async throws {
    let place = try Place()
    let file = try place.write("id,author,at,text\n1,mia,2026-11-20T09:00:00Z,Hello\n", to: "day.csv")
    let desk = ["--desk", place.path("desk.sqlite")]
    let said = await place.run(desk + ["import", file] + options)
    #expect(said.status == status)
    #expect(said.error.hasPrefix(error))
    #expect(said.out == "")
  }

  @Test("a file that is not there ends with 66, an empty one with 65")
  func noInput() async throws {
    let place = try Place()
    let missing = await place.earshot("import", place.path("nope.csv"), "--channel", "x")
    #expect(missing.status == 66)
    #expect(missing.error == "earshot: cannot open \(place.path("nope.csv")): No such file or directory\n")

    let empty = await place.earshot("import", try place.write("", to: "empty.csv"), "--channel", "x")
    #expect(empty.status == 65)
  }

  @Test("NDJSON is told by its name, or by what it is told")
  func ndjson() async throws {
    let place = try Place()
    let line = #"{"id":"1","author":"mia","at":"2026-11-20T09:00:00Z","text":"Hello","channel":"x"}"# + "\n"
    let named = await place.earshot("import", try place.write(line, to: "day.ndjson"), "--json")
    #expect(named.object["accepted"] as? Int == 1)
    let second = line.replacingOccurrences(of: #""1""#, with: #""2""#)
    let told = await place.earshot("import", try place.write(second, to: "day.txt"), "--format", "ndjson", "--json")
    #expect(told.object["accepted"] as? Int == 1)
  }
}
