import Chance

extension SplitMix {
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
