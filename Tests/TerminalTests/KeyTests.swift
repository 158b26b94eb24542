import Chance
import Testing

@testable import Terminal

@Suite("Names of keys")
struct KeyNameTests {
  @Test(
    "are written and read the same way",
    arguments: [
      ("j", Key.character("j")), ("G", .character("G")), ("?", .character("?")), ("-", .character("-")),
      ("Space", .space), ("Ctrl-d", .ctrl("d")), ("Alt-x", .alt("x")), ("Ctrl-Space", .ctrl(" ")), ("F1", .f(1)),
      ("F12", .f(12)), ("Enter", .enter), ("Esc", .escape), ("Tab", .tab), ("Shift-Tab", .backTab), ("PgDn", .pageDown),
      ("Del", .delete), ("Ctrl-Left", Key(.left, .control)), ("Ctrl-Alt-Shift-Up", Key(.up, [.control, .alt, .shift])),
      ("Alt--", .alt("-")), ("é", .character("é")),
    ])
  func roundTrip(name: String, key: Key) {
    #expect(Key(name) == key)
    #expect(key.name == name)
  }

  @Test(
    "are read as people write them elsewhere",
    arguments: [
      ("ctrl-d", Key.ctrl("d")), ("C-d", .ctrl("d")), ("Ctrl+D", .ctrl("d")), ("^d", .ctrl("d")), ("M-x", .alt("x")),
      ("return", .enter), ("Escape", .escape), ("PageUp", .pageUp), ("BackTab", .backTab), ("f5", .f(5)),
    ])
  func otherSpellings(name: String, key: Key) { #expect(Key(name) == key) }

  @Test("that do not exist are refused", arguments: ["", "Crtl-d", "Ctrl-", "jj", "F0", "F99", "Hyper-x"])
  func unknown(name: String) { #expect(Key(name) == nil) }

  @Test("form sequences")
  func sequences() {
    #expect(KeySequence("g g")?.keys == [.character("g"), .character("g")])
    #expect(KeySequence("Ctrl-x Ctrl-s")?.description == "Ctrl-x Ctrl-s")
    #expect(KeySequence("g nope") == nil)
    #expect(KeySequence(" ") == nil)
  }
}

@Suite("Bytes of a terminal")
struct InputDecoderTests {
  private func events(_ text: String, known: [[UInt8]: Key] = [:], thenTimeOut: Bool = true) -> [InputEvent] {
    var decoder = InputDecoder(known: known)
    return decoder.feed(Array(text.utf8)) + (thenTimeOut ? decoder.timeOut() : [])
  }

  @Test(
    "are keys",
    arguments: [
      ("j", Key.character("j")), ("é", .character("é")), ("日", .character("日")), ("😀", .character("😀")),
      ("\r", .enter), ("\n", .ctrl("j")), ("\t", .tab), ("\u{7F}", .backspace), ("\u{08}", .backspace),
      ("\u{1B}", .escape),
      ("\0", .ctrl(" ")), ("\u{01}", .ctrl("a")), ("\u{1A}", .ctrl("z")), ("\u{1F}", .ctrl("_")),
      ("\u{1B}[A", .up), ("\u{1B}OA", .up), ("\u{1B}[1;5D", Key(.left, .control)), ("\u{1B}[1;2H", Key(.home, .shift)),
      ("\u{1B}[3~", .delete), ("\u{1B}[5;3~", Key(.pageUp, .alt)), ("\u{1B}[Z", .backTab), ("\u{1B}OP", .f(1)),
      ("\u{1B}[[C", .f(3)), ("\u{1B}[15~", .f(5)), ("\u{1B}[24~", .f(12)), ("\u{1B}[1;5R", Key(.function(3), .control)),
      ("\u{1B}x", .alt("x")), ("\u{1B}\r", Key(.enter, .alt)), ("\u{1B}\u{7F}", Key(.backspace, .alt)),
      ("\u{1B}[", .alt("[")), ("\u{1B}O", .alt("O")),
      ("\u{1B}[97;5u", .ctrl("a")), ("\u{1B}[13;2u", Key(.enter, .shift)), ("\u{1B}[27;5;105~", .ctrl("i")),
    ])
  func keys(bytes: String, key: Key) { #expect(events(bytes) == [.key(key)]) }

  @Test(
    "that are answers of the terminal or keys of another make leave nothing",
    arguments: [
      "\u{1B}[?1;2c", "\u{1B}[12;40R", "\u{1B}[?2026;2$y", "\u{1B}]11;rgb:1c1c/1c1c/1c1c\u{07}",
      "\u{1B}]11;rgb:1c1c/1c1c/1c1c\u{1B}\\", "\u{1B}P>|tmux 3.3a\u{1B}\\", "\u{1B}_Gi=31;OK\u{1B}\\", "\u{1B}[I",
      "\u{1B}[O",
      "\u{1B}[99;88;77q", "\u{1B}Oz", "\u{1B}[57358u", "\u{1B}[<64;1M", "\u{1B}[201~", "\u{1B}[1;2",
    ])
  func swallowed(bytes: String) {
    #expect(events(bytes) == [])
    #expect(events(bytes + "\u{1B}[A").last == .key(.up))
  }

  @Test("an ESC that timed out does not let its late tail through as letters")
  func lateTail() {
    var decoder = InputDecoder()
    #expect(decoder.feed([0x1B]) == [])
    #expect(decoder.isWaiting)
    #expect(decoder.timeOut() == [.key(.escape)])
    #expect(decoder.feed(Array("[1;5D".utf8)) == [.key(Key(.left, .control))])
    // But a person who types "[" after Escape means it.
    _ = decoder.feed([0x1B])
    #expect(decoder.timeOut() == [.key(.escape)])
    #expect(decoder.feed(Array("[".utf8)) == [.key(.character("["))])
    #expect(decoder.feed(Array("A".utf8)) == [.key(.character("A"))])
  }

  @Test("Escape twice, then a key")
  func escapeTwice() {
    #expect(events("\u{1B}\u{1B}") == [.key(.escape), .key(.escape)])
    #expect(events("\u{1B}\u{1B}[A") == [.key(.escape), .key(.up)])
  }

  @Test("a sequence of this terminal's own description is known")
  func ownSequences() {
    let known: [[UInt8]: Key] = [Array("\u{1B}[11^".utf8): .f(1), Array("\u{1B}Oz".utf8): .f(20)]
    #expect(events("\u{1B}Oz", known: known) == [.key(.f(20))])
  }

  @Test("a paste is one event, however it is cut up, and nothing in it is a key")
  func paste() {
    let bytes = Array("x\u{1B}[200~q\u{1B}[A\r\ndé\r\u{1B}[201~y".utf8)
    let expected: [InputEvent] = [.key(.character("x")), .paste("q\u{1B}[A\ndé\n"), .key(.character("y"))]
    for cut in 0...bytes.count {
      var decoder = InputDecoder()
      #expect(decoder.feed(bytes[..<cut]) + decoder.feed(bytes[cut...]) == expected, "cut at \(cut)")
    }
  }

  @Test("a paste without end is ended by Ctrl-C, and one without measure is cut")
  func pasteWithoutEnd() {
    #expect(events("\u{1B}[200~abc\u{03}") == [.paste("abc"), .key(.ctrl("c"))])
    var decoder = InputDecoder()
    _ = decoder.feed(Array("\u{1B}[200~".utf8))
    _ = decoder.feed([UInt8](repeating: 0x61, count: InputDecoder.longestPaste + 5000))
    let found = decoder.feed(Array("\u{1B}[201~z".utf8))
    #expect(found == [.paste(String(repeating: "a", count: InputDecoder.longestPaste)), .key(.character("z"))])
  }

  @Test(
    "the mouse",
    arguments: [
      ("\u{1B}[<0;5;3M", MouseEvent(.press, .left, at: Point(x: 4, y: 2))),
      ("\u{1B}[<0;5;3m", MouseEvent(.release, .left, at: Point(x: 4, y: 2))),
      ("\u{1B}[<2;300;200M", MouseEvent(.press, .right, at: Point(x: 299, y: 199))),
      ("\u{1B}[<32;5;3M", MouseEvent(.drag, .left, at: Point(x: 4, y: 2))),
      ("\u{1B}[<64;5;3M", MouseEvent(.wheelUp, at: Point(x: 4, y: 2))),
      ("\u{1B}[<81;5;3M", MouseEvent(.wheelDown, at: Point(x: 4, y: 2), modifiers: .control)),
      ("\u{1B}[M !!", MouseEvent(.press, .left, at: Point(x: 0, y: 0))),
      ("\u{1B}[M#$%", MouseEvent(.release, .none, at: Point(x: 3, y: 4))),
    ])
  func mouse(bytes: String, event: MouseEvent) { #expect(events(bytes) == [.mouse(event)]) }

  @Test("two presses on one cell within 400 ms are a double click")
  func doubleClick() {
    var counter = ClickCounter()
    let start = ContinuousClock.now
    let press = MouseEvent(.press, .left, at: Point(x: 1, y: 1))
    #expect(counter.count(press, at: start).clicks == 1)
    #expect(counter.count(press, at: start + .milliseconds(200)).clicks == 2)
    #expect(counter.count(press, at: start + .milliseconds(900)).clicks == 1)
    #expect(counter.count(MouseEvent(.press, .left, at: Point(x: 2, y: 1)), at: start + .milliseconds(950)).clicks == 1)
    #expect(counter.count(MouseEvent(.release, .left, at: Point(x: 2, y: 1)), at: start).clicks == 0)
  }

  @Test("broken UTF-8 is one sign, and the next key is itself")
  func brokenUTF8() {
    var decoder = InputDecoder()
    #expect(decoder.feed([0xC3, 0x6A]) == [.key(.character("�")), .key(.character("j"))])
    #expect(decoder.feed([0xFF, 0x6A]) == [.key(.character("�")), .key(.character("j"))])
    #expect(decoder.feed([0xE2, 0x82]) == [])
    #expect(decoder.isWaiting)
    #expect(decoder.timeOut() == [.key(.character("�"))])
    #expect(decoder.feed([0xE2]) + decoder.feed([0x82]) + decoder.feed([0xAC]) == [.key(.character("€"))])
  }

  @Test("any bytes, in any pieces: the next plain key always arrives")
  func anyBytes() {
    var random = SplitMix(seed: 21)
    let pieces: [UInt8] = [
      0x1B, 0x5B, 0x4F, 0x5D, 0x50, 0x4D, 0x3C, 0x3B, 0x30, 0x31, 0x7E, 0x75, 0x41, 0x07, 0x5C, 0xC3, 0xFF,
    ]
    for _ in 0..<5000 {
      var decoder = InputDecoder()
      let bytes = (0..<random.below(14)).map { _ in pieces[random.below(pieces.count)] }
      _ = decoder.feed(bytes) + decoder.timeOut()
      // Twice: a lone ESC may still wait for a late tail.
      #expect((decoder.feed([0x6A]) + decoder.timeOut()).last == .key(.character("j")), "\(bytes)")
    }
  }
}
