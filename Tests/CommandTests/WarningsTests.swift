import Testing

@testable import earshot

@Suite struct WarningsTests {
  /// A day with a storm about a price at its end, as a file: the place's clock stands at 10:00.
  private func place() async throws -> Place {
    let place = try Place()
    var file = "id,author,at,text\n"
    for number in 0..<130 {
      let minutes = number * 10
      let time = "\(padded(11 + minutes / 60)):\(padded(minutes % 60))"
      let day = minutes / 60 < 13 ? "19T\(time)" : "20T\(padded(minutes / 60 - 13)):\(padded(minutes % 60))"
      file += "u\(number),user\(number),2026-11-\(day):00Z,Where is my parcel?\n"
    }
    for number in 0..<12 {
      file += "s\(number),storm\(number),2026-11-20T09:55:\(padded(number * 4))Z,Twice as much! #priceOfLiving\n"
    }
    await place.earshot("import", try place.write(file, to: "day.csv"), "--channel", "x:@acme")
    return place
  }

  private func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  @Test("What rings now is told with its figures and where to look")
  func now() async throws {
    let said = try await place().earshot("triage", "warnings")
    #expect(said.status == 0)
    #expect(said.lines.first?.split(separator: " ").first == "since")
    let line = try #require(said.lines.first { $0.contains("#priceOfLiving") })
    #expect(line.hasPrefix("2026-11-20T09:55:20Z"))
    #expect(line.contains("#priceOfLiving ×12 in 10 min"))
  }

  @Test("A replay says when it would have rung, and how many false alarms are to be expected")
  func replay() async throws {
    let place = try await place()
    let said = await place.earshot("triage", "warnings", "--replay", "--json")
    let warning = try #require(said.objects.first)
    #expect(warning["since"] as? String == "2026-11-20T09:55:20Z")
    #expect(warning["cause"] as? String == "burst")
    #expect(warning["subject"] as? String == "hashtag")
    #expect(warning["observed"] as? Int == 6)
    #expect(warning["window_s"] as? Int == 600)
    #expect(warning["query"] as? String == "#priceOfLiving")
    let told = await place.earshot("triage", "warnings", "--replay")
    #expect(told.error.contains("142 messages from 2026-11-19T11:00:00Z to 2026-11-20T09:55:44Z"))
    #expect(told.error.contains("By chance alone at most one in 7 days is to be expected."))
    let later = await place.earshot("triage", "warnings", "--replay", "--since", "2026-11-20T09:56", "--json")
    #expect(later.objects.isEmpty)
    #expect(await place.earshot("triage", "warnings", "--replay", "--since", "1h", "--json").objects.count >= 1)
  }

  @Test("A desk on which all is as usual says so; mistakes say what to do")
  func quiet() async throws {
    let place = try Place()
    #expect(await place.earshot("triage", "warnings").error == "Nothing rings: what is heard is as usual.\n")
    #expect(await place.earshot("triage", "warnings", "--json").out == "[]\n")
    #expect(await place.earshot("triage", "warnings", "--replay").error == "Nobody has written to this desk yet.\n")
    let unasked = await place.earshot("triage", "warnings", "--since", "1d")
    #expect(unasked.status == 64 && unasked.error.contains("--since goes with --replay."))
    let unread = await place.earshot("triage", "warnings", "--replay", "--since", "soon")
    #expect(unread.status == 64 && unread.error.contains("'soon' is no time"))
  }
}
