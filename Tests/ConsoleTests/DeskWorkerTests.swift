import Foundation
import Synchronization
import Terminal
import Testing

@testable import Console
@testable import Desk
@testable import Model

/// The console's state on a real desk, without a screen: what is pressed reaches the file, and what others do shows.
@Suite struct DeskWorkerTests {
  /// A desk in a folder of its own, with three comments, and a console for ana.
  private final class Seated {
    let folder: URL
    let desk: Desk
    let mailbox = Mailbox<Input>()
    let worker: DeskWorker
    var state: ConsoleState

    init(_ messages: [Incoming] = (1...3).map(Seated.comment)) async throws {
      folder = FileManager.default.temporaryDirectory.appendingPathComponent("console-\(UUID().uuidString)")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      desk = try Desk.open(folder.appendingPathComponent("desk.sqlite").path)
      desk.use(words: WordFiles(paths: [folder.appendingPathComponent("words.txt").path], mayBeMissing: true))
      for (name, role) in [("lea", Role.lead), ("ana", .agent), ("ben", .agent), ("dana", .executive)] {
        try await desk.add(Teammate(name: name, role: role))
      }
      _ = try await desk.ingest(messages)
      worker = DeskWorker(Seat(desk: desk, teammate: Fixture.ana), mailbox)
      state = ConsoleState(
        setup: Fixture.empty(120, 36).setup, settings: Fixture.settings, now: Desk.systemTime(),
        size: Size(width: 120, height: 36))
      worker.watch()
      perform(state.begin())
    }

    deinit {
      worker.stop()
      try? FileManager.default.removeItem(at: folder)
    }

    static func comment(_ number: Int) -> Incoming {
      Incoming(
        channel: "mastodon:@acme@social.example", id: "m\(number)", account: "f\(number)",
        profile: Profile(handle: "f\(number)"), at: Desk.systemTime() - .seconds(60 - number),
        text: "Why is the leaflet so long, number \(number)?")
    }

    func perform(_ effects: [Effect]) { for effect in effects { worker.perform(effect) } }
    func press(_ keys: String) { perform(state.press(keys, at: Desk.systemTime())) }
    func type(_ text: String) { perform(state.type(text)) }

    /// Takes in answers, and lets time pass, until something is so; a minute at most.
    func until(_ what: String, _ isSo: () async throws -> Bool) async throws {
      let end = ContinuousClock.now + .seconds(60)
      while ContinuousClock.now < end {
        for input in mailbox.take() { perform(state.update(input, at: Desk.systemTime())) }
        perform(state.update(.tick, at: Desk.systemTime()))
        if try await isSo() { return }
        await Task.yield()
      }
      Issue.record("never: \(what); the screen:\n\(state.picture.grid.text)")
    }

    func shows(_ text: String) async throws {
      try await until("the screen shows \(text)") { state.picture.grid.text.contains(text) }
    }
  }

  @Test func `Holding and replying reach the desk, and undo takes the reply back`() async throws {
    let seated = try await Seated()
    try await seated.shows("1–3/3")
    let id = try #require(seated.state.list.cursor)
    seated.press("c")
    try await seated.until("held") { seated.state.list.row(id)?.holder == "ana" }
    seated.press("r")
    seated.type("Because it must be")
    try await seated.until("the draft is on the desk") {
      try await seated.desk.draft(id)?.text == "Because it must be"
    }
    seated.press("Ctrl-s")
    try await seated.shows("in 10 s")
    #expect(try await seated.desk.outbox(all: true).count == 1)
    seated.press("u")
    try await seated.until("taken back, and open to be written better") {
      seated.state.compose?.editor.text == "Because it must be"
    }
    #expect(try await seated.desk.outbox(all: true).isEmpty)
  }

  @Test func `A changed word list is read again and told; a broken one is told, and changes nothing`() async throws {
    let seated = try await Seated()
    try await seated.shows("1–3/3")
    try await seated.until("the lists were looked at") { seated.desk.words.withLock { $0.stamps != nil } }
    let file = seated.folder.appendingPathComponent("words.txt")
    try Data("[topic leaflet]\nleaflet\n".utf8).write(to: file)
    try await seated.shows("Word lists read again: 1 phrase of yours, topics leaflet")
    try Data("[topic leaflet]\nleaflet\n[sympto]\nache\n".utf8).write(to: file)
    try await seated.until("the fault is told") {
      seated.state.notice?.text.hasSuffix(
        "words.txt:3: there is no section [sympto]; did you mean [symptom]? · texts are read by the lists as they were")
        == true
    }
    #expect(seated.desk.wordsInForce().topics == ["leaflet"])
  }

  @Test func `After some corrections a model is learned beside all else, once, and what it is worth is said`()
    async throws
  {
    let seated = try await Seated()
    try await seated.shows("1–3/3")
    let calls = Mutex(0)
    let worker = DeskWorker(Seat(desk: seated.desk, teammate: Fixture.ana), seated.mailbox) { _, teammate in
      calls.withLock { $0 += 1 }
      return "learned for \(teammate.name)"
    }
    defer { worker.stop() }
    worker.learn(after: 2, every: .milliseconds(5))
    let ids = seated.state.list.rows.map(\.id)
    _ = try await seated.desk.perform(.correct(.init(kind: .spam)), on: Array(ids.prefix(1)), by: Fixture.ana)
    try await Task.sleep(for: .milliseconds(50))
    #expect(calls.withLock { $0 } == 0)
    _ = try await seated.desk.perform(.correct(.init(kind: .spam)), on: Array(ids.suffix(1)), by: Fixture.ana)
    try await seated.shows("learned for ana")
    #expect(seated.state.notice?.stays == true)
    try await Task.sleep(for: .milliseconds(50))
    #expect(calls.withLock { $0 } == 1)
  }

  @Test func `What a teammate does shows without a key`() async throws {
    let seated = try await Seated()
    try await seated.shows("1–3/3")
    let id = try #require(seated.state.list.cursor)
    let ben = Teammate(name: "ben", role: .agent)
    _ = try await seated.desk.perform(.hold, on: [id], by: ben)
    try await seated.until("ben holds it") { seated.state.list.row(id)?.holder == "ben" }
    seated.press("c")
    try await seated.shows("Held by ben")
    seated.press("j")
    _ = try await seated.desk.ingest([Seated.comment(4)])
    try await seated.shows("1 new · R")
    #expect(!seated.state.list.rows.contains { $0.handle == "f4" })
    seated.press("R")
    #expect(seated.state.list.rows.contains { $0.handle == "f4" })
  }

  @Test func `What is carried up comes back decided`() async throws {
    let seated = try await Seated()
    try await seated.shows("1–3/3")
    try await seated.until("the team is known") { !seated.state.team.isEmpty }
    let id = try #require(seated.state.list.cursor)
    seated.press("e Enter")
    seated.type("They ask in parliament")
    seated.press("Enter")
    try await seated.until("its reason is known") { seated.state.reasons[id]?.reason == "They ask in parliament" }
    let to = try #require(seated.state.reasons[id]?.escalation.to)
    let who = try #require(seated.state.team.first { $0.name == to })
    _ = try await seated.desk.perform(.decide(.handBack(instruction: "Be brief.")), on: [id], by: who)
    try await seated.shows("\(to) handed back @")
  }

  @Test func `A storm that another process brings in shows in the header, and one key leads to it`() async throws {
    let now = Desk.systemTime()
    func say(_ name: String, _ ago: Duration, _ text: String) -> Incoming {
      Incoming(
        channel: "mastodon:@acme@social.example", id: name, account: name, profile: Profile(handle: name),
        at: now - ago, text: text)
    }
    let usual = (1...60).map { say("usual\($0)", .minutes(10 * $0), "Where is my parcel?") }
    let storm = (1...12).map { say("storm\($0)", .seconds(10 * $0), "Twice as much! #priceOfLiving") }
    let seated = try await Seated(usual)
    _ = try await Desk.open(seated.desk.path).ingest(storm)
    try await seated.until("the warning") { seated.state.picture.grid.text.contains("▲ #priceOfLiving ×12 in 10 min") }
    seated.press("W")
    try await seated.until("the conversations behind it") { seated.state.inbox.rows.count == 12 }
  }
}
