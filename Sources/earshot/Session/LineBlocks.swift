#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The lines of an input, block by block: as many whole lines as are there, in bounded memory.
///
/// A block ends where the input pauses, so that whoever types, or follows a file, is answered at once.
struct LineBlocks {
  struct Line: Sendable {
    /// Its bytes in the block, without the line end.
    var range: Range<Int>
    /// Counted from 1 over the whole input.
    var number: Int
    /// Whether it was longer than is read.
    var isCut = false
  }

  struct Block: Sendable {
    var bytes: [UInt8]
    var lines: [Line]
  }

  /// A block is about so large; larger only for a long line.
  private let most: Int
  /// More of a line is not kept: far beyond what is read of a text.
  private let longest: Int
  private let source: ByteSource
  private var buffer: [UInt8] = []
  /// What is taken at once.
  private var scratch = [UInt8](repeating: 0, count: 128 << 10)
  /// The lines so far.
  private var number = 0
  private var isAtEnd = false
  private var isCutting = false

  init(_ source: ByteSource, most: Int = 256 << 10, longest: Int = 16 << 20) {
    self.source = source
    self.most = most
    self.longest = longest
  }

  /// The next lines; waits for the first of them. nil at the end.
  mutating func next() throws(Failure) -> Block? {
    var lineEnd = buffer.lastIndex(of: 0x0A)
    while !isAtEnd, lineEnd == nil || buffer.count < most {
      let before = buffer.count
      switch try fill(waits: lineEnd == nil) {
      case .nothing: return block(lineEnd)
      case .end: isAtEnd = true
      case .bytes:
        if let found = buffer[before...].lastIndex(of: 0x0A) { lineEnd = found }
        if lineEnd == nil, buffer.count > longest {
          // What is left of it is not kept, only its end looked for.
          isCutting = true
          buffer.removeSubrange(longest...)
        } else if isCutting, let first = buffer[before...].firstIndex(of: 0x0A) {
          buffer.removeSubrange(min(longest, first)..<first)
          lineEnd = buffer.lastIndex(of: 0x0A)
        }
      }
    }
    return block(isAtEnd ? buffer.indices.last : lineEnd)
  }

  private mutating func fill(waits: Bool) throws(Failure) -> ByteSource.Taken {
    let result: Result<ByteSource.Taken, Failure> = scratch.withUnsafeMutableBytes { room in
      do throws(Failure) { return .success(try source.take(room, waits)) } catch { return .failure(error) }
    }
    let taken = try result.get()
    if case .bytes(let count) = taken { buffer.append(contentsOf: scratch[..<count]) }
    return taken
  }

  /// Takes what stands up to a line's end out of the buffer.
  private mutating func block(_ end: Int?) -> Block? {
    guard let end else { return nil }
    var lines: [Line] = []
    let rest = Array(buffer[(end + 1)...])
    buffer.removeSubrange((end + 1)...)
    buffer.withUnsafeBytes { bytes in
      var start = 0
      while start < bytes.count {
        let stop = Self.lineEnd(in: bytes, from: start) ?? bytes.count
        number += 1
        lines.append(Line(range: start..<stop, number: number, isCut: isCutting && lines.isEmpty))
        start = stop + 1
      }
    }
    isCutting = false
    defer { buffer = rest }
    return Block(bytes: buffer, lines: lines)
  }

  private static func lineEnd(in bytes: UnsafeRawBufferPointer, from start: Int) -> Int? {
    guard let base = bytes.baseAddress, start < bytes.count,
      let found = memchr(base + start, 0x0A, bytes.count - start)
    else { return nil }
    return UnsafeRawPointer(found) - base
  }
}
