/// Reads JSON that the store itself wrote, value by value, in one pass: a conversation's state is read for every
/// message that joins it, and a general decoder takes seven times as long.
struct JSONPull {
  struct Malformed: Error {}

  private let bytes: [UInt8]
  private var index = 0

  init(_ text: String) { bytes = Array(text.utf8) }

  /// Calls back for each key; the callback reads the value or skips it.
  mutating func object(_ field: (String, inout JSONPull) throws -> Void) throws {
    try expect("{")
    if take("}") { return }
    repeat {
      let key = try string()
      try expect(":")
      try field(key, &self)
    } while take(",")
    try expect("}")
  }

  /// Calls back for each element.
  mutating func array(_ element: (inout JSONPull) throws -> Void) throws {
    try expect("[")
    if take("]") { return }
    repeat { try element(&self) } while take(",")
    try expect("]")
  }

  mutating func strings() throws -> [String] {
    var result: [String] = []
    try array { result.append(try $0.string()) }
    return result
  }

  mutating func integer() throws -> Int64 {
    let negative = take("-")
    var number: Int64 = 0
    let start = index
    while index < bytes.count, case let digit = bytes[index], (0x30...0x39).contains(digit) {
      let (tenfold, overflow) = number.multipliedReportingOverflow(by: 10)
      // Downwards, so that the least integer fits as well.
      let (next, further) = tenfold.subtractingReportingOverflow(Int64(digit - 0x30))
      if overflow || further { throw Malformed() }
      number = next
      index += 1
    }
    if index == start { throw Malformed() }
    if negative { return number }
    if number == .min { throw Malformed() }
    return -number
  }

  mutating func flag() throws -> Bool {
    if take("t") { return try word("rue", true) }
    try expect("f")
    return try word("alse", false)
  }

  mutating func string() throws -> String {
    try expect("\"")
    let start = index
    while index < bytes.count, bytes[index] != UInt8(ascii: "\""), bytes[index] != UInt8(ascii: "\\") { index += 1 }
    guard index < bytes.count else { throw Malformed() }
    if bytes[index] == UInt8(ascii: "\"") {
      defer { index += 1 }
      return String(decoding: bytes[start..<index], as: UTF8.self)
    }
    return try escapedString(from: start)
  }

  /// Passes over a value of any kind.
  mutating func skip() throws {
    guard index < bytes.count else { throw Malformed() }
    switch bytes[index] {
    case UInt8(ascii: "{"): try object { _, value in try value.skip() }
    case UInt8(ascii: "["): try array { try $0.skip() }
    case UInt8(ascii: "\""): _ = try string()
    case UInt8(ascii: "t"), UInt8(ascii: "f"): _ = try flag()
    default: _ = try integer()
    }
  }

  private mutating func escapedString(from start: Int) throws -> String {
    var text = Array(bytes[start..<index])
    while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
      let byte = bytes[index]
      index += 1
      guard byte == UInt8(ascii: "\\") else {
        text.append(byte)
        continue
      }
      guard index < bytes.count else { throw Malformed() }
      defer { index += 1 }
      switch bytes[index] {
      case UInt8(ascii: "n"): text.append(0x0a)
      case UInt8(ascii: "r"): text.append(0x0d)
      case UInt8(ascii: "t"): text.append(0x09)
      case UInt8(ascii: "u"):
        // Only characters below U+10000 are written this way, and no surrogates.
        guard index + 4 < bytes.count,
          let code = UInt16(String(decoding: bytes[index + 1...index + 4], as: UTF8.self), radix: 16),
          let scalar = Unicode.Scalar(code)
        else { throw Malformed() }
        text.append(contentsOf: Array(Character(scalar).utf8))
        index += 4
      default: text.append(bytes[index])
      }
    }
    try expect("\"")
    return String(decoding: text, as: UTF8.self)
  }

  private mutating func word(_ rest: StaticString, _ value: Bool) throws -> Bool {
    let count = rest.utf8CodeUnitCount
    guard index + count <= bytes.count else { throw Malformed() }
    for offset in 0..<count where bytes[index + offset] != rest.utf8Start[offset] { throw Malformed() }
    index += count
    return value
  }

  private mutating func take(_ mark: Unicode.Scalar) -> Bool {
    guard index < bytes.count, bytes[index] == UInt8(ascii: mark) else { return false }
    index += 1
    return true
  }

  private mutating func expect(_ mark: Unicode.Scalar) throws {
    guard take(mark) else { throw Malformed() }
  }
}
