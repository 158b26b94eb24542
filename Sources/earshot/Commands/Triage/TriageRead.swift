import ArgumentParser
import Channels
import Foundation
import Model
import Triage

struct TriageRead: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "read", abstract: "Read messages and profiles from standard input, and answer a line for each.",
    discussion: """
      In: one JSON object a line, {"text": …} for a message, {"bio": …, "name": …, "followers": …} for a profile. \
      Out: one JSON object a line, in the same order; {"error": …} for a line that cannot be read.
      """)

  @OptionGroup var global: GlobalOptions

  func run(_ session: Session) async throws {
    let triage = try await session.triage()
    let input = try session.around.readInput()
    var (read, refused) = (0, 0)
    input.withUnsafeBytes { bytes in
      let scan = RecordReader.scanner(fields: ["text", "bio", "name", "followers", "verified"])
      for line in bytes.split(separator: UInt8(ascii: "\n")) {
        if line.allSatisfy({ $0 <= 0x20 }) { continue }
        switch scan(UnsafeRawBufferPointer(rebasing: line)) {
        case .success(let record) where record[0] != nil || record[1] != nil || record[2] != nil:
          session.out.line(Self.answer(triage, record).text)
          read += 1
        case .success:
          session.out.line(Self.refusal("the object has neither a text nor a bio"))
          refused += 1
        case .failure(let fault):
          session.out.line(Self.refusal(fault.what))
          refused += 1
        }
      }
    }
    if read == 0 && refused > 0 { throw Ended(status: ExitStatus.badData.rawValue) }
  }

  private static func refusal(_ what: String) -> String {
    JSON.object([.init(name: "error", value: .string(what))]).text
  }

  private static func answer(_ triage: Triage, _ record: RecordReader.Record) -> JSON {
    if let text = record[0] { return .examination(triage.examine(text)) }
    return .profile(
      triage.examineProfile(
        name: record[2] ?? "", bio: record[1] ?? "",
        followers: record[3].flatMap { Double($0) }.flatMap(Int.init(exactly:)),
        verified: record[4] == "true"))
  }
}
