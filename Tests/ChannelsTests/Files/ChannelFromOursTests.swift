import Channels
import Foundation
import Model
import Testing

@Suite("--channel-from ours")
struct ChannelFromOursTests {
  /// Rows are `id parent author time text`; our authors are written in capitals.
  private func channels(_ rows: [String], fallback: String? = nil) throws -> [String: String] {
    var options = ImportOptions()
    options.takesChannelFromOurs = true
    options.channel = fallback
    var text = "id,parent,author,at,text,ours\n"
    for row in rows {
      let parts = row.split(separator: " ", maxSplits: 4)
      let parent = parts[1] == "-" ? "" : parts[1]
      let isOurs = parts[2] == parts[2].uppercased()
      text += "\(parts[0]),\(parent),\(parts[2]),2024-03-01 \(parts[3]),\"\(parts[4])\",\(isOurs)\n"
    }
    let reading = try Imported(text, options)
    #expect(reading.complaints.isEmpty)
    #expect(reading.progress.accepted == rows.count)
    return Dictionary(reading.messages.map { ($0.id, $0.channel) }, uniquingKeysWith: { first, _ in first })
  }

  @Test("a thread belongs to the account of ours that answers in it, the earliest if several do")
  func answering() throws {
    let found = try channels([
      "1 - mia 09:00 help @TESCO", "2 1 mia 09:01 please", "4 2 DELTA 09:05 we can", "3 2 ACME 09:04 hello",
      "9 - TESCO 09:00 ours alone",
    ])
    #expect(found == ["1": "ACME", "2": "ACME", "3": "ACME", "4": "ACME", "9": "TESCO"])
  }

  @Test("a thread that we did not answer belongs to the first account of ours that it mentions, in time order")
  func mentioned() throws {
    let found = try channels([
      "1 - mia 09:10 @delta late again", "2 1 ben 09:05 hey .@Acme, @DELTA", "3 - tom 09:00 mail me at tom@acme",
      "4 - sue 09:00 @nobody @TESCO.thanks", "5 - jo 09:00 nothing", "8 - ACME 08:00 x", "9 - DELTA 08:00 x",
      "10 - TESCO 08:00 x",
    ])
    #expect(found["1"] == "ACME")
    #expect(found["2"] == "ACME")
    #expect(found["3"] == "unassigned")
    #expect(found["4"] == "TESCO")
    #expect(found["5"] == "unassigned")
    #expect(try channels(["1 - mia 09:00 hello"], fallback: "house")["1"] == "house")
  }

  @Test("rows share a thread through a parent that is not in the file")
  func unknownParent() throws {
    let found = try channels([
      "1 77 mia 09:00 help", "2 77 ben 09:00 me too", "3 2 ACME 09:05 sorry", "4 78 sue 09:00 x",
    ])
    #expect(found == ["1": "ACME", "2": "ACME", "3": "ACME", "4": "unassigned"])
  }

  @Test("a reply to itself, a ring of replies and a second row of the same id do no harm")
  func oddLinks() throws {
    let found = try channels([
      "1 1 mia 09:00 x", "2 3 ben 09:00 x", "3 4 tom 09:00 x", "4 2 ACME 09:00 x", "1 4 mia 09:00 x",
    ])
    #expect(found == ["1": "unassigned", "2": "ACME", "3": "ACME", "4": "ACME"])
  }

  @Test("threads ten thousand deep, in any order, end in one channel", arguments: [true, false])
  func deep(isForward: Bool) throws {
    var rows = (2...10_000).map { "\($0) \($0 - 1) mia 09:00 x" }
    rows.append("10001 10000 ACME 09:10 hello")
    let found = try channels(isForward ? rows : rows.reversed())
    #expect(Set(found.values) == ["ACME"])
  }

  @Test("cannot follow a stream that has no end")
  func follow() {
    var options = ImportOptions.onChannelX
    options.takesChannelFromOurs = true
    options.follows = true
    #expect(throws: ImportError.channelFromNeedsTheEnd) { try Imported("id,at,author,text\n", options) }
  }

  @Test("agrees with the independent script on the file that both read")
  func sample() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Independent")
    var options = ImportOptions()
    options.map = try FieldMap(
      parsing: "id=tweet_id,parent=in_response_to_tweet_id,author=author_id,at=created_at,text=text")
    options.ours = try OursRule(parsing: "inbound=False")
    options.takesChannelFromOurs = true
    let reading = try Imported(file: folder.appending(path: "sample.csv").standardizedFileURL.path, options)
    let channels = Dictionary(reading.messages.map { ($0.id, $0.channel) }, uniquingKeysWith: { first, _ in first })
    let counts = Dictionary(grouping: channels.values, by: { $0 }).mapValues(\.count)
    // As `response_times.py sample.csv … --dump` has them.
    #expect(counts == ["AcmeCare": 9, "AcmeHealth": 34, "NordPharm": 11, "unassigned": 2])
    #expect(reading.rejections.map(\.line) == [24, 51, 52, 53, 54, 68])
    #expect(reading.progress.blankLines == 1)
  }
}
