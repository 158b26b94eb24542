/// One line of JSON being written, for what is written often: events and rows.
public struct JSONText: Sendable {
  /// UTF-8: appending bytes is several times as fast as appending to a string.
  private var bytes: [UInt8] = []
  private var needsComma = false

  public init() { bytes.reserveCapacity(512) }

  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Ends the line: hands over what was written, with a newline, and begins anew.
  public mutating func endLine(into lines: inout [UInt8]) {
    lines.append(contentsOf: bytes)
    lines.append(UInt8(ascii: "\n"))
    bytes.removeAll(keepingCapacity: true)
    needsComma = false
  }

  private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  public mutating func open() { punctuate("{") }
  public mutating func openArray() { punctuate("[") }

  public mutating func close() {
    append("}")
    needsComma = true
  }

  public mutating func closeArray() {
    append("]")
    needsComma = true
  }

  private mutating func punctuate(_ mark: String) {
    if needsComma { append(",") }
    append(mark)
    needsComma = false
  }

  /// A key; a value must follow. Keys are ours: plain words that need no escape.
  public mutating func key(_ name: String) {
    punctuate("\"")
    append(name)
    append("\":")
  }

  public mutating func value(_ number: some FixedWidthInteger) {
    punctuate("")
    append(String(number))
    needsComma = true
  }

  /// A whole number where it is one; null where there is none, or none that JSON can say.
  public mutating func value(_ number: Double?) {
    punctuate("")
    if let number, number.isFinite {
      append(Int64(exactly: number).map(String.init) ?? String(number))
    } else {
      append("null")
    }
    needsComma = true
  }

  public mutating func null() {
    punctuate("null")
    needsComma = true
  }

  public mutating func value(_ flag: Bool) {
    punctuate(flag ? "true" : "false")
    needsComma = true
  }

  public mutating func value(_ string: String) {
    punctuate("")
    Self.quote(string, to: &bytes)
    needsComma = true
  }

  public mutating func field(_ name: String, _ number: some FixedWidthInteger) {
    key(name)
    value(number)
  }

  public mutating func field(_ name: String, _ number: Double?) {
    key(name)
    value(number)
  }

  public mutating func field(_ name: String, _ flag: Bool) {
    key(name)
    value(flag)
  }

  public mutating func field(_ name: String, _ string: String) {
    key(name)
    value(string)
  }

  public mutating func field(_ name: String, _ strings: [String]) {
    key(name)
    openArray()
    for string in strings { value(string) }
    closeArray()
  }

  public mutating func field(_ name: String, _ numbers: [Int]) {
    key(name)
    openArray()
    for number in numbers { value(number) }
    closeArray()
  }
}
