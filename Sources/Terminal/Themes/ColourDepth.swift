/// How many colours there are to say something with.
public enum ColourDepth: UInt8, CaseIterable, Sendable, Comparable {
  /// None: bold, dim, underline and reverse only.
  case mono
  /// The user's own sixteen.
  case sixteen
  /// xterm's 256.
  case indexed
  /// 24 bits.
  case full

  public static func < (one: Self, other: Self) -> Bool { one.rawValue < other.rawValue }

  /// What an environment and a terminal allow.
  ///
  /// `NO_COLOR` (https://no-color.org) wins over all when it is set and not empty. `COLORTERM` says that a terminal
  /// has 24 bits, which its description usually does not. Otherwise the description counts.
  ///
  /// - Parameter colours: as terminfo's `colors` says; -1 or 0 for none.
  public static func detect(environment: [String: String], colours: Int) -> ColourDepth {
    if let refusal = environment["NO_COLOR"], !refusal.isEmpty { return .mono }
    if colours < 8 { return .mono }
    let claim = environment["COLORTERM"]?.lowercased() ?? ""
    if colours >= 256, claim == "truecolor" || claim == "24bit" { return .full }
    if colours >= 1 << 24 { return .full }
    return colours >= 256 ? .indexed : .sixteen
  }
}
