import Desk
import Model

/// The team with where it sits and what it has to do: what `team` lists.
struct SeatTable {
  private struct Entry {
    var teammate: Teammate
    /// Where they sit now; empty when they are away.
    var seats: [Presence]
    var lastSeen: Instant?
    /// Conversations that are not done; of those the ones due within half an hour or overdue.
    var held: Int
    var dueSoon: Int
  }

  private let entries: [Entry]
  private let now: Instant

  init(_ desk: Desk, _ team: [Teammate], now: Instant) async throws {
    let plan = try await desk.presence()
    let held = team.map { Query(.state([.open, .pending, .snoozed]), .holder([.named($0.name)])) }
    let due = held.map { query in
      var query = query
      query.terms.append(.init(.due([.left(.less(30 * 60_000))])))
      return query
    }
    let counts = try await desk.count(held + due, me: "")
    let here = plan.here(at: now)
    entries = team.enumerated().map { index, teammate in
      Entry(
        teammate: teammate, seats: here.filter { $0.teammate == teammate.name },
        lastSeen: plan.lastSeen(teammate.name), held: counts[index], dueSoon: counts[team.count + index])
    }
    self.now = now
  }

  var json: [JSON] {
    entries.map { entry in
      [
        "name": .string(entry.teammate.name), "role": .string(entry.teammate.role.rawValue),
        "here": .bool(!entry.seats.isEmpty), "last_seen": .string(entry.lastSeen?.iso8601),
        "seats": .array(
          entry.seats.map { seat in
            [
              "since": .string(seat.since.iso8601), "reads": Self.number(seat.looking),
              "writes_to": Self.number(seat.writing?.conversation),
            ]
          }),
        "holds": .int(entry.held), "due_soon": .int(entry.dueSoon),
      ]
    }
  }

  var table: Table {
    var table = Table(
      .init(title: "name"), .init(title: "role"), .init(title: "holds", isNumber: true),
      .init(title: "due soon", isNumber: true), .init(title: "here"), .init(title: "at"))
    for entry in entries {
      table.add(
        .init(entry.teammate.name), .init(entry.teammate.role.rawValue), "\(entry.held)", "\(entry.dueSoon)",
        .init(when(entry)), .init(entry.seats.compactMap(Self.place).joined(separator: ", ")))
    }
    return table
  }

  private func when(_ entry: Entry) -> String {
    if let since = entry.seats.map(\.since).min() { return "since \(Words.time(since))" }
    return entry.lastSeen.map { "last \(Words.time($0))" } ?? "─"
  }

  private static func place(_ seat: Presence) -> String? {
    if let writing = seat.writing { return "writes in \(writing.conversation)" }
    return seat.looking.map { "reads \($0)" }
  }

  private static func number(_ id: Conversation.ID?) -> JSON { id.map { .int($0.rawValue) } ?? .null }
}
