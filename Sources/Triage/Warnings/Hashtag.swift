internal import Model

/// A hashtag as somebody wrote it, and as it is compared: without letter case and accents.
public struct Hashtag: Sendable, Equatable {
  /// With the `#`. A stranger's words.
  public let text: String
  /// As `Words.folded` gives it: what the search for words finds.
  public let folded: String

  /// The different hashtags of a text in order; of very many the first.
  ///
  /// One pass. What is longer than a hashtag can be is none: nobody fills our memory with one.
  public static func all(in text: String) -> [Hashtag] {
    var text = text
    return text.withUTF8 { bytes in
      var found: [Hashtag] = []
      var position = 0
      while found.count < most, position < bytes.count, let start = bytes[position...].firstIndex(of: mark) {
        var end = start + 1
        while end < bytes.count, isInside(bytes[end]) { end += 1 }
        position = end
        guard start == 0 || !isInside(bytes[start - 1]), (2...longest).contains(end - start) else { continue }
        let tag = String(decoding: bytes[start..<end], as: UTF8.self)
        let folded = Words.folded(tag)
        guard folded.utf8.contains(where: { $0 > UInt8(ascii: "9") }), !found.contains(where: { $0.folded == folded })
        else { continue }
        found.append(Hashtag(text: tag, folded: folded))
      }
      return found
    }
  }

  private static let mark = UInt8(ascii: "#")
  private static let most = 8
  private static let longest = 100

  private static func isInside(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
      true
    default: false
    }
  }
}
