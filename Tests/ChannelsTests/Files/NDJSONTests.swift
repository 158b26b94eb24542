import Channels
import Model
import Testing

@Suite("An NDJSON stream")
struct NDJSONTests {
  static let good = #"{"id":"1","at":"2024-03-01T09:00:00Z","author":"mia","text":"hello"}"# + "\n"

  private func read(_ text: String, _ options: ImportOptions = .onChannelX) throws -> Imported {
    try Imported(text, name: "in.ndjson", options)
  }

  @Test("is read line by line, with every field in its place")
  func fields() throws {
    let reading = try read(
      """
      {"id":7,"channel":"m","parent":6,"thread":null,"handle":"@mia","author_id":"u1","name":"Mia","bio":"Mum",\
      "followers":1200,"verified":true,"place":"Lyon","at":1709283600,"text":"a\\"b\\\\\\n\\u00e9\\ud83d\\ude42\\ud800!",\
      "url":"https:\\/\\/example.org\\/7","ours":false,"change":"edited","extra":{"deep":[1,{"x":"]"}]}}

      """)
    var profile = Profile(handle: "mia", name: "Mia", bio: "Mum", place: "Lyon", followers: 1200)
    profile.isVerified = true
    #expect(reading.complaints.isEmpty)
    #expect(
      reading.messages == [
        Incoming(
          channel: "m", id: "7", parent: "6", account: "u1", profile: profile,
          at: Instant(milliseconds: 1_709_283_600_000), text: "a\"b\\\né🙂\u{FFFD}!", url: "https://example.org/7",
          change: .edited)
      ])
    #expect(reading.unused == ["extra"])
  }

  @Test("may keep values within objects, named with dots")
  func nested() throws {
    let options = try ImportOptions.onChannelX.with {
      $0.map = try FieldMap(parsing: "id=id_str,author=user.screen_name,name=user.name,at=created_at,text=full_text")
    }
    let reading = try read(
      #"{"created_at":"Tue Oct 31 22:10:47 +0000 2017","id_str":"9","user":{"a":{},"name":"Mia","screen_name":"mia"},"#
        + #""full_text":"hi"}"# + "\n", options)
    #expect(reading.messages.map(\.profile) == [Profile(handle: "mia", name: "Mia")])
    #expect(reading.messages.map(\.at.milliseconds) == [1_509_487_847_000])
  }

  @Test("may say of a deletion no more than what was deleted")
  func deletion() throws {
    let reading = try read(#"{"id":"1","at":1709283600000,"author":"mia","change":"deleted"}"#)
    #expect(reading.messages.map(\.change) == [.deleted])
  }

  @Test(
    "rejects a bad line with the field or the byte at fault",
    arguments: [
      (#"{"at":1709283600,"author":"mia","text":"a"}"#, "id: there is no value"),
      (#"{"id":"1","at":1709283600,"author":"mia"}"#, "text: there is no value"),
      (#"{"id":"1","at":1709283600,"author":"mia","text":5}"#, "text: is a number, must be text"),
      (#"{"id":["1"],"at":1709283600,"author":"mia","text":"a"}"#, "id: is a list, must be text or a number"),
      (#"{"id":"1","at":true,"author":"mia","text":"a"}"#, "at: is true or false, must be text or a number"),
      (
        #"{"id":"1","at":1709283600,"author":{"name":"mia"},"text":"a"}"#,
        "author: is an object, must be text or a number"
      ),
      (
        #"{"id":"1","at":1709283600,"author":"mia","text":"a","followers":-5}"#,
        "followers: “-5” is not a whole number of 0 or more"
      ),
      (
        #"{"id":"1","at":1709283600,"author":"mia","text":"a","ours":"perhaps"}"#,
        "ours: “perhaps” is neither true nor false"
      ),
      (
        #"{"id":"1","at":1709283600,"author":"mia","text":"a","change":"liked"}"#,
        "change: “liked” is not a change; write new, edited or deleted"
      ),
      (#"{"id":"1" "at":1709283600}"#, "byte 11: a comma or } must stand here"),
      (#"{"id":"1",}"#, "byte 11: a key in quotes must stand here"),
      (#"{"id":"\x"}"#, "byte 8: there is no such escape after a backslash"),
      (#"{"id":"\u12"}"#, "byte 8: four hexadecimal digits must follow \\u"),
      (#"{"id":1-2}"#, "byte 8: a comma or } must stand here"),
      (#"{"id":nul}"#, "byte 7: no value begins like this"),
      (#"{"id":"1"} {}"#, "byte 12: there is text after the object"),
      (#"hello"#, "byte 1: an object must stand here, beginning with {"),
      (#"{"id":"1"#, "byte 7: the quote that opens here is never closed"),
    ])
  func badLines(row: String, complaint: String) throws {
    let reading = try read(Self.good + row + "\n" + Self.good)
    #expect(reading.complaints == ["2 " + complaint])
    #expect(reading.rejections.map(\.raw) == [Array((row + "\n").utf8)])
    #expect(reading.messages.count == 2)
  }

  @Test("that is cut in the midst of a line loses that line only")
  func cutMidLine() throws {
    let reading = try read(Self.good + #"{"id":"2","at":17092"#)
    #expect(reading.messages.count == 1)
    #expect(reading.complaints == ["2 the file ends in the midst of this row"])
  }

  @Test("with objects ten thousand deep is refused, not a crash")
  func deep() throws {
    let row = String(repeating: #"{"a":"#, count: 10_000)
    let list = #"{"id":"1","a":"# + String(repeating: "[", count: 10_000) + "\n"
    let reading = try read(row + "\n" + list + Self.good)
    #expect(reading.rejections.count == 2)
    #expect(reading.messages.count == 1)
  }

  @Test("that is one list says how to turn it into lines")
  func jsonArray() {
    #expect(throws: ImportError.self) { try read("[\(Self.good)]") }
  }
}
