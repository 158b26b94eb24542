import Foundation
import Model
import Testing

@testable import Channels

@Suite("A time")
struct TimestampTests {
  private func read(_ text: String) -> Timestamp.Outcome {
    Array(text.utf8).withUnsafeBytes { Timestamp.read($0) }
  }

  @Test(
    "is read in every form that files have it",
    arguments: [
      ("2017-10-31T22:10:47Z", 1_509_487_847_000), ("2017-10-31 22:10:47", 1_509_487_847_000),
      ("2017-10-31 22:10", 1_509_487_800_000), ("2017-10-31T22:10:47.5Z", 1_509_487_847_500),
      ("2017-10-31T22:10:47.123456789+00:00", 1_509_487_847_123), ("2017-11-01T00:10:47+02:00", 1_509_487_847_000),
      ("2017-10-31T18:40:47-0330", 1_509_487_847_000), ("2017-11-01 00:10:47 +02", 1_509_487_847_000),
      ("1509487847", 1_509_487_847_000), ("1509487847.25", 1_509_487_847_250), ("1509487847123", 1_509_487_847_123),
      ("Tue Oct 31 22:10:47 +0000 2017", 1_509_487_847_000), ("Wed Nov 01 00:10:47 +0200 2017", 1_509_487_847_000),
      ("2024-02-29T00:00:00Z", 1_709_164_800_000), ("2000-02-29T00:00:00Z", 951_782_400_000),
    ] as [(String, Int64)])
  func forms(text: String, milliseconds: Int64) {
    #expect(read(text) == .at(Instant(milliseconds: milliseconds)))
  }

  @Test(
    "that no clock ever showed is refused",
    arguments: [
      "", "yesterday", "2017-10-31", "2017-13-01T00:00:00Z", "2023-02-29T00:00:00Z", "2017-04-31T00:00:00Z",
      "2017-10-31T24:00:00Z", "2017-10-31T22:60:00Z", "2017-10-31T22:10:47ZZ", "2017-10-31T22:10:47+2:00",
      "2017-10-31T22:10:47+02:", "2017-10-31T22:10:47.", "31/10/2017 22:10", "Tue Oct 31 22:10:47 2017",
      "Xxx Oct 31 22:10:47 +0000 2017", "-5", "1e9", "15094878471234567", "2017-10-3１T00:00:00Z",
    ])
  func nonsense(text: String) {
    #expect(read(text) == .notATime)
  }

  @Test(
    "of another age is a mistake",
    arguments: [
      "1970-01-01T00:00:00Z", "0001-01-01T00:00:00Z", "2100-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "0", "20171031",
      "150948784712345",
    ])
  func absurd(text: String) {
    #expect(read(text) == .absurd)
  }

  @Test("agrees with Foundation's calendar on every day from 1990 to 2099")
  func everyDay() throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
    for day in stride(from: 7305, to: 47482, by: 1) {
      let parts = calendar.dateComponents(
        [.year, .month, .day], from: Date(timeIntervalSince1970: Double(day) * 86400))
      let (y, m, d) = (try #require(parts.year), try #require(parts.month), try #require(parts.day))
      guard Timestamp.days(y, m, d) == day else {
        Issue.record("\(y)-\(m)-\(d)")
        return
      }
    }
  }
}
