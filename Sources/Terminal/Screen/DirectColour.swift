import CNcurses

/// Gives ncurses 24-bit colours on a terminal whose description only knows 256, and a cheap way down.
///
/// Few systems ship the `*-direct` descriptions, and those would say other things of the terminal too. So the
/// terminal's own description is written anew with these changes: the number of colours, the two sequences that set
/// them, the flag `RGB`, and two that save bytes and are worth having where there are fewer colours, too:
/// - The way one line down. ncurses never uses a line feed for that, since it may mean more than down; "\E[B" means
///   just that wherever "\E[nB" is n down, and saves a quarter of what ticking clocks send.
/// - Attributes one by one. The one sequence that sets them all also resets the colours, which must then be sent again,
///   and switches between character sets, of which we use one only.
/// ncurses takes the description from the variable `TERMINFO` as hexadecimal text (terminfo(5), "inline descriptions");
/// the format is that of term(5), "Extended Number Format".
enum DirectColour {
  /// The name in the description, and the one to start ncurses with.
  static let name = "earshot-direct"

  /// Numbers below eight are the terminal's own colours, all others `0xRRGGBB`.
  private static let foreground =
    "\u{1B}[%?%p1%{8}%<%t3%p1%d%e38;2;%p1%{65536}%/%d;%p1%{256}%/%{255}%&%d;%p1%{255}%&%d%;m"
  private static let background =
    "\u{1B}[%?%p1%{8}%<%t4%p1%d%e48;2;%p1%{65536}%/%d;%p1%{256}%/%{255}%&%d;%p1%{255}%&%d%;m"

  /// The number that ncurses knows a colour by.
  static func number(_ red: UInt8, _ green: UInt8, _ blue: UInt8) -> Int32 {
    max(8, Int32(red) << 16 | Int32(green) << 8 | Int32(blue))
  }

  /// The current terminal's description (after `setupterm`), as a value for `TERMINFO`.
  ///
  /// - Parameter isDirect: with 24-bit colours; else with those that it has.
  static func description(isDirect: Bool) -> String {
    "hex:" + compiled(isDirect).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
  }

  private static func compiled(_ isDirect: Bool) -> [UInt8] {
    let flags = names(earshot_flag_name).map { !(isDirect && $0 == "ccc") && tigetflag($0) > 0 }
    let numbers = names(earshot_number_name).map { name in
      switch name {
      case "colors" where isDirect: Int32(1 << 24)
      case "pairs" where isDirect: Int32(1 << 16)
      default: tigetnum(name)
      }
    }
    var offsets: [Int16] = []
    var table: [UInt8] = []
    for name in names(earshot_string_name) {
      guard let text = string(name, isDirect) else {
        offsets.append(-1)
        continue
      }
      offsets.append(Int16(truncatingIfNeeded: table.count))
      table += text + [0]
    }
    let title = Array(name.utf8) + [0]
    var bytes: [UInt8] = []
    let header = [0o1036, title.count, flags.count, numbers.count, offsets.count, table.count]
    for number in header { append(Int16(truncatingIfNeeded: number), to: &bytes) }
    bytes += title
    bytes += flags.map { $0 ? 1 : 0 }
    pad(&bytes)
    for number in numbers { append(number, to: &bytes) }
    for offset in offsets { append(offset, to: &bytes) }
    bytes += table
    pad(&bytes)
    guard isDirect else { return bytes }
    // The extended part: one flag, no numbers, no strings, one name of four bytes.
    for number: Int16 in [1, 0, 0, 1, 4] { append(number, to: &bytes) }
    bytes += [1, 0, 0, 0]
    return bytes + Array("RGB".utf8) + [0]
  }

  private static func string(_ name: String, _ isDirect: Bool) -> [UInt8]? {
    switch name {
    case "setaf" where isDirect: return Array(foreground.utf8)
    case "setab" where isDirect: return Array(background.utf8)
    // What changes or resets a palette has no place here.
    case "initc" where isDirect, "oc" where isDirect, "initp" where isDirect: return nil
    case "sgr" where areAttributesSingle, "smacs" where areAttributesSingle, "rmacs" where areAttributesSingle,
      "acsc" where areAttributesSingle, "enacs" where areAttributesSingle:
      return nil
    case "sgr0" where areAttributesSingle: return Array("\u{1B}[m".utf8)
    case "cud1" where capability("cud") == Array("\u{1B}[%p1%dB".utf8): return Array("\u{1B}[B".utf8)
    default: return capability(name)
    }
  }

  /// Whether "\E[m" ends all attributes, and each that we use has a sequence of its own.
  private static var areAttributesSingle: Bool {
    let plain = capability("sgr0").map { String(decoding: $0, as: UTF8.self).contains("\u{1B}[m") } ?? false
    return plain && ["bold", "dim", "smul", "rev"].allSatisfy { capability($0) != nil }
  }

  private static func capability(_ name: String) -> [UInt8]? {
    earshot_capability(name).map { Array(String(cString: $0).utf8) }
  }

  private static func names(_ name: (Int32) -> UnsafePointer<CChar>?) -> [String] {
    var names: [String] = []
    while let text = name(Int32(names.count)) { names.append(String(cString: text)) }
    return names
  }

  private static func append(_ number: some FixedWidthInteger, to bytes: inout [UInt8]) {
    withUnsafeBytes(of: number.littleEndian) { bytes += $0 }
  }

  private static func pad(_ bytes: inout [UInt8]) {
    if bytes.count % 2 == 1 { bytes.append(0) }
  }
}
