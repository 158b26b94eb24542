import Model
import Store
import Testing
import ThrowawayPostgres

@Suite(.onBothDatabases) struct `What strangers write is stored unchanged` {
  static let texts: [String] = [
    "", "\u{0}", "a\u{0}b\u{0}", "' OR 1=1 --", "\"quoted\" \\ back", "line\nfeed\r\ntab\t", "\u{1b}[2J\u{7}",
    "\u{202e}desrever\u{2066}", "z\u{300}\u{301}\u{302}\u{303}algo", "\u{fffd}\u{feff}", "👩‍👩‍👧‍👦🏳️‍🌈", "\u{10ffff}",
    "?1 ?2 :name @x $y", "\u{85}\u{2028}\u{2029}", String(repeating: "長い", count: 200_000),
  ]

  let scratch: Scratch
  let store: Store

  init() throws {
    scratch = try Scratch()
    store = try scratch.store()
  }

  @Test func `In every field of a message, a follower and a conversation`() throws {
    for (number, text) in Self.texts.enumerated() {
      let key = "\(number)\(text.prefix(100))"
      let incoming = Incoming(
        channel: "x:\(key)", id: key, parent: "p\(key)", account: key,
        profile: Profile(handle: key, name: text, bio: text, place: text, followers: number), at: Scene.start,
        text: text, url: text)
      let reading = Reading(topics: [key], language: key)
      let written = try store.write { try $0.receive(incoming, reading, segment: Segment(rawValue: key)) }
      try store.read { (reader) throws in
        #expect(try reader.conversation(written.id) == written)
        let message = try #require(try reader.message(written.id, 1))
        #expect(Array(message.text.utf8) == Array(text.utf8))
        #expect(message.remoteID.map { Array($0.utf8) } == Array(key.utf8))
        #expect(message.url.map { Array($0.utf8) } == Array(text.utf8))
        #expect(try reader.follower(written.follower)?.profile == incoming.profile)
        #expect(try reader.known(incoming.channel, key)?.place == Place(conversation: written.id, number: 1))
        #expect(try reader.row(written.id)?.topics == [key])
        let query = Query(.topic([key]), .language([key]), .segment([Segment(rawValue: key)]), .from([key]))
        #expect(try reader.count(query, me: nil, now: Scene.start) == 1)
      }
    }
    #expect(try store.verify() == [])
  }

  @Test func `In what teammates write`() throws {
    let id = try store.write { try $0.receive(Scene.incoming("hi", id: "1")) }.id
    for text in Self.texts where text.contains(where: { !$0.isWhitespace }) {
      let written = try store.write { writer in
        try writer.perform(.note(text: text), on: id, by: Scene.ana)
        try writer.saveDraft(Draft(conversation: id, text: text, by: "ana", at: Scene.start))
        try writer.setSetting("hostile", text)
        return try writer.perform(.label(add: [String(text.prefix(1000))], remove: []), on: id, by: Scene.ana)
      }
      try store.read { (reader) throws in
        #expect(try reader.conversation(id) == written)
        #expect(try reader.draft(id)?.text.utf8.elementsEqual(text.utf8) == true)
        #expect(try reader.setting("hostile")?.utf8.elementsEqual(text.utf8) == true)
        #expect(try reader.message(id, written.messages)?.text.utf8.elementsEqual(text.utf8) == true)
      }
    }
    #expect(try store.verify() == [])
  }

  @Test func `A thread of three thousand messages is read in pieces`() throws {
    let id = try store.write { writer in
      var conversation = try writer.receive(Scene.incoming("first", id: "0"))
      for number in 1..<3000 {
        conversation = try writer.receive(
          Scene.incoming("reply \(number)", id: String(number), parent: String(number - 1)))
      }
      return conversation.id
    }
    try store.read { (reader) throws in
      #expect(try reader.conversation(id)?.messages == 3000)
      #expect(try reader.lastMessages(id, limit: 3).map(\.number) == [2998, 2999, 3000])
      #expect(try reader.lastMessages(id, before: 2998, limit: 2).map(\.number) == [2996, 2997])
      #expect(try reader.messages(id, from: 1500, limit: 2).map(\.text) == ["reply 1499", "reply 1500"])
      #expect(try reader.row(id)?.excerpt == "reply 2999")
    }
  }
}
