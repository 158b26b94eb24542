/// A repeatable source of chance (SplitMix64), so that a failure can be run again.
struct Shuffle: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func below(_ count: Int) -> Int { Int.random(in: 0..<max(1, count), using: &self) }

  /// Letters beside all that breaks terminals.
  mutating func hostileText(length: Int) -> String {
    let pieces = [
      "a", "b", " ", "word", "\u{1B}", "\u{1B}[2J", "\u{9B}", "\0", "\t", "\u{202E}", "\u{200B}", "\u{200D}",
      "\u{FE0F}",
      "\u{301}", "\u{489}", "\u{20E3}", "日", "한", "\u{1161}", "👩", "🏽", "❤", "🇫", "🇷", "\u{E0041}", "\u{E000}",
      "\u{FFFD}",
      "\u{AD}", "ष", "्", "ﷺ", "𒐫", "\u{10FFFF}", "…", "│",
    ]
    return (0..<length).map { _ in pieces[below(pieces.count)] }.joined()
  }
}
