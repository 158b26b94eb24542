import Foundation
import Synchronization
import Testing

@testable import earshot

@Suite("Lines as they come")
struct LineBlocksTests {
  private func blocks(
    _ pieces: [String?], most: Int = 1 << 20, longest: Int = 1 << 20
  ) throws -> [[String]] {
    var lines = LineBlocks(ByteSource.handing(pieces.map { $0.map { Array($0.utf8) } }), most: most, longest: longest)
    var found: [[String]] = []
    while let block = try lines.next() {
      found.append(
        block.lines.map { line in
          "\(line.number)\(line.isCut ? "!" : "") " + String(decoding: block.bytes[line.range], as: UTF8.self)
        })
    }
    return found
  }

  @Test("what is there when the input pauses is a block; half a line waits for its end")
  func pauses() throws {
    #expect(try blocks(["a\nb\nc", nil, "d\n", nil, "e\n"]) == [["1 a", "2 b"], ["3 cd"], ["4 e"]])
    #expect(try blocks([nil, "a", nil, "b", nil, "\n", nil]) == [["1 ab"]])
  }

  @Test("a last line may lack its end; empty lines are counted; nothing is nothing")
  func ends() throws {
    #expect(try blocks(["a\n\n", "b"]) == [["1 a", "2 ", "3 b"]])
    #expect(try blocks([]) == [])
    #expect(try blocks(["\n"]) == [["1 "]])
  }

  @Test("a block is bounded, and holds a line that is longer")
  func bounded() throws {
    let found = try blocks(Array(repeating: "0123456789\n", count: 100), most: 64)
    #expect(found.flatMap { $0 }.count == 100)
    #expect(found.allSatisfy { $0.count <= 8 })
    let long = String(repeating: "x", count: 500)
    #expect(try blocks([long, long, "\n", "a\n"], most: 64).flatMap { $0 } == ["1 " + long + long, "2 a"])
  }

  @Test("of a line beyond all bounds the beginning is kept, and the next one is whole")
  func tooLong() throws {
    let long = String(repeating: "x", count: 100)
    let found = try blocks(["a\n", nil, long, long, long + "\nb\nc", nil, "d\n"], most: 64, longest: 120)
    #expect(found.flatMap { $0 } == ["1 a", "2! " + String(repeating: "x", count: 120), "3 b", "4 cd"])
  }

  @Test("however it is cut into pieces, the lines are the same")
  func pieces() throws {
    let text = (0..<60).map { String(repeating: "ab", count: $0 % 7) }.joined(separator: "\n")
    let whole = try blocks([text]).flatMap { $0 }
    for size in 1...9 {
      let bytes = Array(text)
      let pieces = stride(from: 0, to: bytes.count, by: size).map { String(bytes[$0..<min($0 + size, bytes.count)]) }
      #expect(try blocks(pieces, most: 16).flatMap { $0 } == whole)
      #expect(try blocks(pieces.flatMap { [$0, nil] }, most: 16).flatMap { $0 } == whole)
    }
  }
}

@Suite("triage read, as the input comes")
struct TriageStreamTests {
  @Test("what has come is answered before the next is waited for")
  func answersAtOnce() async throws {
    let place = try Place()
    let heard = Mutex<[Int]>([])
    let out = Mutex(0)
    let lines = (1...3).map { Array("{\"text\":\"thanks \($0)\"}\n".utf8) }
    let left = Mutex(lines)
    let around = Surroundings(
      out: Output(isTerminal: false, columns: nil) { bytes in
        out.withLock { $0 += bytes.count { $0 == 0x0A } }
        return 0
      },
      error: Output(isTerminal: false, columns: nil) { _ in 0 }, environment: ["HOME": place.folder.path],
      input: ByteSource { room, waits in
        if !waits { return .nothing }
        // How many answers were given when more was asked for.
        heard.withLock { $0.append(out.withLock { $0 }) }
        return left.withLock { left in
          guard !left.isEmpty else { return .end }
          let line = left.removeFirst()
          room.copyBytes(from: line)
          return .bytes(line.count)
        }
      })
    #expect(await Program.run(["triage", "read"], in: around) == 0)
    #expect(heard.withLock { $0 } == [0, 1, 2, 3])
  }

  @Test("thousands of lines are answered in their order, faults with their number")
  func order() async throws {
    let place = try Place()
    var input = ""
    for number in 1...1_200 {
      input += number % 150 == 0 ? "{\"text\":\n" : "{\"bio\":\"b\",\"place\":\"place \(number)\"}\n"
    }
    let said = await place.run(["triage", "read"], input: input)
    #expect(said.status == 65)
    #expect(said.lines.count == 1_200)
    for (index, line) in said.lines.enumerated() {
      let number = index + 1
      #expect(line.contains(number % 150 == 0 ? "\"line\":\(number)}" : "\"place\":\"place \(number)\""))
    }
  }

  @Test("broken UTF-8 and a line that is no object are told on their own line")
  func faults() async throws {
    let place = try Place()
    let out = Mutex<[UInt8]>([])
    var bytes = Array("{\"text\":\"thanks\"}\n{\"text\":\"caf".utf8) + [0xE9]
    bytes += Array("\"}\n[1]\n{\"text\":\"merci \\ud83d\\u0000\"}\n".utf8)
    let pieces = [bytes]
    let around = Surroundings(
      out: Output(isTerminal: false, columns: nil) { bytes in
        out.withLock { $0 += bytes }
        return 0
      },
      error: Output(isTerminal: false, columns: nil) { _ in 0 }, environment: ["HOME": place.folder.path],
      input: .handing(pieces))
    #expect(await Program.run(["triage", "read"], in: around) == 65)
    let lines = String(decoding: out.withLock { $0 }, as: UTF8.self).split(separator: "\n")
    try #require(lines.count == 4)
    #expect(lines[0].hasPrefix("{\"kind\":\"praise\""))
    #expect(lines[1] == "{\"error\":\"the line is not UTF-8\",\"line\":2}")
    #expect(lines[2] == "{\"error\":\"an object must stand here, beginning with { (byte 1)\",\"line\":3}")
    #expect(lines[3].contains("\"kind\""))
  }

  @Test("a profile says where, and what hour it is there")
  func place() async throws {
    let place = try Place()
    let input = """
      {"bio":"ICU nurse | Lyon","name":"Ana"}
      {"bio":"ICU nurse","location":"Tokyo, Japan"}
      {"bio":"ICU nurse","place":"the moon"}
      {"bio":"ICU nurse"}

      """
    let said = await place.run(["triage", "read"], input: input)
    let wanted = [
      "\"place\":\"Lyon\",\"time_zone\":\"Europe/Paris\",\"utc_offset\":\"+01:00\",\"local_hour\":11,",
      "\"place\":\"Tokyo, Japan\",\"time_zone\":\"Asia/Tokyo\",\"utc_offset\":\"+09:00\",\"local_hour\":19,",
      "\"place\":\"the moon\",\"time_zone\":null,\"utc_offset\":null,\"local_hour\":null,",
      "\"place\":null,\"time_zone\":null,\"utc_offset\":null,\"local_hour\":null,",
    ]
    try #require(said.lines.count == 4)
    for (line, part) in zip(said.lines, wanted) { #expect(line.contains(part)) }
    #expect(
      await place.run(["triage", "explain", "--bio", "Nurse, based in Berlin"]).out.contains("Berlin, 11:00 there"))
  }
}
