#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Finds the fields of one CSV record after the other, as RFC 4180 says, with LF or CRLF.
///
/// It keeps its place when the bytes run out in the midst of a record: call again with the same bytes and more.
/// Offsets count from the record's first byte. A quote within an unquoted field is an ordinary character.
///
/// A record that is not well quoted would swallow what follows. So only its *first line* is given up, and the
/// next line is read afresh: one stray quote costs one row.
struct CSVScanner {
  enum Step: Equatable {
    /// A record of this many bytes, its line's end included; its fields are in `cells`.
    case record(length: Int)
    case needsMore
    /// The first line of a record, this long, must be rejected.
    case broken(Fault, length: Int)
  }

  enum Fault: Equatable {
    /// The offset of the quote.
    case unclosedQuote(at: Int)
    case textAfterQuote(at: Int)
    case tooLong
  }

  private enum Phase {
    case fieldStart, plain, quoted, afterQuote
    case skipLine(Fault)
  }

  let delimiter: UInt8
  /// The fields of the record that was found last.
  private(set) var cells: [Cell] = []
  private var phase = Phase.fieldStart
  private var position = 0
  private var start = 0
  private var isDoubled = false

  init(delimiter: UInt8) { self.delimiter = delimiter }

  /// - Parameters:
  ///   - bytes: From the record's first byte on; not empty.
  ///   - isLast: Whether nothing follows these bytes.
  mutating func scan(_ bytes: UnsafeRawBufferPointer, isLast: Bool) -> Step {
    if position == 0, case .fieldStart = phase { cells.removeAll(keepingCapacity: true) }
    while true {
      let step: Step?
      switch phase {
      case .fieldStart: step = startField(bytes, isLast)
      case .plain: step = readPlain(bytes, isLast)
      case .quoted: step = readQuoted(bytes, isLast)
      case .afterQuote: step = readAfterQuote(bytes, isLast)
      case .skipLine(let fault): step = skipLine(fault, bytes, isLast)
      }
      if let step {
        if step != .needsMore { restart() }
        return step
      }
    }
  }

  /// Says that the record has grown too long to be held: its first line is given up at the next `scan`.
  mutating func giveUp() {
    if case .skipLine = phase { return }
    if case .quoted = phase { fail(.unclosedQuote(at: start - 1)) } else { fail(.tooLong) }
  }

  /// Forgets the record under way; the next `scan` begins one.
  mutating func restart() {
    phase = .fieldStart
    position = 0
  }

  private mutating func fail(_ fault: Fault) {
    phase = .skipLine(fault)
    position = 0
  }

  private mutating func endField(at end: Int) {
    cells.append(Cell(start: start, end: end, form: isDoubled ? .doubledQuotes : .plain))
    isDoubled = false
  }

  private mutating func startField(_ bytes: UnsafeRawBufferPointer, _ isLast: Bool) -> Step? {
    start = position
    guard position < bytes.count else {
      guard isLast else { return .needsMore }
      endField(at: position)
      return .record(length: position)
    }
    if bytes[position] == UInt8(ascii: "\"") {
      position += 1
      start = position
      phase = .quoted
    } else {
      phase = .plain
    }
    return nil
  }

  private mutating func readPlain(_ bytes: UnsafeRawBufferPointer, _ isLast: Bool) -> Step? {
    var at = position
    let count = bytes.count
    while at < count {
      let byte = bytes[at]
      if byte == delimiter || byte == 0x0A { break }
      at += 1
    }
    position = at
    guard at < count else {
      guard isLast else { return .needsMore }
      endField(at: withoutReturn(bytes, at))
      return .record(length: count)
    }
    position = at + 1
    if bytes[at] == 0x0A {
      endField(at: withoutReturn(bytes, at))
      return .record(length: position)
    }
    endField(at: at)
    phase = .fieldStart
    return nil
  }

  /// The end of a field before `at`, without the CR of a CRLF.
  private func withoutReturn(_ bytes: UnsafeRawBufferPointer, _ at: Int) -> Int {
    at > start && bytes[at - 1] == 0x0D ? at - 1 : at
  }

  private mutating func readQuoted(_ bytes: UnsafeRawBufferPointer, _ isLast: Bool) -> Step? {
    guard let quote = Self.find(UInt8(ascii: "\""), in: bytes, from: position) else {
      position = bytes.count
      guard isLast else { return .needsMore }
      fail(.unclosedQuote(at: start - 1))
      return nil
    }
    let next = quote + 1
    if next == bytes.count, !isLast {
      position = quote
      return .needsMore
    }
    if next < bytes.count, bytes[next] == UInt8(ascii: "\"") {
      isDoubled = true
      position = next + 1
      return nil
    }
    endField(at: quote)
    position = next
    phase = .afterQuote
    return nil
  }

  private mutating func readAfterQuote(_ bytes: UnsafeRawBufferPointer, _ isLast: Bool) -> Step? {
    guard position < bytes.count else { return isLast ? .record(length: position) : .needsMore }
    let byte = bytes[position]
    if byte == delimiter {
      position += 1
      phase = .fieldStart
      return nil
    }
    if byte == 0x0A { return .record(length: position + 1) }
    if byte == 0x0D {
      if position + 1 == bytes.count { return isLast ? .record(length: position + 1) : .needsMore }
      if bytes[position + 1] == 0x0A { return .record(length: position + 2) }
    }
    fail(.textAfterQuote(at: position))
    return nil
  }

  private mutating func skipLine(_ fault: Fault, _ bytes: UnsafeRawBufferPointer, _ isLast: Bool) -> Step {
    isDoubled = false
    if let end = Self.find(0x0A, in: bytes, from: position) { return .broken(fault, length: end + 1) }
    position = bytes.count
    return isLast ? .broken(fault, length: bytes.count) : .needsMore
  }

  static func find(_ byte: UInt8, in bytes: UnsafeRawBufferPointer, from: Int) -> Int? {
    guard from < bytes.count, let base = bytes.baseAddress,
      let found = memchr(base + from, Int32(byte), bytes.count - from)
    else { return nil }
    return UnsafeRawPointer(found) - base
  }
}
