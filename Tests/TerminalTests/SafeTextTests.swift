import Chance
import Testing

@testable import Terminal

@Suite("Text of strangers")
struct SafeTextTests {
  @Test(
    "comes out harmless and of known width",
    arguments: [
      ("plain", "plain", 5),
      ("", "", 0),
      // What acts.
      ("\u{1B}[31mred\u{1B}[0m", "�[31mred�[0m", 12),
      ("\u{1B}]0;owned\u{07}", "�]0;owned�", 10),
      ("\u{9B}2J", "�2J", 3),
      ("a\0b\u{7F}c\u{08}d", "a�b�c�d", 7),
      ("tab\there", "tab here", 8),
      ("two\nlines", "two lines", 9),
      ("two\r\nlines", "two lines", 9),
      ("old\rmac", "old mac", 7),
      // What turns text around or hides in it.
      ("evil\u{202E}txt.exe", "eviltxt.exe", 11),
      ("\u{2066}a\u{2069}\u{200F}b\u{200B}c\u{FEFF}d", "abcd", 4),
      ("soft\u{AD}hyphen", "softhyphen", 10),
      ("tag\u{E0041}\u{E007F}s", "tags", 4),
      ("line\u{2028}sep", "line�sep", 8),
      // Marks.
      ("e\u{301}", "e\u{301}", 1),
      ("z\u{300}\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}!", "z\u{300}\u{301}\u{302}\u{303}!", 2),
      ("\u{301}x", "◌\u{301}x", 2),
      // Emoji: only the base stays.
      ("👩‍👩‍👧‍👦!", "👩!", 3),
      ("👍🏽", "👍", 2),
      ("❤️", "❤", 1),
      ("☎︎", "☎", 1),
      ("1️⃣", "1", 1),
      ("🏳️‍🌈", "🏳", 1),
      ("👨🏿‍⚕️ ok", "👨 ok", 5),
      ("🇫🇷🇩🇪", "FRDE", 4),
      ("🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}", "🏴", 2),
      // A joiner between letters is no emoji.
      ("क्\u{200D}ष", "क्ष", 2),
      // Wide.
      ("日本語", "日本語", 6),
      ("ｆｕｌｌ", "ｆｕｌｌ", 8),
      ("한국어", "한국어", 6),
      ("\u{1112}\u{1161}\u{11AB}", "\u{1112}\u{1161}\u{11AB}", 2),
      // Unknown and private.
      ("\u{E000}\u{10FFFF}\u{378}", "���", 3),
    ])
  func line(text: String, shown: String, width: Int) {
    #expect(SafeText.line(text).unicodeScalars.elementsEqual(shown.unicodeScalars))
    #expect(SafeText.width(text) == width)
  }

  @Test("broken UTF-8 gives one sign a broken part")
  func brokenBytes() {
    #expect(SafeText.line(bytes: [0x61, 0xFF, 0x62]) == "a�b")
    #expect(SafeText.line(bytes: [0xE2, 0x82]) == "�")
    #expect(SafeText.line(bytes: [0xC0, 0xAF]) == "��")
    #expect(SafeText.line(bytes: [0xED, 0xA0, 0x80]) == "���")
    #expect(SafeText.line(bytes: [0xF0, 0x9F, 0x98, 0x61]) == "�a")
  }

  @Test("the reader decodes broken bytes as Swift repairs them")
  func brokenBytesAgree() {
    var random = SplitMix(seed: 7)
    let pieces: [UInt8] = [
      0x41, 0x7F, 0x80, 0xBF, 0xC2, 0xE0, 0xE2, 0xED, 0xF0, 0xF4, 0xF5, 0xFF, 0x82, 0xAC, 0x9F, 0xA0,
    ]
    for _ in 0..<2000 {
      let bytes = (0..<random.below(12)).map { _ in pieces[random.below(pieces.count)] }
      let direct = bytes.withUnsafeBufferPointer { buffer in
        var reader = GlyphReader(buffer)
        var glyphs: [Glyph] = []
        while let glyph = reader.next() { glyphs.append(glyph) }
        return glyphs
      }
      let repaired = SafeText.withReader(String(decoding: bytes, as: UTF8.self)) { reader in
        var glyphs: [Glyph] = []
        while let glyph = reader.next() { glyphs.append(glyph) }
        return glyphs
      }
      #expect(direct == repaired, "\(bytes)")
    }
  }

  @Test("what comes out is safe again: twice is the same as once")
  func idempotent() {
    var random = SplitMix(seed: 11)
    for _ in 0..<3000 {
      let text = random.hostileText(length: 12)
      let once = SafeText.line(text)
      #expect(SafeText.line(once) == once)
      #expect(SafeText.width(once) == SafeText.width(text))
      #expect(!once.unicodeScalars.contains { $0.properties.generalCategory == .control })
    }
  }

  @Test(
    "is cut and padded to exact columns",
    arguments: [
      ("hello", 5, "hello"), ("hello", 4, "hel…"), ("hello", 7, "hello  "), ("hello", 1, "…"), ("hello", 0, ""),
      ("日本語", 6, "日本語"), ("日本語", 5, "日本…"), ("日本語", 4, "日… "), ("日本語", 2, "… "), ("a日", 2, "a…"),
    ])
  func cut(text: String, width: Int, shown: String) {
    #expect(SafeText.line(text, width: width) == shown)
    #expect(SafeText.width(SafeText.line(text, width: width)) == width)
  }

  @Test("stands left, right or in the middle")
  func alignment() {
    #expect(SafeText.line("ab", width: 5, align: .right) == "   ab")
    #expect(SafeText.line("ab", width: 5, align: .centre) == " ab  ")
    #expect(SafeText.line("abcdef", width: 3, align: .right) == "ab…")
  }

  @Test("widths agree with the C library that ncurses counts by")
  func agreesWithTheCLibrary() {
    Screen.useUTF8()
    var differing: [UInt32] = []
    for value in UInt32(0x20)...0x3FFFF {
      guard Unicode.Scalar(value) != nil else { continue }
      let width = Screen.libraryWidth(of: value)
      let agrees =
        switch ScalarClass(value) {
        case .narrow: width == 1
        case .wide: width == 2
        case .mark: width == 0
        case .invisible, .unknown: true
        }
      if !agrees { differing.append(value) }
    }
    // A newer library moves some hundred characters (Unicode 16 made the hexagrams wide); `Screen` replaces those.
    #expect(differing.count < 500, "\(differing.prefix(20).map { String($0, radix: 16) })")
  }
}

@Suite("Wrapping")
struct WrapTests {
  @Test(
    "breaks at spaces, at line ends, and where a word is too long",
    arguments: [
      ("one two three", 7, ["one two", "three"]),
      ("one two three", 8, ["one two", "three"]),
      ("one  two", 4, ["one", "two"]),
      ("a\nb", 9, ["a", "b"]),
      ("a\n\nb\n", 9, ["a", "", "b"]),
      ("a\r\nb", 9, ["a", "b"]),
      ("", 9, [""]),
      ("abcdefgh", 3, ["abc", "def", "gh"]),
      ("ab cdefgh", 3, ["ab", "cde", "fgh"]),
      ("  indented text", 9, ["  indente", "d text"]),
      ("日本語テキスト", 5, ["日本", "語テ", "キス", "ト"]),
      ("see 日本語", 7, ["see 日", "本語"]),
      ("e\u{301}e\u{301}e\u{301}", 2, ["e\u{301}e\u{301}", "e\u{301}"]),
      ("word   ", 4, ["word"]),
      ("日", 1, ["日"]),
    ])
  func wrap(text: String, width: Int, lines: [String]) {
    #expect(SafeText.wrap(text, width: width) == lines)
  }

  @Test("no line is wider than asked, and no letter is lost")
  func bounds() {
    var random = SplitMix(seed: 3)
    for _ in 0..<500 {
      let text = random.hostileText(length: 60)
      let width = 2 + random.below(20)
      let lines = SafeText.wrap(text, width: width)
      #expect(lines.allSatisfy { SafeText.width($0) <= width })
      let letters = { (text: String) in String(text.unicodeScalars.filter { $0 != " " }) }
      #expect(letters(lines.joined()) == letters(SafeText.line(text)), "\(text.debugDescription)")
    }
  }

  @Test("the top of a megabyte costs as little as the top of a page")
  func bounded() {
    let text = String(repeating: "price rose again ", count: 65_000)
    let clock = ContinuousClock()
    var lines: [String] = []
    let time = clock.measure { for _ in 0..<100 { lines = SafeText.wrap(text, width: 40, limit: 10) } }
    #expect(lines.count == 10)
    // The whole would take a hundred times as long: 100 runs over a megabyte are seconds.
    #expect(time < .seconds(1))
  }
}
