/// Turns the bytes of a terminal into keys, pastes and mouse events.
///
/// A pure state machine: `feed` takes what was read, `timeOut` says that nothing came for `pause`. A sequence that it
/// does not know (a late answer of the terminal, a key of another make) is swallowed whole: with one-letter commands,
/// a leaked letter acts. Formats: ECMA-48 section 5.4, xterm's ctlseqs (mouse 1006, modified keys, bracketed paste),
/// and the `CSI u` form of the kitty protocol.
struct InputDecoder {
  /// How long to wait before a lone ESC is the Escape key.
  static let pause = Duration.milliseconds(30)

  /// A paste beyond this many bytes is cut; a team's reply is never that long.
  static let longestPaste = 1 << 20

  private enum State: Equatable {
    case ground
    case escape
    /// After `ESC [`.
    case control
    /// After `ESC O`.
    case single
    /// After `ESC ]`, `ESC P`, `ESC X`, `ESC ^` or `ESC _`: a text that ends with BEL or ESC \.
    case string
    case paste
    /// The three bytes of an old mouse report.
    case oldMouse
  }

  private var state = State.ground
  /// The bytes since ESC, it included; for a paste, its text.
  private var pending: [UInt8] = []
  /// A scalar of UTF-8 that is not yet whole.
  private var scalar: [UInt8] = []
  /// The last thing was a lone ESC that timed out: the rest of its sequence may come late.
  private var isLate = false
  private var events: [InputEvent] = []
  private let known: [[UInt8]: Key]

  /// - Parameter known: sequences of this terminal's description, each beginning with ESC.
  init(known: [[UInt8]: Key] = [:]) { self.known = known }

  /// Whether to call `timeOut` when nothing comes for `pause`.
  var isWaiting: Bool { state != .ground && state != .paste || !scalar.isEmpty }

  /// Decodes what was read; returns what is complete.
  mutating func feed(_ bytes: some Collection<UInt8>) -> [InputEvent] {
    var bytes = bytes[...]
    if isLate {
      isLate = false
      // Nobody types "[A" within one read: it is the tail of a sequence whose ESC came too early.
      if let first = bytes.first, first == UInt8(ascii: "[") || first == UInt8(ascii: "O"), bytes.count > 1 {
        pending = [0x1B]
        state = .escape
      }
    }
    while let byte = bytes.popFirst() { take(byte) }
    return drain()
  }

  /// Nothing came for `pause`: what is pending will not be completed.
  mutating func timeOut() -> [InputEvent] {
    if !scalar.isEmpty {
      scalar = []
      emit("\u{FFFD}")
    }
    switch state {
    case .ground, .paste: break
    case .escape:
      emit(.escape)
      isLate = true
      reset()
    case .control, .single, .string:
      // `ESC [` and no more is Alt-[; a broken sequence is dropped.
      if pending.count == 2, let scalar = Unicode.Scalar(UInt32(pending[1])) { emit(.alt(Character(scalar))) }
      reset()
    case .oldMouse: reset()
    }
    return drain()
  }

  private mutating func drain() -> [InputEvent] {
    defer { events = [] }
    return events
  }

  private mutating func reset() {
    state = .ground
    pending = []
  }

  private mutating func emit(_ key: Key) { events.append(.key(key)) }
  private mutating func emit(_ character: Character) { emit(.character(character)) }

  private mutating func take(_ byte: UInt8) {
    switch state {
    case .ground: ground(byte)
    case .escape: escape(byte)
    case .control: control(byte)
    case .single: single(byte)
    case .string: string(byte)
    case .paste: paste(byte)
    case .oldMouse:
      pending.append(byte)
      if pending.count == 6 { finishOldMouse() }
    }
  }

  // MARK: Characters

  private mutating func ground(_ byte: UInt8) {
    if !scalar.isEmpty || byte >= 0x80 { return utf8(byte) }
    if byte == 0x1B {
      state = .escape
      pending = [byte]
    } else {
      emit(InputDecoder.plainKey(byte))
    }
  }

  /// A byte below 0x80, by itself.
  private static func plainKey(_ byte: UInt8) -> Key {
    switch byte {
    case 0x00: .ctrl(" ")
    case 0x08, 0x7F: .backspace
    case 0x09: .tab
    case 0x0D: .enter
    case 0x01...0x1A: .ctrl(Character(Unicode.Scalar(byte + 0x60)))
    case 0x1B...0x1F: .ctrl(Character(Unicode.Scalar(byte + 0x40)))
    default: .character(Character(Unicode.Scalar(byte)))
    }
  }

  private mutating func utf8(_ byte: UInt8) {
    if scalar.isEmpty {
      guard (0xC2...0xF4).contains(byte) else { return emit("\u{FFFD}") }
      scalar = [byte]
      return
    }
    guard byte & 0xC0 == 0x80 else {
      scalar = []
      emit("\u{FFFD}")
      return take(byte)
    }
    scalar.append(byte)
    guard scalar.count == (scalar[0] < 0xE0 ? 2 : scalar[0] < 0xF0 ? 3 : 4) else { return }
    emit(String(validating: scalar, as: UTF8.self)?.first ?? "\u{FFFD}")
    scalar = []
  }

  // MARK: Sequences

  private mutating func escape(_ byte: UInt8) {
    switch byte {
    case 0x1B:
      // Escape twice: the first was a key.
      emit(.escape)
      pending = [byte]
    case UInt8(ascii: "["): enter(.control, byte)
    case UInt8(ascii: "O"): enter(.single, byte)
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "X"), UInt8(ascii: "^"), UInt8(ascii: "_"):
      enter(.string, byte)
    case 0x80...0xFF:
      // Alt with a character that is not ASCII: the character counts.
      reset()
      take(byte)
    default:
      reset()
      var key = InputDecoder.plainKey(byte)
      key.modifiers.insert(.alt)
      emit(key)
    }
  }

  private mutating func enter(_ next: State, _ byte: UInt8) {
    state = next
    pending.append(byte)
  }

  private mutating func control(_ byte: UInt8) {
    if byte == 0x1B { return restart() }
    pending.append(byte)
    // The Linux console's F1 to F5: `ESC [ [ A`.
    if pending.count == 3, byte == UInt8(ascii: "[") { return }
    guard (0x40...0x7E).contains(byte) || pending.count > 64 else { return }
    let sequence = pending
    if sequence == [0x1B, 0x5B, 0x4D] {
      state = .oldMouse
      return
    }
    reset()
    if sequence.elementsEqual("\u{1B}[200~".utf8) {
      state = .paste
    } else if let key = known[sequence] ?? ControlSequence.key(sequence) {
      emit(key)
    } else if let event = ControlSequence.mouse(sequence) {
      events.append(.mouse(event))
    }
  }

  private mutating func single(_ byte: UInt8) {
    if byte == 0x1B { return restart() }
    pending.append(byte)
    // A modifier may stand before the letter: `ESC O 5 P`.
    if (0x30...0x39).contains(byte), pending.count < 5 { return }
    let sequence = pending
    reset()
    if let key = known[sequence] ?? ControlSequence.key(sequence) { emit(key) }
  }

  private mutating func string(_ byte: UInt8) {
    let isEnd = byte == 0x07 || byte == UInt8(ascii: "\\") && pending.last == 0x1B
    pending.append(byte)
    // An answer is short; what goes on for ever is not one.
    if isEnd || pending.count > 4096 { reset() }
  }

  /// A new ESC within a sequence: the old one was cut.
  private mutating func restart() {
    pending = [0x1B]
    state = .escape
  }

  private mutating func finishOldMouse() {
    let report = pending
    reset()
    if let event = ControlSequence.oldMouse(report) { events.append(.mouse(event)) }
  }

  // MARK: Paste

  private mutating func paste(_ byte: UInt8) {
    let end: [UInt8] = [0x1B, 0x5B, 0x32, 0x30, 0x31, 0x7E]
    // Terminals take control characters out of a paste; Ctrl-C is a person whose paste never ended.
    let isBroken = byte == 0x03
    if !isBroken {
      pending.append(byte)
      // Beyond the limit only the end matters.
      if pending.count > InputDecoder.longestPaste + end.count {
        pending.remove(at: InputDecoder.longestPaste)
      }
      guard byte == 0x7E, pending.suffix(end.count).elementsEqual(end) else { return }
      pending.removeLast(end.count)
    }
    let text = String(decoding: pending, as: UTF8.self)
    reset()
    let lines = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
    if !lines.isEmpty { events.append(.paste(lines)) }
    if isBroken { emit(.ctrl("c")) }
  }
}
