import Foundation
import Testing

@Suite("The trail and its copies: audit verify, backup")
struct TrailTests {
  @Test("a backup is a desk of its own, and never written over a file")
  func backup() async throws {
    let place = try await Place.withMessages()
    let copy = place.path("copy.sqlite")
    #expect(await place.earshot("backup", copy).out == "The desk is copied to \(copy).\n")
    #expect(await place.run(["--desk", copy, "list", "--count"]).out == "3\n")
    let again = await place.earshot("backup", copy)
    #expect(again.status == 73)
    #expect(again.error.hasPrefix("earshot: \(copy) exists already and is left as it is."))
  }

  @Test("the trail is verified, and a change by hand is found")
  func audit() async throws {
    let place = try await Place.withMessages()
    let clean = await place.earshot("audit", "verify", "--json")
    #expect(clean.status == 0)
    #expect(clean.object.keys.sorted() == ["conversations", "events", "findings", "seconds"])
    #expect(clean.object["conversations"] as? Int == 4)
    #expect((clean.object["findings"] as? [Any])?.isEmpty == true)
    #expect(await place.earshot("audit", "verify").out.hasSuffix("all is as it was written.\n"))

    let change = Process()
    change.executableURL = URL(filePath: "/usr/bin/env")
    change.arguments = [
      "python3", "-c",
      "import sqlite3, sys; db = sqlite3.connect(sys.argv[1]); "
        + "db.execute(\"UPDATE message SET text = 'All is well' WHERE text LIKE 'Day 3%'\"); db.commit()",
      place.path("desk.sqlite"),
    ]
    try change.run()
    change.waitUntilExit()
    try #require(change.terminationStatus == 0)

    let changed = await place.earshot("audit", "verify")
    #expect(changed.status == 1)
    #expect(
      changed.out.hasSuffix("1 finding. Restore the latest backup, or ask who changed the file.\n"), "\(changed.out)")
    #expect(await place.earshot("audit", "verify", "--json").object["findings"] as? [[String: Any]] != nil)
  }
}
