import Channels
import Model
import Testing

@Suite("--map")
struct FieldMapTests {
  private func complaint(map: String, header: String, _ change: (inout ImportOptions) throws -> Void = { _ in })
    -> String
  {
    do {
      var options = ImportOptions.onChannelX
      options.map = try FieldMap(parsing: map)
      try change(&options)
      _ = try Imported(header + "\n", options)
      return "none"
    } catch { return "\(error)" }
  }

  @Test(
    "that cannot be meant so says what is there and what may have been meant",
    arguments: [
      (
        "id=tweet_id,at=created_at,text=txt,author=author_id", "tweet_id,author_id,created_at,text",
        "--map: there is no column “txt”; did you mean “text”? The columns are tweet_id, author_id, created_at, text"
      ),
      (
        "txet=text", "id,at,author,text",
        """
        --map: there is no field “txet”; did you mean “text”? The fields are id, channel, parent, thread, author, \
        author_id, name, bio, followers, verified, place, at, text, url, ours, change
        """
      ),
      ("id", "id,at,author,text", "--map: “id” is not of the form field=column"),
      ("id=id,id=at", "id,at,author,text", "--map: the field “id” is given twice"),
      (
        "", "tweet_id,created_at,author,text",
        """
        no column gives “id”; say which one with --map id=tweet_id. \
        The columns are tweet_id, created_at, author, text
        """
      ),
      (
        "", "id,at,text,likes",
        "no column gives “author”; say which one with --map author=COLUMN. The columns are id, at, text, likes"
      ),
      ("text=body", "id,at,author,body,body", "the header names the column “body” twice; rename one of them"),
      (
        "text=", "id,at,author,text",
        "no column gives “text”; say which one with --map text=text. The columns are id, at, author, text"
      ),
    ])
  func complaints(map: String, header: String, expected: String) {
    #expect(complaint(map: map, header: header) == expected)
  }

  @Test("needs to know the channel")
  func channel() {
    #expect(
      complaint(map: "", header: "id,at,author,text") { $0.channel = nil } == """
        nothing says which channel the rows belong to; use --channel NAME, --map channel=COLUMN or --channel-from ours. \
        The columns are id, at, author, text
        """)
    #expect(
      complaint(map: "", header: "id,at,author,text") { $0.takesChannelFromOurs = true } == """
        --channel-from ours needs to know which rows are ours: add --ours COLUMN=VALUE or --map ours=COLUMN
        """)
    #expect(
      complaint(map: "", header: "id,at,author,text,inbound") { $0.ours = try OursRule(parsing: "inbond=False") } == """
        --ours: there is no column “inbond”; did you mean “inbound”? The columns are id, at, author, text, inbound
        """)
  }

  @Test("takes what it does not mention from columns of the field's own name")
  func naturalNames() throws {
    var options = ImportOptions.onChannelX
    options.map = try FieldMap(parsing: " text = body , bio= ")
    let reading = try Imported("id,at,handle,body,bio\n1,2024-03-01T09:00:00Z,mia,hello,not this\n", options)
    #expect(reading.messages.map(\.text) == ["hello"])
    #expect(reading.messages.map(\.profile.bio) == [""])
    #expect(reading.unused == ["bio"])
  }

  @Test("with --ours tells our own messages by a column's value, without regard to case")
  func ours() throws {
    var options = ImportOptions.onChannelX
    options.ours = try OursRule(parsing: "inbound=False")
    let rows = ["False", "false", " FALSE ", "True", ""].enumerated()
      .map { "\($0.offset),2024-03-01T09:00:00Z,mia,hello,\($0.element)\n" }
    let reading = try Imported("id,at,author,text,inbound\n" + rows.joined(), options)
    #expect(reading.messages.map(\.isOurs) == [true, true, true, false, false])
    #expect(reading.progress.ours == 3)
  }

  @Test("has no patience with an empty file, UTF-16 or a header that never ends")
  func headers() throws {
    #expect(throws: ImportError.self) { try Imported("") }
    #expect(throws: ImportError.self) { try Imported("\u{FEFF}") }
    #expect(throws: ImportError.self) { try Imported([0xFF, 0xFE, 0x69, 0x00]) }
    #expect(throws: ImportError.self) { try Imported("\"id,at\n") }
    let options = ImportOptions.onChannelX.with { $0.fieldLimit = 1024 }
    #expect(throws: ImportError.self) { try Imported(String(repeating: "a,", count: 10_000), options) }
    #expect(throws: ImportError.self) { try Imported(file: "/nowhere/at/all.csv", .onChannelX) }
    #expect(throws: ImportError.self) { try Imported(file: "/", .onChannelX) }
  }
}
