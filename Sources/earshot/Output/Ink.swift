import Terminal

/// Colour for output that people read line by line. Colour only repeats what a word says.
struct Ink: Sendable {
  enum Tone: String, Sendable {
    /// Past its deadline, or not done.
    case alarm = "31"
    /// In its last fifth.
    case warning = "33"
    /// A header, or what is beside the point.
    case quiet = "2"
    case strong = "1"
  }

  /// Whether the reader is a terminal that shows colour and a person who wants it.
  let isOn: Bool

  /// - Parameter environment: `NO_COLOR` (https://no-color.org) and a dumb or missing `TERM` turn colour off.
  init(isTerminal: Bool, environment: Environment) {
    let isRefused = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
    let term = environment["TERM"] ?? ""
    isOn = isTerminal && !isRefused && !term.isEmpty && term != "dumb" && !term.hasPrefix("vt")
  }

  func paint(_ text: String, _ tone: Tone?) -> String {
    guard isOn, let tone, !text.isEmpty else { return text }
    return "\u{1B}[\(tone.rawValue)m\(text)\u{1B}[0m"
  }
}
