import Foundation
import Testing

/// The four commands that the first users asked for, on a day that we wrote, against an independent computation.
@Suite("A day of support messages, from file to figures")
struct IssueTests {
  private static let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  private static let sample = sources.appendingPathComponent("Independent/sample.csv").path

  @Test("response times by channel are those that an independent script finds")
  func responseTimes() async throws {
    let place = try Place()
    let imported = await place.earshot(
      "import", Self.sample, "--map",
      "id=tweet_id,parent=in_response_to_tweet_id,author=author_id,at=created_at,text=text", "--ours", "inbound=False",
      "--channel-from", "ours", "--rejects", place.path("bad.csv"))
    #expect(imported.status == 0)

    let report = await place.earshot("report", "response-times", "--by", "channel", "--json")
    let expected = try Self.independently(place)
    #expect(!expected.isEmpty)
    #expect(Self.byChannel(report.objects) == Self.byChannel(expected))
    #expect(Set(report.objects.flatMap(\.keys)) == ["channel", "conversations", "answered", "median_s", "p90_s"])

    let list = await place.earshot("list", "is:open sort:due", "--limit", "20", "--json")
    #expect(list.status == 0)
    let due = list.objects.compactMap { $0["due"] as? String }
    #expect(!due.isEmpty)
    #expect(due == due.sorted())

    let audit = await place.earshot("audit", "verify")
    #expect(audit.status == 0)
  }

  /// What the script says now, where there is a Python to run it; else what it said when the sample was written.
  private static func independently(_ place: Place) throws -> [[String: Any]] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "python3", sources.appendingPathComponent("Independent/response_times.py").path, sample, "--map",
      "id=tweet_id,parent=in_response_to_tweet_id,author=author_id,at=created_at,text=text", "--ours",
      "inbound=False",
    ]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = Pipe()
    try process.run()
    var data = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    if process.terminationStatus != 0 {
      data = try Data(contentsOf: sources.appendingPathComponent("Independent/sample.expected.json"))
    }
    return try JSONSerialization.jsonObject(with: data) as? [[String: Any]] ?? []
  }

  private static func byChannel(_ rows: [[String: Any]]) -> [String: [String]] {
    Dictionary(
      rows.map { row in
        let figures = ["conversations", "answered", "median_s", "p90_s"].map { key in
          (row[key] as? NSNumber).map { "\($0.doubleValue)" } ?? "none"
        }
        return (row["channel"] as? String ?? "", figures)
      }, uniquingKeysWith: { first, _ in first })
  }
}
