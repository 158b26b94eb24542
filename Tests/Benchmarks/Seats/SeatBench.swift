import Desk
import Foundation
import Model
import Synchronization

/// What many seats can do on one desk: `SeatBench DESK SEATS SECONDS [changes]`, where DESK is an empty desk or one that
/// this has filled, a file or `postgres://…`. With `changes` it measures how soon seats are told, and nothing else.
/// Prints one JSON object. `SeatBench DESK feed` takes in what each line of its input says, `NUMBER ID TEXT`: a message to one
/// of those conversations, stored at once. `SeatBench DESK days COMMENTS FIRST` has a team work through the comments of its
/// input, so many a day from that day on.
///
/// Each seat is a `Desk` of its own, with its own sessions, in this process.
@main
enum SeatBench {
  static func main() async throws {
    let arguments = CommandLine.arguments
    if arguments.count == 3, arguments[2] == "feed" { return try await feed(try Desk.open(arguments[1])) }
    if arguments.count == 5, arguments[2] == "days", let perDay = Int(arguments[3]), let first = Int(arguments[4]) {
      var days = try Days(arguments[1], from: first, perDay: perDay)
      try await days.run()
      return print("{\"acts\": \(days.acts), \"refused\": \(days.refused)}")
    }
    let isOfChanges = arguments.last == "changes"
    guard arguments.count == (isOfChanges ? 5 : 4), let count = Int(arguments[2]), let seconds = Double(arguments[3])
    else {
      print("SeatBench DESK SEATS SECONDS [changes] | SeatBench DESK feed | SeatBench DESK days COMMENTS FIRST")
      exit(64)
    }
    let seats = try (0..<count).map { number in
      Seat(desk: try Desk.open(arguments[1]), me: Teammate(name: "seat\(number)", role: .agent))
    }
    let ids = try await fill(seats[0].desk)
    if isOfChanges || seconds == 0 {
      let waits = try await changes(seats, on: ids, for: seconds)
      return print(
        """
        {"seats": \(count), "change_median_ms": \(waits.at(0.5)), "change_p99_ms": \(waits.at(0.99)), \
        "changes": \(waits.count)}
        """)
    }
    let apart = try await actions(seats, on: ids, for: seconds) { seat, round in
      ids[seat * 20 + round % 20]
    }
    let together = try await actions(seats, on: ids, for: seconds) { _, round in ids[round % 10] }
    let waits = try await changes(seats, on: ids, for: seconds)
    let findings = try await seats[0].desk.verifyTrail()
    print(
      """
      {"seats": \(count), "actions_per_s": \(apart.perSecond), "on_ten_per_s": \(together.perSecond), \
      "held_by": \(together.refused), "errors": \(apart.failed + together.failed), "findings": \(findings.count), \
      "change_median_ms": \(waits.at(0.5)), "change_p99_ms": \(waits.at(0.99)), "changes": \(waits.count)}
      """)
  }

  struct Seat: Sendable {
    var desk: Desk
    var me: Teammate
  }

  /// Twenty conversations a seat.
  private static func fill(_ desk: Desk) async throws -> [Conversation.ID] {
    let now = Desk.systemTime()
    let batch = (0..<2000).map { number in
      Incoming(
        channel: "x:@acme", id: "\(number)", account: "f\(number)", profile: Profile(handle: "f\(number)"), at: now,
        text: "Where is my parcel number \(number)?")
    }
    return try await desk.ingest(batch).items.compactMap(\.conversation)
  }

  private static func feed(_ desk: Desk) async throws {
    while let line = readLine() {
      let parts = line.split(separator: " ", maxSplits: 2).map(String.init)
      guard parts.count == 3 else { continue }
      let message = Incoming(
        channel: "x:@acme", id: parts[1], parent: parts[0], account: "f\(parts[0])",
        profile: Profile(handle: "f\(parts[0])"), at: Desk.systemTime(), text: parts[2])
      _ = try await desk.ingest([message])
    }
  }

  struct Tally {
    var done = 0
    var refused = 0
    var failed = 0
    var seconds = 0.0
    var perSecond: Int { Int(Double(done) / seconds) }
  }

  /// Holds and lets go, one after the other, at all seats at once.
  private static func actions(
    _ seats: [Seat], on ids: [Conversation.ID], for seconds: Double,
    _ choose: @escaping @Sendable (Int, Int) -> Conversation.ID
  ) async throws -> Tally {
    let begin = ContinuousClock.now
    let end = begin + .seconds(seconds)
    var all = await withTaskGroup(of: Tally.self) { group in
      for (number, seat) in seats.enumerated() {
        group.addTask {
          var tally = Tally()
          var round = 0
          while ContinuousClock.now < end {
            let id = choose(number, round)
            round += 1
            for action in [Action.hold, .letGo] {
              do {
                let verdict = try await seat.desk.perform(action, on: [id], by: seat.me).first?.verdict
                switch verdict {
                case .done: tally.done += 1
                case .refused: tally.refused += 1
                case .failed, nil: tally.failed += 1
                }
                if case .refused = verdict { break }
              } catch {
                tally.failed += 1
              }
            }
          }
          return tally
        }
      }
      return await group.reduce(into: Tally()) { all, one in
        all.done += one.done
        all.refused += one.refused
        all.failed += one.failed
      }
    }
    all.seconds = (ContinuousClock.now - begin) / .seconds(1)
    return all
  }

  final class Board: Sendable {
    /// When each conversation was changed last; changes of one come a second apart, so none is taken for another.
    let begun = Mutex<[Conversation.ID: ContinuousClock.Instant]>([:])
    /// How long it took until a seat was told, in milliseconds.
    let waits = Mutex<[Double]>([])
  }

  struct Waits {
    var milliseconds: [Double]
    var count: Int { milliseconds.count }
    func at(_ part: Double) -> Double {
      milliseconds.isEmpty ? -1 : (milliseconds[Int(Double(milliseconds.count - 1) * part)] * 100).rounded() / 100
    }
  }

  /// Two hundred changes a second at one seat: how long until each other seat has been told of each.
  private static func changes(_ seats: [Seat], on ids: [Conversation.ID], for seconds: Double) async throws -> Waits {
    let board = Board()
    let watching = seats.dropFirst().map { seat in
      let changes = seat.desk.changes()
      return Task {
        // Others change the same conversations; each change of ours counts once.
        var told: [Conversation.ID: ContinuousClock.Instant] = [:]
        for await change in changes {
          let now = ContinuousClock.now
          let begun = board.begun.withLock { begun in
            change.conversations.compactMap { id in begun[id].map { (id, $0) } }
          }
          let found = begun.filter { told.updateValue($1, forKey: $0) != $1 }
          board.waits.withLock { $0 += found.map { (now - $1) / .milliseconds(1) } }
        }
      }
    }
    let begin = ContinuousClock.now
    for round in 0..<Int(seconds * 200) {
      try await Task.sleep(until: begin + .milliseconds(5 * round))
      let id = ids[round % 400]
      board.begun.withLock { $0[id] = .now }
      let action: Action = round / 400 % 2 == 0 ? .hold : .letGo
      _ = try await seats[0].desk.perform(action, on: [id], by: seats[0].me)
    }
    try await Task.sleep(for: .seconds(1))
    for task in watching { task.cancel() }
    return Waits(milliseconds: board.waits.withLock { $0.sorted() })
  }
}
