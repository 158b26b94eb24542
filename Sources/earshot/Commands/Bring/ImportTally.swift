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

  /// A row that is not in: its place in its batch, and why.
  struct RejectedRow: Equatable {
    var index: Int
    var reason: String
  }

  private(set) var accepted = 0
  /// Conversations that a follower's message opened, or joined when there were only answers of ours in it.
  var opened: Int { begun - ownAlone.count }
  private var begun = 0
  /// Conversations opened by a message of ours that no follower has joined so far.
  private var ownAlone: Set<Conversation.ID> = []
  var openedByOurs: Int { ownAlone.count }
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
  /// - Returns: the rows that are not in.
  mutating func add(_ rows: [ImportRow], _ items: [IngestReport.Item]) -> [RejectedRow] {
    var items = items.makeIterator()
    var out: [RejectedRow] = []
    for (index, row) in rows.enumerated() {
      switch row {
      case .rejected(let rejection):
        reject(rejection.line, rejection.message)
        out.append(RejectedRow(index: index, reason: rejection.message))
      case .accepted(let message, let line):
        guard let item = items.next() else { continue }
        count(item, isOurs: message.isOurs)
        if case .rejected(let rejection) = item {
          reject(line, rejection.description)
          out.append(RejectedRow(index: index, reason: rejection.description))
        }
      }
    }
    return out
  }

  private mutating func count(_ item: IngestReport.Item, isOurs: Bool) {
    switch item {
    case .opened(let id):
      begun += 1
      if isOurs { ownAlone.insert(id) }
    case .joined(let id):
      joined += 1
      if !isOurs { ownAlone.remove(id) }
    case .updated: updated += 1
    case .duplicate: duplicates += 1
    case .rejected: break
    }
    if item.isAccepted { accepted += 1 }
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
        + (openedByOurs > 0 ? "\(Words.grouped(openedByOurs)) with messages of our own alone, " : "")
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
      "opened_by_ours": .int(openedByOurs),
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
