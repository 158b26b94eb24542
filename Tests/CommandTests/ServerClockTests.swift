import Foundation
import Model
import Testing
import ThrowawayPostgres

@testable import earshot

/// What is counted from now on the command line, on a machine whose clock is months and hours off.
@Suite(.enabled(if: Cluster.isThere), .timeLimit(.minutes(2))) struct `Spans by the server's clock` {
  let address: String
  let place: Place

  init() async throws {
    let cluster = try Cluster.shared.get()
    address = try cluster.desk()
    place = try Place()
    // 90 days, 5 hours and 17 minutes.
    place.pass(.seconds(7_795_020))
  }

  private func earshot(_ words: String..., input: String = "") async -> Place.Said {
    await place.run(["--desk", address] + words, input: input)
  }

  private func row(_ number: Int, _ author: String, minutesAgo: Int, _ text: String) -> String {
    let said = Date.now.addingTimeInterval(-60 * Double(minutesAgo)).ISO8601Format()
    return #"{"id":"\#(number)","channel":"x:acme","author":"\#(author)","at":"\#(said)","text":"\#(text)"}"#
  }

  @Test func `A snooze of four hours ends in four hours`() async throws {
    let file = try place.write(row(1, "mia", minutesAgo: 5, "Where can I buy it?"), to: "one.ndjson")
    #expect(await earshot("import", file).status == 0)
    let begin = Date.now
    #expect(await earshot("snooze", "1", "4h").status == 0)
    let until = try #require(await earshot("show", "1", "--json").object["snoozed_until"] as? String)
    let end = try #require(Instant(iso8601: until)).milliseconds
    let expected = begin.timeIntervalSince1970 * 1000 + 4 * 3_600_000
    #expect(abs(Double(end) - expected) < 60_000, "\(until)")
    // A time is a time, whatever the clocks say; and mistakes are told before anything is done.
    #expect(await earshot("snooze", "1", "--until", "2099-11-23T09:00").status == 0)
    #expect(await earshot("show", "1", "--json").object["snoozed_until"] as? String == "2099-11-23T09:00:00Z")
    #expect(await earshot("snooze", "1", "soon").status == 64)
  }

  @Test func `Warnings since two hours ago are those of the last two hours`() async throws {
    // Day-long calm, and a burst half an hour ago.
    var rows = (0..<130).map { row($0, "user\($0)", minutesAgo: 1400 - $0 * 10, "Where is my parcel?") }
    rows += (0..<12).map { row(1000 + $0, "storm\($0)", minutesAgo: 30, "Twice as much! #priceOfLiving") }
    let file = try place.write(rows.joined(separator: "\n"), to: "day.ndjson")
    #expect(await earshot("import", file).status == 0)
    func warnings(since: String) async -> Int {
      await earshot("triage", "warnings", "--replay", "--since", since, "--json").objects.count
    }
    #expect(await warnings(since: "2h") >= 1)
    #expect(await warnings(since: "10m") == 0)
    #expect(await earshot("triage", "warnings", "--replay", "--since", "soon").status == 64)
  }

  @Test func `How late it is where a follower lives`() async throws {
    let explained = await earshot("triage", "explain", "--bio", "Nurse in Tokyo, Japan")
    let line = try #require(explained.lines.first { $0.hasPrefix("place") }, "\(explained.out)\(explained.error)")
    var tokyo = Calendar(identifier: .gregorian)
    tokyo.timeZone = try #require(TimeZone(identifier: "Asia/Tokyo"))
    let times = [-60.0, 0].map { seconds in
      let parts = tokyo.dateComponents([.hour, .minute], from: Date.now.addingTimeInterval(seconds))
      return [parts.hour ?? 0, parts.minute ?? 0].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
    }
    #expect(times.contains { line.contains(", \($0)") }, "\(line): \(times)")
  }
}
