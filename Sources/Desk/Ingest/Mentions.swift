/// The handles that a text mentions, in order: `@mia_h`, `@acme@social.example`.
struct Mentions {
  /// Handles at the head of the text, before its first other word: whom a reply is addressed to.
  private(set) var addressed: [String] = []
  /// Handles further on.
  private(set) var further: [String] = []

  /// More mentions than this say nothing about whom a text answers.
  private static let limit = 16

  init(in text: String) {
    var isHead = true
    let bytes = text.utf8
    var index = bytes.startIndex
    var previous = UInt8(ascii: " ")
    while index < bytes.endIndex, addressed.count + further.count < Self.limit {
      let byte = bytes[index]
      // An `@` inside a word is an address, not a mention; `.@mia` is one.
      if byte == UInt8(ascii: "@"), !Self.belongs(previous) || previous == UInt8(ascii: ".") {
        let start = bytes.index(after: index)
        let end = bytes[start...].firstIndex { !Self.belongs($0) && $0 != UInt8(ascii: "@") } ?? bytes.endIndex
        let handle = Self.trimmed(bytes[start..<end])
        if !handle.isEmpty {
          if isHead { addressed.append(handle) } else { further.append(handle) }
          previous = UInt8(ascii: "a")
          index = end
          continue
        }
      }
      if isHead, Self.belongs(byte), byte != UInt8(ascii: ".") { isHead = false }
      previous = byte
      bytes.formIndex(after: &index)
    }
  }

  /// Whether a byte can be part of a handle. Beyond ASCII everything can: networks differ.
  private static func belongs(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."), 0x80...:
      true
    default: false
    }
  }

  /// Without the full stop or dash that ends a sentence.
  private static func trimmed(_ bytes: Substring.UTF8View) -> String {
    var bytes = bytes
    while let last = bytes.last, last == UInt8(ascii: ".") || last == UInt8(ascii: "-") || last == UInt8(ascii: "@") {
      bytes.removeLast()
    }
    return String(Substring(bytes))
  }
}
