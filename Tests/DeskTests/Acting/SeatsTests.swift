import Foundation
import Model
import Testing
import ThrowawayPostgres

@testable import Desk

/// Promise 2 and 4, by many real processes: nobody answers twice, and the screen never lies.
@Suite(.onBothDatabases, .serialized, .timeLimit(.minutes(3))) struct SeatsTests {
  @Test("32 processes that act at random: one holder, no reply lost or doubled, a whole trail, views that are true")
  func seats() async throws {
    let scene = try await Scene(withTeam: false)
    try await scene.desk.writing { try $0.set(.team, to: SeatWork.team) }
    _ = try await scene.desk.ingest(
      (0..<SeatWork.conversations).map { scene.message("\($0)", by: "f\($0)", after: .minutes($0)) })
    await run(scene)

    let told = try (0..<SeatWork.seats).flatMap { seat in
      try String(contentsOf: SeatWork.file("log", seat, in: scene.folder), encoding: .utf8).split(separator: "\n")
        .map { Told(seat: SeatWork.teammate(seat).name, $0) }
    }
    #expect(told.count == SeatWork.seats * SeatWork.actions)
    #expect(told.filter { $0.verdict.hasPrefix("failed") }.map(\.verdict) == [])
    #expect(told.count { $0.verdict == "done" } > told.count / 4, "too little happened")
    let desk = scene.desk
    #expect(try await desk.verifyTrail() == [])
    let asked = try await self.asked(desk)
    for number in 1...SeatWork.conversations {
      let id = Conversation.ID(rawValue: Int64(number))
      let detail = try #require(try await desk.detail(id, messages: 10_000, events: 10_000))
      checkHolds(detail)
      checkReplies(detail, told.filter { $0.id == "\(id)" && $0.what == "reply" })
      checkNext(detail, told.filter { $0.id == "\(id)" && $0.what == "next" })
      checkRequest(detail.conversation, asked)
    }
    let outbox = try await desk.outbox(all: true).map(\.text)
    #expect(Set(outbox).count == outbox.count)
    let rows = try await desk.page(PageRequest(query: Query(), me: nil, now: desk.now(), limit: 1000)).rows
    let store = rows.sorted { $0.id < $1.id }.map(LiveView.text).joined(separator: "\n")
    for seat in 0..<SeatWork.watching {
      #expect(try String(contentsOf: SeatWork.file("view", seat, in: scene.folder), encoding: .utf8) == store)
    }
  }

  /// A line of a seat's log.
  private struct Told {
    var seat: String
    var what: String
    var id: String
    var verdict: String
    var text: String

    init(seat: String, _ line: Substring) {
      let parts = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      self.seat = seat
      what = parts.first ?? ""
      id = parts.count > 1 ? parts[1] : ""
      verdict = parts.count > 2 ? parts[2] : "failed \(line)"
      text = parts.count > 3 ? parts[3] : ""
    }
  }

  // MARK: The processes

  /// Starts all seats and waits for their end. Nothing else runs here meanwhile: waiting for a process takes the threads
  /// that other tasks would need, so the seats wait for each other by themselves.
  private func run(_ scene: Scene) async {
    let (path, folder) = (scene.path, scene.folder)
    await withTaskGroup(of: Void.self) { group in
      for seat in 0..<SeatWork.seats {
        group.addTask {
          await #expect(processExitsWith: .success) {
            [path = path as String, folder = folder.path as String, seat = seat as Int] in
            try await SeatWork(path, seat, folder).run()
          }
        }
      }
    }
  }

  // MARK: What must hold

  /// Each change of hands begins where the one before has ended, nobody takes what is held, and only the holder, or a
  /// lead, answers.
  private func checkHolds(_ detail: Detail) {
    var holder: String?
    var request: HandoverRequest?
    for event in detail.events {
      switch event.body {
      case .holder(let from, let to):
        #expect(from == holder, "event \(event.sequence) of \(detail.conversation.id)")
        if event.action == .hold { #expect(from == nil && to == event.by) }
        holder = to
      case .request(let from, let to):
        #expect(from == request)
        if let to { #expect(to.to == holder && to.by != holder) }
        request = to
      case .replied:
        #expect(holder == event.by || SeatWork.team.first { $0.name == event.by }?.role == .lead)
      default: break
      }
    }
    #expect(holder == detail.conversation.holder)
    #expect(request == detail.conversation.request)
  }

  /// What was said to be done is there once, what was refused is not, and what waits to leave is what was not taken back.
  private func checkReplies(_ detail: Detail, _ told: [Told]) {
    let texts = detail.messages.filter { $0.direction == .outbound }.map(\.text)
    #expect(texts.sorted() == told.filter { $0.verdict == "done" }.map(\.text).sorted())
    let waiting = detail.messages.filter { $0.direction == .outbound && $0.state == .toSend }.map(\.number)
    #expect(waiting == detail.conversation.toSend.sorted())
  }

  /// Each that "next" gave was given once.
  private func checkNext(_ detail: Detail, _ told: [Told]) {
    let holds = detail.events.filter { event in
      if case .holder(nil, .some) = event.body { event.action == .hold } else { false }
    }
    for seat in Set(told.map(\.seat)) {
      #expect(told.count { $0.seat == seat } <= holds.count { $0.by == seat })
    }
  }

  /// Only who is asked for what they hold is called. One that an undo of the holder's own brought back does not ring.
  private func checkRequest(_ conversation: Conversation, _ asked: [Conversation.ID: [String]]) {
    let called = asked[conversation.id] ?? []
    #expect(called.isEmpty || called == [conversation.request?.to])
  }

  /// Who is called because somebody asks them, by conversation.
  private func asked(_ desk: Desk) async throws -> [Conversation.ID: [String]] {
    var asked: [Conversation.ID: [String]] = [:]
    for teammate in SeatWork.team {
      for item in try await desk.calls(for: teammate) where item.call.occasion == .asked {
        asked[item.conversation, default: []].append(teammate.name)
      }
    }
    return asked
  }
}
