/// What complete escape sequences mean.
enum ControlSequence {
  /// The key of a `CSI` or `SS3` sequence; nil for any other.
  static func key(_ sequence: [UInt8]) -> Key? {
    guard sequence.count >= 3, let final = sequence.last else { return nil }
    // The Linux console: `ESC [ [ A` is F1.
    if sequence.count == 4, sequence[2] == UInt8(ascii: "[") {
      return (0x41...0x45).contains(final) ? .f(Int(final) - 0x40) : nil
    }
    guard let numbers = parameters(sequence[2..<(sequence.count - 1)]) else { return nil }
    // `ESC O 5 P`: the only number is the modifier.
    let isSingle = sequence[1] == UInt8(ascii: "O")
    let held = modifiers(isSingle ? numbers.first ?? 1 : numbers.count > 1 ? numbers[1] : 1)
    switch final {
    case UInt8(ascii: "~"):
      // xterm's modifyOtherKeys: `CSI 27 ; modifier ; code ~`.
      if numbers.first == 27, numbers.count == 3 { return typed(numbers[2], held) }
      return numbers.first.flatMap { tilde[$0] }.map { Key($0, held) }
    case UInt8(ascii: "u"): return numbers.first.flatMap { typed($0, held) }
    case UInt8(ascii: "Z"): return Key(.tab, held.union(.shift))
    // `CSI 12 ; 40 R` is where the cursor is, not F3.
    case UInt8(ascii: "R") where !isSingle && numbers.first != 1: return nil
    default: return letters[final].map { Key($0, held) }
    }
  }

  /// `CSI < button ; column ; row M` (or m on release), xterm's mode 1006.
  static func mouse(_ sequence: [UInt8]) -> MouseEvent? {
    guard sequence.count > 4, sequence[1] == UInt8(ascii: "["), sequence[2] == UInt8(ascii: "<"),
      let final = sequence.last, final == UInt8(ascii: "M") || final == UInt8(ascii: "m"),
      let numbers = parameters(sequence[3..<(sequence.count - 1)]), numbers.count == 3
    else { return nil }
    let position = Point(x: max(0, numbers[1] - 1), y: max(0, numbers[2] - 1))
    return mouse(code: numbers[0], isRelease: final == UInt8(ascii: "m"), at: position)
  }

  /// `CSI M` and three bytes, each 32 too large: xterm's mode 1000 without 1006.
  static func oldMouse(_ report: [UInt8]) -> MouseEvent? {
    guard report.count == 6, report[3...].allSatisfy({ $0 >= 32 }) else { return nil }
    let code = Int(report[3]) - 32
    let position = Point(x: max(0, Int(report[4]) - 33), y: max(0, Int(report[5]) - 33))
    return mouse(code: code, isRelease: code & 0x43 == 3, at: position)
  }

  private static func mouse(code: Int, isRelease: Bool, at position: Point) -> MouseEvent? {
    var held: Key.Modifiers = []
    if code & 4 != 0 { held.insert(.shift) }
    if code & 8 != 0 { held.insert(.alt) }
    if code & 16 != 0 { held.insert(.control) }
    if code & 64 != 0 {
      // 66 and 67 are the wheel to the sides.
      guard code & 3 < 2 else { return nil }
      return MouseEvent(code & 1 == 0 ? .wheelUp : .wheelDown, at: position, modifiers: held)
    }
    let button: MouseEvent.Button = [.left, .middle, .right, .none][code & 3]
    if code & 32 != 0 { return button == .none ? nil : MouseEvent(.drag, button, at: position, modifiers: held) }
    return MouseEvent(isRelease ? .release : .press, button, at: position, modifiers: held)
  }

  /// Numbers between semicolons; a sub-parameter behind a colon is left out. Nil when there is anything else.
  private static func parameters(_ bytes: ArraySlice<UInt8>) -> [Int]? {
    if bytes.isEmpty { return [] }
    var numbers = [0]
    var isSub = false
    for byte in bytes {
      switch byte {
      case 0x30...0x39 where !isSub:
        numbers[numbers.count - 1] = min(numbers[numbers.count - 1] * 10 + Int(byte) - 0x30, 1 << 20)
      case 0x30...0x39: break
      case UInt8(ascii: ":"): isSub = true
      case UInt8(ascii: ";"):
        numbers.append(0)
        isSub = false
      default: return nil
      }
    }
    return numbers
  }

  /// xterm counts from 1: 2 is Shift, 3 Alt, 5 Control, and their sums.
  private static func modifiers(_ number: Int) -> Key.Modifiers {
    let bits = max(0, number - 1)
    var held: Key.Modifiers = []
    if bits & 1 != 0 { held.insert(.shift) }
    if bits & 2 != 0 || bits & 8 != 0 { held.insert(.alt) }
    if bits & 4 != 0 { held.insert(.control) }
    return held
  }

  /// A key by its code point, as the kitty protocol and modifyOtherKeys report it.
  private static func typed(_ code: Int, _ held: Key.Modifiers) -> Key? {
    switch code {
    case 9: return Key(.tab, held)
    case 13: return Key(.enter, held)
    case 27: return Key(.escape, held)
    case 8, 127: return Key(.backspace, held)
    case 32...126, 160...0x10FFFF:
      // Private code points are keys that we have no name for.
      guard !(0xE000...0xF8FF).contains(code), let scalar = Unicode.Scalar(UInt32(code)) else { return nil }
      let character = Character(scalar)
      guard held.contains(.shift), let upper = character.uppercased().first else {
        return Key(.character(character), held)
      }
      return Key(.character(held.contains(.control) ? character : upper), held.subtracting(.shift))
    default: return nil
    }
  }

  private static let letters: [UInt8: Key.Code] = [
    UInt8(ascii: "A"): .up, UInt8(ascii: "B"): .down, UInt8(ascii: "C"): .right, UInt8(ascii: "D"): .left,
    UInt8(ascii: "F"): .end, UInt8(ascii: "H"): .home, UInt8(ascii: "M"): .enter,
    UInt8(ascii: "P"): .function(1), UInt8(ascii: "Q"): .function(2), UInt8(ascii: "R"): .function(3),
    UInt8(ascii: "S"): .function(4),
  ]

  private static let tilde: [Int: Key.Code] = [
    1: .home, 2: .insert, 3: .delete, 4: .end, 5: .pageUp, 6: .pageDown, 7: .home, 8: .end,
    11: .function(1), 12: .function(2), 13: .function(3), 14: .function(4), 15: .function(5), 17: .function(6),
    18: .function(7), 19: .function(8), 20: .function(9), 21: .function(10), 23: .function(11), 24: .function(12),
  ]
}
