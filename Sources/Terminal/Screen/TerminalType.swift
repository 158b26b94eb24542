import CNcurses

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the system's description (terminfo) says of a terminal.
struct TerminalType {
  /// The name under which the description was found.
  let name: String
  /// Number of colours; -1 for none.
  let colours: Int
  /// Sequences of keys, each beginning with ESC.
  let keys: [[UInt8]: Key]
  /// Whether it speaks as xterm does: mouse reports, titles, pastes in brackets.
  let isLikeXterm: Bool
  /// Gives the screen back: plain attributes, cursor shown, main screen.
  let restore: [UInt8]

  /// Terminals that are newer than many systems' descriptions, and do all that xterm does.
  private static let modern = ["xterm", "kitty", "ghostty", "foot", "wezterm", "alacritty", "contour", "rio", "iterm"]

  /// Looks a terminal type up.
  init(_ wanted: String?, output: Int32, mustPlaceCursor: Bool = true) throws(ScreenError) {
    guard let wanted, !wanted.isEmpty else { throw .noTerminalType }
    var name = wanted
    if !TerminalType.load(name, output) {
      guard TerminalType.modern.contains(where: wanted.contains) else { throw .unknownTerminalType(wanted) }
      name = "xterm-256color"
      guard TerminalType.load(name, output) else { throw .unknownTerminalType(wanted) }
    }
    guard !mustPlaceCursor || TerminalType.string("cup") != nil else { throw .cannotPlaceCursor(wanted) }
    self.name = name
    colours = Int(tigetnum("colors"))
    keys = TerminalType.readKeys()
    isLikeXterm = TerminalType.string("kmous") != nil || ["xterm", "screen", "tmux"].contains(where: name.hasPrefix)
    restore = ["sgr0", "op", "cnorm", "rmcup"].compactMap(TerminalType.string).flatMap { $0 }
  }

  private static func load(_ name: String, _ output: Int32) -> Bool {
    var error: Int32 = 0
    return setupterm(name, output, &error) == OK && error == 1
  }

  /// A capability without its padding (`$<5>`), which no terminal of today needs.
  static func string(_ name: String) -> [UInt8]? {
    guard let text = earshot_capability(name) else { return nil }
    var bytes: [UInt8] = []
    var rest = Array(String(cString: text).utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "$"), rest.first == UInt8(ascii: "<"), let end = rest.firstIndex(of: UInt8(ascii: ">")) {
        rest = rest[(end + 1)...]
      } else {
        bytes.append(byte)
      }
    }
    return bytes
  }

  private static func readKeys() -> [[UInt8]: Key] {
    var names: [(String, Key)] = [
      ("kcuu1", .up), ("kcud1", .down), ("kcub1", .left), ("kcuf1", .right), ("khome", .home), ("kend", .end),
      ("kpp", .pageUp), ("knp", .pageDown), ("kich1", .insert), ("kdch1", .delete), ("kcbt", .backTab),
      ("kent", .enter),
    ]
    for number in 1...12 { names.append(("kf\(number)", .f(number))) }
    var keys: [[UInt8]: Key] = [:]
    for (name, key) in names {
      if let sequence = string(name), sequence.count > 2, sequence[0] == 0x1B { keys[sequence] = key }
    }
    return keys
  }
}
