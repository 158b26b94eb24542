import Channels
import Desk
import Model

/// What came of the rows of an import.
struct ImportTally {
  /// Why one row is not in.
  struct Reject: Equatable {
    var line: Int
    var reason: String
  }

  private(set) var accepted = 0
  private(set) var opened = 0
  private(set) var joined = 0
  private(set) var updated = 0
  private(set) var duplicates = 0
  private(set) var rejected = 0
  /// The first of them: a report of a million would help nobody.
  private(set) var shown: [Reject] = []

  static let mostShown = 100
  private static let mostListed = 10

  var rows: Int { accepted + duplicates + rejected }

  /// - Parameter items: what the desk made of the rows that could be read, in their order.
  mutating func add(_ rows: [ImportRow], _ items: [IngestReport.Item]) {
    var items = items.makeIterator()
    for row in rows {
      switch row {
      case .rejected(let rejection): reject(rejection.line, rejection.message)
      case .accepted(_, let line):
        guard let item = items.next() else { continue }
        switch item {
        case .opened: opened += 1
        case .joined: joined += 1
        case .updated: updated += 1
        case .duplicate: duplicates += 1
        case .rejected(let rejection): reject(line, rejection.description)
        }
        if item.isAccepted { accepted += 1 }
      }
    }
  }

  private mutating func reject(_ line: Int, _ reason: String) {
    rejected += 1
    if shown.count < Self.mostShown { shown.append(Reject(line: line, reason: reason)) }
  }

  func lines(seconds: Double, rejectsFile: String?) -> [String] {
    let time = Words.spoken(seconds: seconds)
    let speed = seconds > 0 ? ", \(Words.grouped(Int(Double(rows) / seconds))) rows a second" : ""
    var lines = [
      "\(Words.counted(rows, "row")) in \(time)\(speed)",
      "  accepted    \(Words.grouped(accepted)): \(Words.counted(opened, "conversation")) opened, "
        + "\(Words.counted(joined, "message")) joined one"
        + (updated > 0 ? ", \(Words.counted(updated, "edit or deletion", "edits and deletions"))" : ""),
      "  duplicates  \(Words.grouped(duplicates))",
      "  rejected    \(Words.grouped(rejected))",
    ]
    for reject in shown.prefix(Self.mostListed) {
      lines.append("    line \(reject.line): \(Words.safe(reject.reason))")
    }
    if rejected > Self.mostListed { lines.append("    and \(Words.grouped(rejected - Self.mostListed)) more") }
    if rejected > 0 {
      lines.append(
        rejectsFile.map { "  The rejected rows are in \(Words.safe($0)), the reasons beside it." }
          ?? "  --rejects FILE keeps the rejected rows, to mend and import again.")
    }
    return lines
  }

  func json(seconds: Double, rejectsFile: String?, isInterrupted: Bool) -> JSON {
    [
      "rows": .int(rows),
      "accepted": .int(accepted),
      "opened": .int(opened),
      "joined": .int(joined),
      "updated": .int(updated),
      "duplicates": .int(duplicates),
      "rejected": .int(rejected),
      "seconds": .double((seconds * 1000).rounded() / 1000),
      "interrupted": .bool(isInterrupted),
      "rejects_file": .string(rejected > 0 ? rejectsFile : nil),
      "rejects": .array(shown.map { ["line": .int($0.line), "reason": .string($0.reason)] }),
    ]
  }
}
