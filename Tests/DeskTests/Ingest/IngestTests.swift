import Model
import Testing
import ThrowawayPostgres

@testable import Desk

@Suite(.onBothDatabases) struct IngestTests {
  @Test("a message opens a conversation that is read and has a clock")
  func opens() async throws {
    let scene = try await Scene()
    let report = try await scene.desk.ingest([scene.message("1", "Where is my parcel? I wait since Monday!")])
    #expect(report.opened == 1)
    let id = try #require(report.items[0].conversation)
    let detail = try #require(try await scene.desk.detail(id))
    #expect(detail.conversation.status == .open)
    #expect(detail.conversation.clock(.firstResponse)?.isRunning == true)
    #expect(detail.messages.map(\.text) == ["Where is my parcel? I wait since Monday!"])
    #expect(detail.follower.profile.handle == "mia_h")
    #expect(detail.events.map(\.body.name).prefix(2) == ["received", "read"])
  }

  @Test("a second copy changes nothing, in the same batch, in a later one, or through another door")
  func duplicates() async throws {
    let scene = try await Scene()
    let message = scene.message("1")
    let first = try await scene.desk.ingest([message, message])
    #expect(first.opened == 1 && first.duplicates == 1)
    let id = try #require(first.items[0].conversation)
    let events = try await scene.conversation(id).events
    let again = try await scene.anotherDesk().ingest([message])
    #expect(again.items == [.duplicate(id)])
    #expect(try await scene.conversation(id).events == events)
  }

  @Test("the same id on another channel is another message")
  func channels() async throws {
    let scene = try await Scene()
    let report = try await scene.desk.ingest([
      scene.message("1"), scene.message("1", channel: "mastodon:@acme@social.example"),
    ])
    #expect(report.opened == 2)
  }

  @Test("a follow-up joins its conversation; another follower in the thread has their own")
  func followUps() async throws {
    let scene = try await Scene()
    let report = try await scene.desk.ingest([
      scene.message("1"), scene.message("2", parent: "1", after: .minutes(1)),
      scene.message("3", by: "joe", parent: "1", after: .minutes(2)),
    ])
    let ids = report.items.map(\.conversation)
    #expect(ids[0] == ids[1])
    #expect(ids[2] != ids[0])
    #expect(report.joined == 1 && report.opened == 2)
  }

  @Test("an answer of ours found on the network stops the clock at its own time")
  func answers() async throws {
    let scene = try await Scene()
    scene.clock.advance(by: .hours(5))
    let id = try await scene.receive(
      scene.message("1"), scene.message("2", parent: "1", after: .minutes(7), "@mia_h Tomorrow.", ours: true))
    let conversation = try await scene.conversation(id)
    #expect(conversation.status == .pending)
    #expect(conversation.clock(.firstResponse)?.state == .stopped(at: Scene.start + .minutes(7)))
    #expect(conversation.exchange.firstAnswerAt == Scene.start + .minutes(7))
  }

  @Test("an answer of ours goes to the conversation of what it answers, also through our own answers")
  func walking() async throws {
    let scene = try await Scene()
    let report = try await scene.desk.ingest([
      scene.message("1"), scene.message("2", by: "joe", parent: "1", after: .minutes(1)),
      scene.message("3", parent: "2", after: .minutes(2), "@mia_h (to joe in truth)", ours: true),
      scene.message("4", parent: "3", after: .minutes(3), "One more thing", ours: true),
    ])
    let ids = report.items.map(\.conversation)
    #expect(ids[2] == ids[1])
    #expect(ids[3] == ids[1])
  }

  private static let exchange: [(id: String, by: String, parent: String?, text: String)] = [
    ("1", "mia_h", nil, "Where is my parcel?"), ("2", "", "1", "@mia_h Which number?"),
    ("3", "mia_h", "2", "Number 7"), ("4", "joe", "1", "Mine is late too"), ("5", "", "4", "@joe Sorry!"),
  ]

  @Test("in whatever order a batch lists an exchange, it becomes the same conversations", arguments: 0..<24)
  func orders(seed: Int) async throws {
    let scene = try await Scene()
    var rest = Self.exchange.enumerated().map { (offset: $0, message: $1) }
    var batch: [Incoming] = []
    var seed = seed
    while !rest.isEmpty {
      let (offset, message) = rest.remove(at: seed % rest.count)
      seed = (seed * 31 + 17) % 1009
      batch.append(
        scene.message(
          message.id, by: message.by, parent: message.parent, after: .minutes(offset), message.text,
          ours: message.by.isEmpty))
    }
    let report = try await scene.desk.ingest(batch)
    let ids = Dictionary(uniqueKeysWithValues: zip(batch.map(\.id), report.items.map(\.conversation)))
    #expect(Set([ids["1"], ids["2"], ids["3"]]).count == 1)
    #expect(ids["4"] == ids["5"])
    #expect(ids["4"] != ids["1"])
  }

  @Test("an exchange that arrives newest first, one by one, is one conversation with no clock left running")
  func newestFirst() async throws {
    let scene = try await Scene()
    var ids: Set<Conversation.ID> = []
    for (offset, message) in Self.exchange.prefix(2).enumerated().reversed() {
      ids.insert(
        try await scene.receive(
          scene.message(
            message.id, by: message.by, parent: message.parent, after: .minutes(offset), message.text,
            ours: message.by.isEmpty)))
    }
    #expect(ids.count == 1)
    let conversation = try await scene.conversation(try #require(ids.first))
    #expect(conversation.status == .pending)
    #expect(conversation.nextClock == nil)
    #expect(conversation.exchange.firstAnswerAt == Scene.start + .minutes(1))
  }

  @Test("a chain of ten answers that arrives newest first stays one thread")
  func chains() async throws {
    let scene = try await Scene()
    var ids: Set<Conversation.ID> = []
    for number in (0..<10).reversed() {
      ids.insert(
        try await scene.receive(
          scene.message("\(number)", parent: number == 0 ? nil : "\(number - 1)", after: .minutes(number))))
    }
    #expect(ids.count == 1)
  }

  @Test("an answer whose question never came opens a conversation that waits, without clocks")
  func orphan() async throws {
    let scene = try await Scene()
    let id = try await scene.receive(scene.message("2", parent: "1", "@mia_h Which number?", ours: true))
    let detail = try #require(try await scene.desk.detail(id))
    #expect(detail.follower.profile.handle == "mia_h")
    #expect(detail.conversation.status == .pending)
    #expect(detail.conversation.clocks.isEmpty)
    // Then she writes, under an account id that the answer could not know.
    var late = scene.message("3", by: "mia_h", parent: "2", after: .minutes(3))
    late.account = "acct:77"
    #expect(try await scene.desk.ingest([late]).items == [.joined(id)])
    #expect(try await scene.desk.detail(id)?.follower.account == "acct:77")
    #expect(try await scene.conversation(id).status == .open)
  }

  @Test("an answer without a question and without a name goes to the only conversation of its thread")
  func onlyConversation() async throws {
    let scene = try await Scene()
    let id = try await scene.receive(scene.message("1", thread: "T"))
    let answer = scene.message("9", parent: "lost", thread: "T", after: .minutes(1), "We look into it", ours: true)
    #expect(try await scene.desk.ingest([answer]).items == [.joined(id)])
  }

  @Test(
    "an answer whose question is not here goes to whom it speaks to",
    arguments: [
      ("@joe Sorry!", "joe"), ("@mia_h @joe Sorry!", "mia_h"), ("@JOE Sorry!", "joe"),
      ("@acme @joe Sorry!", "joe"), ("Sorry, as we told @joe", "joe"),
      // Addressed to somebody whose message has not come: not to those who happen to be here.
      ("@eva Sorry!", "eva"), ("@eva @joe Sorry!", "joe"),
      ("See @who for more", "who"), ("Sorry to all", "unknown"),
    ])
  func addressees(text: String, handle: String) async throws {
    let scene = try await Scene()
    try await scene.receive(scene.message("1", thread: "T"), scene.message("2", by: "joe", thread: "T"))
    let id = try await scene.receive(
      scene.message("9", parent: "lost", thread: "T", after: .minutes(1), text, ours: true))
    #expect(try await scene.desk.detail(id)?.follower.profile.handle == handle)
  }

  @Test("answers that say to nobody, in a thread of several, stand together", arguments: [false, true])
  func toNobody(inOneBatch: Bool) async throws {
    let scene = try await Scene()
    try await scene.receive(scene.message("1", thread: "T"), scene.message("2", by: "joe", thread: "T"))
    let answers = [
      scene.message("8", thread: "T", after: .minutes(1), "Sorry to all", ours: true),
      scene.message("9", thread: "T", after: .minutes(2), "Fixed now", ours: true),
    ]
    var items: [IngestReport.Item] = []
    for batch in inOneBatch ? [answers] : answers.map({ [$0] }) { items += try await scene.desk.ingest(batch).items }
    let id = try #require(items.first?.conversation)
    #expect(items == [.opened(id), .joined(id)])
    #expect(try await scene.desk.detail(id)?.messages.map(\.text) == ["Sorry to all", "Fixed now"])
  }

  @Test("an answer to a handle that is somebody's account, who goes by another now, reaches them")
  func formerHandle() async throws {
    let scene = try await Scene()
    var message = scene.message("1", by: "mia")
    message.profile.handle = "mia_b"
    let id = try #require(try await scene.desk.ingest([message]).items.first?.conversation)
    let answer = scene.message("2", after: .minutes(1), "@mia Ask your pharmacist", ours: true)
    let answered = try #require(try await scene.desk.ingest([answer]).items.first?.conversation)
    let follower = try #require(try await scene.desk.detail(answered)?.follower)
    #expect(try await scene.desk.detail(id)?.follower.id == follower.id)
    #expect(follower.profile.handle == "mia_b")
  }

  @Test("a text of a megabyte is kept whole, and what strangers write stays as they wrote it")
  func hostile() async throws {
    let scene = try await Scene()
    let texts = [
      String(repeating: "lorem ipsum ", count: 90_000), "\u{1B}[2J\u{202E}evil\u{202C}", "Z̸̡̛͎͍a̴l̵g̶o̷",
      "'; DROP TABLE message; --", "{\"json\": \\u0000}", "👩‍👩‍👧‍👦🏳️‍🌈", "\r\n\t",
    ]
    let report = try await scene.desk.ingest(
      texts.enumerated().map { scene.message("\($0)", by: "f\($0)'\"\\", $1) })
    for (text, item) in zip(texts, report.items) {
      let id = try #require(item.conversation)
      #expect(try await scene.desk.detail(id)?.messages.map(\.text) == [text])
    }
  }

  @Test("a post of our own waits for nobody, and those who answer it have their own conversations")
  func ownPost() async throws {
    let scene = try await Scene()
    let post = try await scene.receive(scene.message("1", "New: our app!", ours: true))
    #expect(try await scene.desk.detail(post)?.follower.profile.handle == "unknown")
    let report = try await scene.desk.ingest([
      scene.message("2", parent: "1", after: .minutes(1)),
      scene.message("3", by: "joe", parent: "1", after: .minutes(2)),
    ])
    #expect(report.opened == 2)
  }

  @Test("nobody takes over an account by calling themselves by its id")
  func impostor() async throws {
    let scene = try await Scene()
    var real = scene.message("1", by: "mia_h")
    real.account = "77"
    let id = try await scene.receive(real)
    var impostor = scene.message("2", by: "77", thread: "1", after: .minutes(1))
    impostor.account = "666"
    let other = try await scene.receive(impostor)
    #expect(other != id)
    #expect(try await scene.desk.detail(id)?.follower.account == "77")
  }

  @Test("a reply to itself and answers in a circle are taken in")
  func circles() async throws {
    let scene = try await Scene()
    let report = try await scene.desk.ingest([
      scene.message("1", parent: "1"), scene.message("a", parent: "b"), scene.message("b", parent: "a"),
    ])
    #expect(report.accepted == 3)
  }

  @Test("what cannot be right is rejected alone, with its reason, in its place")
  func rejects() async throws {
    let scene = try await Scene()
    let report = try await scene.desk.ingest([
      scene.message(""), scene.message("1"), scene.message("2", after: .days(400)),
      scene.message("3", change: .deleted),
    ])
    #expect(report.items[0] == .rejected(.noID))
    #expect(report.opened == 1)
    #expect(report.items[2] == .rejected(.absurdDate(Scene.start + .days(400))))
    #expect(report.items[3] == .rejected(.deletesUnknown))
  }

  @Test("a thread ten thousand deep is taken in, each message once", .timeLimit(.minutes(2)))
  func deepThread() async throws {
    let scene = try await Scene()
    scene.clock.advance(by: .hours(12))
    let chain = (0..<10_000).map { number in
      scene.message(
        "\(number)", parent: number == 0 ? nil : "\(number - 1)", after: .seconds(number), "again \(number)",
        ours: number % 2 == 1)
    }
    var ids: Set<Conversation.ID> = []
    for start in stride(from: 0, to: chain.count, by: 1000) {
      let report = try await scene.desk.ingest(Array(chain[start..<start + 1000]))
      #expect(report.accepted == 1000)
      ids.formUnion(report.items.compactMap(\.conversation))
    }
    #expect(ids.count == 1)
    #expect(try await scene.conversation(try #require(ids.first)).messages == 10_000)
  }
}
