/// Finds the values of the wanted keys in one JSON object (RFC 8259) without building anything.
///
/// A wanted name may point into objects with dots: `user.screen_name`. A key that comes twice counts as it
/// stands last. Raw control characters within strings are let pass, for much software writes them.
struct JSONLineScanner {
  struct Fault: Error, Equatable {
    var what: String
    /// The byte, from 1.
    var at: Int
  }

  /// Objects within objects, more than which nobody means.
  static let deepest = 256

  /// A cell for each wanted name, of the line that was scanned last.
  private(set) var cells: [Cell]
  /// Top-level keys that nobody wanted, as far as they were seen; at most thirty.
  private(set) var unused: [[UInt8]] = []
  private let wanted: [[UInt8]]
  private let wantedTops: [[UInt8]]
  private var path: [UInt8] = []
  private var stack: [Int] = []
  private var at = 0

  init(wanted: [String]) {
    self.wanted = wanted.map { Array($0.utf8) }
    wantedTops = wanted.map { Array($0.utf8.prefix { $0 != UInt8(ascii: ".") }) }
    cells = Array(repeating: .absent, count: wanted.count)
  }

  mutating func scan(_ line: UnsafeRawBufferPointer) throws(Fault) {
    for slot in cells.indices { cells[slot] = .absent }
    path.removeAll(keepingCapacity: true)
    stack.removeAll(keepingCapacity: true)
    at = 0
    skipSpace(line)
    try expect("{", line, "an object must stand here, beginning with {")
    stack.append(0)
    var isFirst = true
    while !stack.isEmpty {
      skipSpace(line)
      if peek(line) == UInt8(ascii: "}"), let length = stack.popLast() {
        at += 1
        path.removeLast(path.count - length)
        isFirst = false
        continue
      }
      if !isFirst {
        try expect(",", line, "a comma or } must stand here")
        skipSpace(line)
      }
      isFirst = try member(line)
    }
    skipSpace(line)
    if at < line.count { throw fault("there is text after the object") }
  }

  /// Reads a key and its value. When that is an object, steps into it and says true.
  private mutating func member(_ line: UnsafeRawBufferPointer) throws(Fault) -> Bool {
    guard peek(line) == UInt8(ascii: "\"") else { throw fault("a key in quotes must stand here") }
    let key = try string(line)
    skipSpace(line)
    try expect(":", line, "a colon must stand here")
    skipSpace(line)
    let outer = path.count
    if outer > 0 { path.append(UInt8(ascii: ".")) }
    path.append(contentsOf: key.bytes(in: line))
    let slot = wanted.firstIndex(of: path)
    if stack.count == 1, slot == nil { noteUnused() }
    if peek(line) == UInt8(ascii: "{") {
      if let slot { cells[slot] = Cell(start: at, end: at, form: .object) }
      guard stack.count < Self.deepest else { throw fault("objects stand deeper than \(Self.deepest) in each other") }
      at += 1
      stack.append(outer)
      return true
    }
    let value = try value(line)
    if let slot { cells[slot] = value }
    path.removeLast(path.count - outer)
    return false
  }

  private mutating func noteUnused() {
    guard unused.count < 30, !wantedTops.contains(path), !unused.contains(path) else { return }
    unused.append(path)
  }

  private mutating func value(_ line: UnsafeRawBufferPointer) throws(Fault) -> Cell {
    guard let byte = peek(line) else { throw fault("the line ends where a value must stand") }
    switch byte {
    case UInt8(ascii: "\""): return try string(line)
    case UInt8(ascii: "["): return try list(line)
    case UInt8(ascii: "t"): return try word("true", .yes, line)
    case UInt8(ascii: "f"): return try word("false", .no, line)
    case UInt8(ascii: "n"): return try word("null", .null, line)
    default: return try number(line)
    }
  }

  /// The cell is what stands between the quotes.
  private mutating func string(_ line: UnsafeRawBufferPointer) throws(Fault) -> Cell {
    let open = at
    at += 1
    var form = Cell.Form.string
    while at < line.count {
      let byte = line[at]
      if byte == UInt8(ascii: "\"") {
        at += 1
        return Cell(start: open + 1, end: at - 1, form: form)
      }
      if byte == UInt8(ascii: "\\") {
        form = .escapedString
        try escape(line)
      } else {
        at += 1
      }
    }
    at = open
    throw fault("the quote that opens here is never closed")
  }

  private mutating func escape(_ line: UnsafeRawBufferPointer) throws(Fault) {
    guard at + 1 < line.count else { throw fault("the line ends in a backslash") }
    switch line[at + 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
      UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      at += 2
    case UInt8(ascii: "u"):
      guard at + 6 <= line.count, line[(at + 2)..<(at + 6)].allSatisfy({ Self.hexDigit($0) != nil }) else {
        throw fault("four hexadecimal digits must follow \\u")
      }
      at += 6
    default: throw fault("there is no such escape after a backslash")
    }
  }

  /// Passes over a list, whatever is in it: only brackets and strings are looked at.
  private mutating func list(_ line: UnsafeRawBufferPointer) throws(Fault) -> Cell {
    let open = at
    var depth = 0
    while at < line.count {
      switch line[at] {
      case UInt8(ascii: "\""):
        _ = try string(line)
        continue
      case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
      default: break
      }
      at += 1
      if depth == 0 { return Cell(start: open, end: at, form: .list) }
    }
    at = open
    throw fault("the list that opens here is never closed")
  }

  private mutating func word(
    _ word: StaticString, _ form: Cell.Form, _ line: UnsafeRawBufferPointer
  ) throws(Fault) -> Cell {
    let end = at + word.utf8CodeUnitCount
    guard end <= line.count, line[at..<end].elementsEqual(UnsafeBufferPointer(start: word.utf8Start, count: end - at))
    else { throw fault("no value begins like this") }
    defer { at = end }
    return Cell(start: at, end: end, form: form)
  }

  private mutating func number(_ line: UnsafeRawBufferPointer) throws(Fault) -> Cell {
    let start = at
    if peek(line) == UInt8(ascii: "-") { at += 1 }
    try digits(line, start)
    if peek(line) == UInt8(ascii: ".") {
      at += 1
      try digits(line, start)
    }
    if let byte = peek(line), byte | 0x20 == UInt8(ascii: "e") {
      at += 1
      if let sign = peek(line), sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { at += 1 }
      try digits(line, start)
    }
    return Cell(start: start, end: at, form: .number)
  }

  private mutating func digits(_ line: UnsafeRawBufferPointer, _ start: Int) throws(Fault) {
    let first = at
    while let byte = peek(line), (0x30...0x39).contains(byte) { at += 1 }
    if at == first {
      at = start
      throw fault("no value begins like this")
    }
  }

  private func peek(_ line: UnsafeRawBufferPointer) -> UInt8? { at < line.count ? line[at] : nil }

  private mutating func skipSpace(_ line: UnsafeRawBufferPointer) {
    while at < line.count, Cell.isSpace(line[at]) { at += 1 }
  }

  private mutating func expect(
    _ byte: Unicode.Scalar, _ line: UnsafeRawBufferPointer, _ what: String
  ) throws(Fault) {
    guard peek(line) == UInt8(ascii: byte) else { throw fault(at < line.count ? what : "the line ends too early") }
    at += 1
  }

  private func fault(_ what: String) -> Fault { Fault(what: what, at: at + 1) }

  static func hexDigit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
  }
}
