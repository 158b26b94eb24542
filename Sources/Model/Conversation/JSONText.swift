/// One line of JSON being written, for what is written often: events and rows.
public struct JSONText: Sendable {
  public private(set) var text = ""
  private var needsComma = false

  public init() { text.reserveCapacity(192) }

  public mutating func open() { punctuate("{") }
  public mutating func openArray() { punctuate("[") }

  public mutating func close() {
    text += "}"
    needsComma = true
  }

  public mutating func closeArray() {
    text += "]"
    needsComma = true
  }

  private mutating func punctuate(_ mark: String) {
    if needsComma { text += "," }
    text += mark
    needsComma = false
  }

  /// A key; a value must follow. Keys are ours: plain words that need no escape.
  public mutating func key(_ name: String) {
    punctuate("\"")
    text += name
    text += "\":"
  }

  public mutating func value(_ number: some FixedWidthInteger) {
    punctuate("")
    text += String(number)
    needsComma = true
  }

  /// A whole number where it is one; null where there is none, or none that JSON can say.
  public mutating func value(_ number: Double?) {
    punctuate("")
    if let number, number.isFinite {
      text += Int64(exactly: number).map(String.init) ?? String(number)
    } else {
      text += "null"
    }
    needsComma = true
  }

  public mutating func value(_ flag: Bool) {
    punctuate(flag ? "true" : "false")
    needsComma = true
  }

  public mutating func value(_ string: String) {
    punctuate("")
    Self.quote(string, to: &text)
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
