import Chance
import Foundation
import Model
import Testing

@testable import Channels

@Suite("Any bytes at all")
struct FuzzTests {
  static let pieces: [[UInt8]] =
    [
      ",", "\"", "\"\"", "\n", "\r\n", "\r", "1", "mia", "2024-03-01T09:00:00Z", "🙂", " ", "x,y", "{", "}", "[", ":",
      "\\",
    ]
    .map { Array($0.utf8) } + [[0], [0xFF], [0xC3], [0xEF, 0xBB, 0xBF], [0xED, 0xA0, 0x80]]
  static let csvRow = "7,2024-03-01T09:00:00Z,mia,\"hello, \"\"you\"\"\",\n"
  static let jsonRow = #"{"id":"7","at":1709283600,"author":"mia","text":"a\u00e9\"\\"}"# + "\n"

  static func rubbish(_ seed: Int, _ row: String) -> [UInt8] {
    var random = SplitMix(seed: UInt64(seed))
    var bytes: [UInt8] = []
    for _ in 0..<Int.random(in: 0..<60, using: &random) {
      switch Int.random(in: 0..<10, using: &random) {
      case 0...5: bytes += pieces.randomElement(using: &random) ?? []
      case 6...7: bytes += Array(row.utf8)
      default:
        var broken = Array(row.utf8)
        broken[Int.random(in: 0..<broken.count, using: &random)] = .random(in: 0...255, using: &random)
        bytes += broken
      }
    }
    return bytes
  }

  @Test("as CSV never crash, and every byte comes out once: in a row, or as a blank line", arguments: 0..<400)
  func csv(seed: Int) throws {
    let header = "id,at,author,text,parent\n"
    let rubbish = Self.rubbish(seed, Self.csvRow)
    let reading = try Imported(Array(header.utf8) + rubbish)
    try account(for: rubbish, in: reading, firstLine: 2)
    // The rejected rows, imported again as they stand, are accounted for as well. (Two halves of quoted rows that now
    // stand together may make a whole one: what is mended is up to a person.)
    let rejected = reading.rejections.flatMap(\.raw)
    try account(for: rejected, in: try Imported(Array(header.utf8) + rejected), firstLine: 2)
  }

  @Test("as NDJSON never crash, and every line comes out once", arguments: 400..<800)
  func ndjson(seed: Int) throws {
    let rubbish = Self.rubbish(seed, Self.jsonRow)
    let bytes = Array(Self.jsonRow.utf8) + rubbish
    let reading = try Imported(bytes, name: "in.ndjson")
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: true)
    let blank = lines.filter { line in line.allSatisfy { $0 == 0x20 || (0x09...0x0D).contains($0) } }
    #expect(reading.rows.count == lines.count - blank.count)
  }

  @Test("as CSV mean the same whether they arrive at once or byte by byte", arguments: 800..<1000)
  func byteByByte(seed: Int) {
    let bytes = Self.rubbish(seed, Self.csvRow)
    #expect(records(bytes, step: bytes.count) == records(bytes, step: 1))
  }

  private struct Found: Equatable {
    var step: CSVScanner.Step
    var cells: [Cell]
  }

  private func records(_ bytes: [UInt8], step: Int) -> [Found] {
    var scanner = CSVScanner(delimiter: UInt8(ascii: ","))
    var found: [Found] = []
    var low = 0
    var high = min(step, bytes.count)
    while low < bytes.count {
      let next = bytes.withUnsafeBytes {
        scanner.scan(UnsafeRawBufferPointer(rebasing: $0[low..<high]), isLast: high == bytes.count)
      }
      switch next {
      case .needsMore: high = min(high + step, bytes.count)
      case .record(let length):
        found.append(Found(step: next, cells: scanner.cells))
        low += length
        high = max(high, min(low + 1, bytes.count))
      case .broken(_, let length):
        found.append(Found(step: next, cells: []))
        low += length
        high = max(high, min(low + 1, bytes.count))
      }
    }
    return found
  }

  /// The first lines of rows rise; rejected rows are verbatim; between two rows stand accepted or blank lines only.
  private func account(for bytes: [UInt8], in reading: Imported, firstLine: Int) throws {
    let lines = reading.rows.map(\.line)
    #expect(lines == lines.sorted() && Set(lines).count == lines.count)
    var starts = [0]
    for (index, byte) in bytes.enumerated() where byte == 0x0A { starts.append(index + 1) }
    var covered = 0
    for (index, row) in reading.rows.enumerated() {
      let start = starts[row.line - firstLine]
      let gap = bytes[covered..<start]
      #expect(gap.allSatisfy { $0 == 0x0A || $0 == 0x0D }, "only blank lines are passed over")
      switch row {
      case .rejected(let rejection):
        #expect(Array(bytes[start...].prefix(rejection.raw.count)) == rejection.raw)
        covered = start + rejection.raw.count
      case .accepted(_, let line):
        // It ends where a later row or a blank line begins; its own length is not told.
        let next = index + 1 < reading.rows.count ? starts[reading.rows[index + 1].line - firstLine] : bytes.count
        covered = next
        #expect(line >= firstLine)
      }
    }
    #expect(bytes[covered...].allSatisfy { $0 == 0x0A || $0 == 0x0D })
    #expect(reading.progress.accepted + reading.progress.rejected == reading.rows.count)
  }
}
