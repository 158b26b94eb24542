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

  /// In one copy: several times as fast as taking the bytes from the view of a string.
  private mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { bytes.append(contentsOf: $0) }
  }

  public mutating func open() {
    separate()
    bytes.append(UInt8(ascii: "{"))
  }

  public mutating func openArray() {
    separate()
    bytes.append(UInt8(ascii: "["))
  }

  public mutating func close() {
    bytes.append(UInt8(ascii: "}"))
    needsComma = true
  }

  public mutating func closeArray() {
    bytes.append(UInt8(ascii: "]"))
    needsComma = true
  }

  /// A comma, where a value stands before.
  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    needsComma = false
  }

  /// A value that needs no escape.
  private mutating func plain(_ text: String) {
    separate()
    append(text)
    needsComma = true
  }

  /// A key; a value must follow. Keys are ours: plain words that need no escape.
  public mutating func key(_ name: String) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    append(name)
    bytes.append(UInt8(ascii: "\""))
    bytes.append(UInt8(ascii: ":"))
  }

  /// A key of which it is not known whether it needs escapes; a value must follow.
  public mutating func key(quoting name: String) {
    separate()
    Self.quote(name, to: &bytes)
    bytes.append(UInt8(ascii: ":"))
  }

  /// JSON that is written already, by something that is trusted to write it.
  public mutating func written(_ json: String) { plain(json) }

  public mutating func value(_ number: some FixedWidthInteger) { plain(String(number)) }

  /// A number of the most common kind, digit by digit.
  public mutating func value(_ number: Int) {
    separate()
    if number < 0 { bytes.append(UInt8(ascii: "-")) }
    var rest = number.magnitude
    var scale: UInt = 1
    while rest / scale >= 10 { scale *= 10 }
    while scale > 0 {
      bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest / scale))
      rest %= scale
      scale /= 10
    }
    needsComma = true
  }

  /// A whole number where it is one; null where there is none, or none that JSON can say.
  public mutating func value(_ number: Double?) {
    guard let number, number.isFinite else { return null() }
    plain(Int64(exactly: number).map(String.init) ?? String(number))
  }

  public mutating func null() { plain("null") }

  public mutating func value(_ flag: Bool) { plain(flag ? "true" : "false") }

  public mutating func value(_ string: String) {
    separate()
    Self.quote(string, to: &bytes)
    needsComma = true
  }

  public mutating func field(_ name: String, _ number: some FixedWidthInteger) {
    key(name)
    value(number)
  }

  public mutating func field(_ name: String, _ number: Int) {
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

  /// Null where there is none.
  public mutating func field(_ name: String, _ string: String?) {
    key(name)
    if let string { value(string) } else { null() }
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
