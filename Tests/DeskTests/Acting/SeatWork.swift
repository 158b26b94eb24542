import Chance
import Foundation
import Model

@testable import Desk

/// What one seat does in a process of its own: acts at random, the same for the same seed, and writes down what it was told.
struct SeatWork {
  static let seats = 32
  static let actions = 12
  static let conversations = 40
  /// So many seats also watch, as a console does, and write down what they see in the end.
  static let watching = 4

  static func teammate(_ seat: Int) -> Teammate { Teammate(name: "seat\(seat)", role: seat < 2 ? .lead : .agent) }
  static let team = (0..<seats).map(teammate)

  let desk: Desk
  let seat: Int
  let folder: URL
  private var me: Teammate { Self.teammate(seat) }

  init(_ path: String, _ seat: Int, _ folder: String) throws {
    desk = try Desk.open(path)
    self.seat = seat
    self.folder = URL(filePath: folder)
  }

  // MARK: The process

  func run() async throws {
    let view = seat < Self.watching ? LiveView(desk) : nil
    await view?.start()
    try note("ready")
    try await everybody("ready")
    var log: [String] = []
    var random = SplitMix(seed: UInt64(seat))
    for number in 0..<Self.actions {
      log.append(await act(number, &random))
      try await Task.sleep(for: .milliseconds(Int.random(in: 0..<40, using: &random)))
    }
    try log.joined(separator: "\n").write(to: file("log"), atomically: true, encoding: .utf8)
    try note("done")
    guard let view else { return }
    try await everybody("done")
    try await view.settled().write(to: file("view"), atomically: true, encoding: .utf8)
  }

  private func file(_ name: String) -> URL { Self.file(name, seat, in: folder) }

  static func file(_ name: String, _ seat: Int, in folder: URL) -> URL { folder.appending(path: "\(name)-\(seat)") }

  private func note(_ name: String) throws { try Data().write(to: file(name)) }

  /// Waits until all seats have noted something; for a minute at most.
  private func everybody(_ name: String) async throws {
    let end = ContinuousClock.now + .seconds(60)
    for seat in 0..<Self.seats {
      while !FileManager.default.fileExists(atPath: Self.file(name, seat, in: folder).path) {
        if ContinuousClock.now > end { throw CancellationError() }
        try await Task.sleep(for: .milliseconds(20))
      }
    }
  }

  // MARK: Acting

  /// Does one thing; a line says what, on which conversation, and what came of it.
  private func act(_ number: Int, _ random: inout SplitMix) async -> String {
    let id = Conversation.ID(rawValue: Int64.random(in: 1...Int64(Self.conversations), using: &random))
    let other = Self.teammate(Int.random(in: 0..<Self.seats, using: &random)).name
    let text = "reply \(number) of \(me.name)"
    let pick = Int.random(in: 0..<14, using: &random)
    do {
      switch pick {
      case 0, 1, 2:
        let taken = try await desk.takeNext(by: me, matching: Query())
        return "next\t\(taken.map { "\($0)" } ?? "-")\tdone"
      case 3, 4: return told("undo", id, try await desk.undo(on: [id], by: me).first)
      case 5: return told("undo", id, try await desk.undoLast(by: me).first)
      default:
        let action: Action =
          switch pick {
          case 6: .hold
          case 7: .assign(to: other)
          case 8, 9: .reply(text: text)
          case 10: .ask
          case 11: .takeOver(for: Bool.random(using: &random) ? nil : other)
          case 12: Bool.random(using: &random) ? .handOver : .keep
          default: Bool.random(using: &random) ? .letGo : .note(text: "@\(other) \(number)")
          }
        let result = try await desk.perform(action, on: [id], by: me).first
        return told(action.name.rawValue, id, result, action.name == .reply ? text : "")
      }
    } catch DeskError.refused(let refusal) {
      return "next\t-\trefused \(refusal)"
    } catch DeskError.store(.locked) {
      // On a slow machine one in a queue of 32 may wait too long. Nothing of it may be there then.
      return "\(pick)\t\(id)\tbusy"
    } catch {
      return "\(pick)\t\(id)\tfailed \(error)"
    }
  }

  private func told(_ what: String, _ id: Conversation.ID, _ result: ActionResult?, _ text: String = "") -> String {
    guard let result else { return "\(what)\t-\trefused" }
    let verdict =
      switch result.verdict {
      case .done: "done"
      case .refused: "refused"
      case .failed(let error): "failed \(error)"
      }
    return "\(what)\t\(result.conversation)\t\(verdict)\t\(text)"
  }
}

/// A list that is kept by what changes alone: what is told is read again, nothing else.
actor LiveView {
  private let desk: Desk
  private var rows: [Conversation.ID: String] = [:]
  private var watch: Task<Void, Never>?
  private var failures: [String] = []
  /// When it last heard of a change.
  private var heard = ContinuousClock.now

  init(_ desk: Desk) { self.desk = desk }

  func start() async {
    let changes = desk.changes()
    await readAll()
    watch = Task { for await change in changes { await self.take(change) } }
  }

  /// What it shows once nothing has come for a while.
  func settled() async -> String {
    while ContinuousClock.now - heard < .milliseconds(1200) { try? await Task.sleep(for: .milliseconds(50)) }
    watch?.cancel()
    return (rows.sorted { $0.key < $1.key }.map(\.value) + failures).joined(separator: "\n")
  }

  private func take(_ change: DeskChange) async {
    heard = .now
    if change.isReload { return await readAll() }
    for id in change.conversations { await read(id) }
  }

  private func readAll() async {
    for id in 1...SeatWork.conversations { await read(.init(rawValue: Int64(id))) }
  }

  private func read(_ id: Conversation.ID) async {
    do {
      rows[id] = try await desk.row(id).map(Self.text)
    } catch {
      failures.append("\(error)")
    }
  }

  static func text(_ row: Row) -> String {
    "\(row.id) \(row.status.word) \(row.holder ?? "-") \(row.askedBy ?? "-") \(row.messages) \(row.toSend) "
      + "\(row.updatedAt.milliseconds)"
  }
}
