import ArgumentParser
import Channels
import Model
import Store
import Triage

struct TriageRead: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "read", abstract: "Read messages and profiles from standard input, and answer a line for each.",
    discussion: """
      In: one JSON object a line, {"text": …} for a message, {"bio": …, "name": …, "followers": …, "place": …} for a \
      profile. Out: one JSON object a line, in the same order, as the input comes; {"error": …, "line": …} for a line \
      that cannot be read, and 65 at the end.
      """)

  @OptionGroup var global: GlobalOptions

  func run(_ session: Session) async throws {
    let (triage, now) = try await session.triage()
    let reader = LineReader(triage: triage, now: now)
    var blocks = LineBlocks(session.around.input)
    var refused = 0
    while let block = try blocks.next() {
      let answers = reader.shares(of: block).concurrentMap(share: 1) { reader.answer($0, of: block) }
      for answer in answers {
        session.out.put(answer.bytes)
        refused += answer.refused
      }
      // At once: somebody may wait for it.
      try session.out.flush()
    }
    if refused > 0 { throw Ended(status: ExitStatus.badData.rawValue) }
  }
}

/// Answers lines.
private struct LineReader: Sendable {
  let triage: Triage
  let now: @Sendable () -> Instant

  struct Answer: Sendable {
    var bytes: [UInt8] = []
    var refused = 0
  }

  /// So many bytes of lines one core takes at a time.
  private static let share = 32 << 10

  /// The lines of a block in shares that take about as long as each other.
  func shares(of block: LineBlocks.Block) -> [Range<Int>] {
    var shares: [Range<Int>] = []
    var first = 0
    for (index, line) in block.lines.enumerated()
    where line.range.upperBound - block.lines[first].range.lowerBound >= Self.share {
      shares.append(first..<index + 1)
      first = index + 1
      if first == block.lines.count { return shares }
    }
    shares.append(first..<block.lines.count)
    return shares
  }

  func answer(_ share: Range<Int>, of block: LineBlocks.Block) -> Answer {
    var answer = Answer()
    // An answer is some four times as long as its line.
    answer.bytes.reserveCapacity(Self.share * 5)
    var text = JSONText()
    let scan = RecordReader.scanner(fields: ["text", "bio", "name", "followers", "verified", "place", "location"])
    block.bytes.withUnsafeBytes { bytes in
      for line in block.lines[share] {
        let content = UnsafeRawBufferPointer(rebasing: bytes[line.range])
        let form = RecordReader.Line(content)
        if form == .blank { continue }
        if let fault = fault(line, form) ?? read(content, scan, &text) {
          text.open()
          text.field("error", fault)
          text.field("line", line.number)
          text.close()
          answer.refused += 1
        }
        text.endLine(into: &answer.bytes)
      }
    }
    return answer
  }

  /// Why a line is not even looked at.
  private func fault(_ line: LineBlocks.Line, _ form: RecordReader.Line) -> String? {
    if line.isCut { return "the line is longer than 16 MB" }
    return form == .notUTF8 ? "the line is not UTF-8" : nil
  }

  /// Answers one line.
  /// - Returns: why it cannot be answered, where it cannot.
  private func read(
    _ line: UnsafeRawBufferPointer, _ scan: (UnsafeRawBufferPointer) -> Result<RecordReader.Record, RecordReader.Fault>,
    _ text: inout JSONText
  ) -> String? {
    switch scan(line) {
    case .failure(let fault): return fault.what
    case .success(let record):
      if let message = record[0] {
        text.write(triage.examine(message))
      } else if record[1] != nil || record[2] != nil {
        let bio = record[1] ?? ""
        let profile = triage.examineProfile(
          name: record[2] ?? "", bio: bio, followers: record[3].flatMap { Double($0) }.flatMap(Int.init(exactly:)),
          verified: record[4] == "true")
        text.write(profile, place: .read(place: record[5] ?? record[6] ?? "", bio: bio), at: now())
      } else {
        return "the object has neither a text nor a bio"
      }
      return nil
    }
  }
}
