import Desk
import Foundation
import Model
import Sample
import Testing

@testable import earshot

/// The sample day as somebody finds it who opens it: a team that is on top of a busy day.
@Suite("The sample desk")
struct SampleDeskTests {
  /// Nights, mornings, office hours, weekends, a change of the clocks, the turn of the year.
  static let moments = [
    "2026-11-26T10:30:00Z", "2026-11-26T15:00:00Z", "2026-11-27T17:45:00Z", "2026-11-28T03:00:00Z",
    "2026-11-29T13:00:00Z", "2026-11-30T07:05:00Z", "2026-03-29T01:30:00Z", "2027-01-01T00:10:00Z",
  ]

  private func open(_ moment: String, seed: UInt64 = 1) async throws -> (day: SampleDesk, now: Instant, folder: URL) {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("earshot-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let now = try #require(Instant(iso8601: moment))
    let path = folder.appendingPathComponent("sample.sqlite").path
    return (try await SampleDesk.open(path, seed: seed, keeps: false, now: { now }), now, folder)
  }

  private func rows(_ query: String, _ desk: Desk, _ now: Instant) async throws -> [Row] {
    try await desk.page(PageRequest(query: try Query(query), me: "cho", now: now, limit: 500, from: .start)).rows
  }

  @Test("is believable at whatever hour it is opened", arguments: moments)
  func counts(moment: String) async throws {
    let (day, now, folder) = try await open(moment)
    defer { try? FileManager.default.removeItem(at: folder) }
    let desk = day.desk
    let open = try await rows("is:open", desk, now)
    let overdue = try await rows("is:overdue", desk, now)
    #expect((55...100).contains(open.count), "\(open.count) open")
    #expect((3...12).contains(overdue.count), "\(overdue.map { "\($0.handle) \($0.kind)" })")
    let safety = try await rows("also:adverse_event,quality_complaint -is:done", desk, now)
    #expect((3...16).contains(safety.count), "\(safety.map { "\($0.handle): \($0.excerpt)" })")
    let press = try await rows("also:media_enquiry -is:done", desk, now)
    #expect((3...14).contains(press.count), "\(press.map(\.handle))")
    // Nobody waits for hours: the worst is late by less than one.
    #expect(overdue.allSatisfy { row in row.due.map { now - $0 < .hours(1) } ?? true })
    // Nearly all that waits has a clock, and some of it is urgent now.
    #expect(open.count { $0.due != nil } * 10 >= open.count * 8)
    #expect((4...30).contains(open.count { row in row.due.map { $0 > now && $0 - now < .minutes(30) } ?? false }))
    // The team is at work: held, answered, done, put off, carried up the line, and something to send.
    for query in ["holder:ana", "holder:ben", "holder:cho", "is:pending", "is:done", "is:snoozed", "is:escalated"] {
      #expect(try await !rows(query, desk, now).isEmpty, "\(query)")
    }
    #expect(try await rows("is:tosend", desk, now).count >= 2)
    #expect(try await rows("holder:none is:open", desk, now).count > 30)
  }

  @Test("is so for other days as well", arguments: [2, 3, 4, 5] as [UInt64])
  func otherDays(seed: UInt64) async throws {
    let (day, now, folder) = try await open("2026-11-26T10:30:00Z", seed: seed)
    defer { try? FileManager.default.removeItem(at: folder) }
    #expect((3...12).contains(try await rows("is:overdue", day.desk, now).count))
    #expect(day.refused.isEmpty, "\(day.refused)")
  }

  @Test("has nothing refused that its team does, and a whole trail")
  func actsAreAccepted() async throws {
    let (day, _, folder) = try await open("2026-11-26T10:30:00Z")
    defer { try? FileManager.default.removeItem(at: folder) }
    #expect(day.refused.isEmpty, "\(day.refused)")
    #expect(try await day.desk.verifyTrail().isEmpty)
  }
}
