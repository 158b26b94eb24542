import Channels
import Model
import Testing

@Suite("A CSV file")
struct CSVTests {
  static let header = "id,at,author,text,parent\n"
  static let good = "1,2024-03-01T09:00:00Z,mia,hello,\n"

  @Test("is read row by row, with every field in its place")
  func fields() throws {
    let reading = try Imported(
      """
      id,channel,parent,thread,author,author_id,name,bio,followers,verified,place,at,text,url,ours,change
      7,m,6,5,@mia,u1,Mia,"Mum, runner",1200,yes,Lyon,2024-03-01T09:00:00Z,hello,https://example.org/7,false,edited

      """)
    var profile = Profile(handle: "mia", name: "Mia", bio: "Mum, runner", place: "Lyon", followers: 1200)
    profile.isVerified = true
    #expect(
      reading.messages == [
        Incoming(
          channel: "m", id: "7", parent: "6", thread: "5", account: "u1", profile: profile,
          at: Instant(milliseconds: 1_709_283_600_000), text: "hello", url: "https://example.org/7", change: .edited)
      ])
    #expect(reading.unused.isEmpty)
  }

  @Test(
    "means the same however its lines end and whatever stands around its values",
    arguments: [
      "id,at,author,text\n1,2024-03-01T09:00:00Z,mia,hello\n",
      "id,at,author,text\r\n1,2024-03-01T09:00:00Z,mia,hello\r\n",
      "id,at,author,text\n1,2024-03-01T09:00:00Z,mia,hello",
      "id,at,author,text\r\n1,2024-03-01T09:00:00Z,mia,\"hello\"\r",
      "\u{FEFF}id,at,author,text\n1,2024-03-01T09:00:00Z,mia,hello\n",
      "\"id\",\"at\",\"author\",\"text\"\n\"1\",\"2024-03-01T09:00:00Z\",\"mia\",\"hello\"\n",
      "id;at;author;text\n1;2024-03-01T09:00:00Z;mia;hello\n",
      "id\tat\tauthor\ttext\n1\t2024-03-01T09:00:00Z\tmia\thello\n",
      "id,at,author,text\n\n 1 , 2024-03-01T09:00:00Z , @mia ,hello\n\r\n\n",
    ])
  func sameMeaning(text: String) throws {
    let reading = try Imported(text)
    #expect(reading.complaints.isEmpty)
    #expect(reading.messages.map(\.id) == ["1"])
    #expect(reading.messages.map(\.profile.handle) == ["mia"])
    #expect(reading.messages.map(\.text) == ["hello"])
  }

  @Test("keeps quotes, delimiters and line ends that stand within quotes")
  func quotes() throws {
    let reading = try Imported(
      Self.header + "1,2024-03-01T09:00:00Z,mia,\"say \"\"aah\"\",\r\nthen\nrest\",\n"
        + "2,2024-03-01T09:00:00Z,ben,5\" tube,1\n" + Self.good)
    #expect(reading.messages.map(\.text) == ["say \"aah\",\r\nthen\nrest", "5\" tube", "hello"])
    #expect(reading.rows.map(\.line) == [2, 5, 6])
  }

  @Test(
    "rejects a bad row with its line, its column and the reason",
    arguments: [
      (",2024-03-01T09:00:00Z,mia,hello,", "2 id: there is no value"),
      ("1,,mia,hello,", "2 at: there is no value"),
      ("1,2024-03-01T09:00:00Z,,hello,", "2 author: there is no value"),
      ("1,2024-03-01T09:00:00Z,@,hello,", "2 author: there is no value"),
      ("1,2024-03-01T09:00:00Z,mia", "2 the row has 3 fields, the header names 5"),
      ("1,2024-03-01T09:00:00Z,mia,a,b,c", "2 the row has 6 fields, the header names 5"),
      (
        "1,31/12/2024,mia,hello,",
        "2 at: “31/12/2024” is not a time; write 2017-10-31T22:10:47Z, 2017-10-31 22:10:47 or Unix seconds"
      ),
      ("1,2124-03-01T09:00:00Z,mia,hello,", "2 at: “2124-03-01T09:00:00Z” is not between the years 1990 and 2099"),
      ("1,20240301,mia,hello,", "2 at: “20240301” is not between the years 1990 and 2099"),
      (
        "a\u{1}b,2024-03-01T09:00:00Z,mia,hello,",
        "2 id: “a\\u{1}b” has control characters in it, and an identifier must be exact"
      ),
      (
        "1,2024-03-01T09:00:00Z,mia,\"hello\"x,",
        "2 there is text after a closing quote on line 2; write a quote within quotes twice"
      ),
    ])
  func badRows(row: String, complaint: String) throws {
    let reading = try Imported(Self.header + row + "\n" + Self.good)
    #expect(reading.complaints == [complaint])
    #expect(reading.rejections.map(\.raw) == [Array((row + "\n").utf8)])
    #expect(reading.messages.map(\.text) == ["hello"], "the row after it is good")
  }

  @Test(
    "that is cut in the midst of a row loses that row only",
    arguments: [
      "2,2024-03-01T09:0", "2,2024-03-01T09:00:00Z,mia", "2,2024-03-01T09:00:00Z,mia,\"I was say",
    ])
  func cutMidRow(rest: String) throws {
    let reading = try Imported(Self.header + Self.good + rest)
    #expect(reading.messages.map(\.id) == ["1"])
    #expect(reading.complaints == ["3 the file ends in the midst of this row"])
    #expect(reading.rejections.map(\.raw) == [Array(rest.utf8)])
  }

  @Test("with a quote that is never closed loses one line, not the rest")
  func unclosedQuote() throws {
    let rows = (1...500).map { "\($0),2024-03-01T09:00:00Z,mia,hello,\n" }
    let reading = try Imported(Self.header + "0,2024-03-01T09:00:00Z,mia,\"oh no,\n" + rows.joined())
    #expect(reading.messages.map(\.id) == (1...500).map(String.init))
    #expect(reading.complaints == ["2 the quote that opens on line 2 is never closed"])
  }

  @Test("with a stray quote loses that line even where later rows are quoted")
  func strayQuote() throws {
    let reading = try Imported(
      Self.header + "0,2024-03-01T09:00:00Z,mia,\"oh no,\n" + "1,2024-03-01T09:00:00Z,\"mia\",\"a, b\",\n" + Self.good)
    #expect(reading.messages.map(\.text) == ["a, b", "hello"])
    #expect(reading.rejections.map(\.line) == [2])
  }

  @Test("has broken UTF-8 and NUL bytes repaired in texts and refused in identifiers")
  func brokenBytes() throws {
    let bytes =
      Array(Self.header.utf8) + Array("1,2024-03-01T09:00:00Z,mia,a".utf8) + [0xFF, 0x00, 0xC3] + Array("z,\n".utf8)
      + Array("2".utf8) + [0xC3] + Array(",2024-03-01T09:00:00Z,mia,hello,\n".utf8)
      + Array("3".utf8) + [0x00] + Array(",2024-03-01T09:00:00Z,mia,hello,\n".utf8)
    let reading = try Imported(bytes)
    #expect(reading.messages.map(\.text) == ["a\u{FFFD}\u{FFFD}\u{FFFD}z"])
    #expect(
      reading.complaints == [
        "3 id: “2\u{FFFD}” is broken UTF-8, and an identifier must be exact",
        "4 id: “3\\u{0}” has control characters in it, and an identifier must be exact",
      ])
  }

  @Test("may hold a text of 1 MB, and one too long is rejected by name")
  func longTexts() throws {
    let long = String(repeating: "ä", count: 500_000)
    let options = ImportOptions.onChannelX.with { $0.fieldLimit = 1 << 20 }
    let tooLong = String(repeating: "x", count: 1 << 20) + "x"
    let endless = String(repeating: "y", count: 10 << 20)
    let reading = try Imported(
      Self.header + "1,2024-03-01T09:00:00Z,mia,\(long),\n" + "2,2024-03-01T09:00:00Z,mia,\"\(tooLong)\",\n"
        + "3,2024-03-01T09:00:00Z,mia,\(endless),\n" + "4,2024-03-01T09:00:00Z,mia,\"\(endless)\",\n" + Self.good,
      options)
    #expect(reading.messages.map(\.text) == [long, "hello"])
    #expect(
      reading.complaints == [
        "3 text: has 1048577 bytes; at most 1048576 are taken",
        "4 the row is longer than 4194304 bytes; only its beginning is kept here",
        "5 the row is longer than 4194304 bytes; only its beginning is kept here",
      ])
  }

  @Test("hands duplicate ids and replies to themselves on: the desk knows what to do")
  func duplicates() throws {
    let reading = try Imported(Self.header + Self.good + Self.good + "2,2024-03-01T09:00:00Z,mia,hello,2\n")
    #expect(reading.messages.map(\.id) == ["1", "1", "2"])
    #expect(reading.messages.last?.parent == "2")
  }

  @Test("says which columns it made no use of")
  func unused() throws {
    let reading = try Imported("id,at,author,txet,text\n1,2024-03-01T09:00:00Z,mia,a,b\n")
    #expect(reading.unused == ["txet"])
  }
}
