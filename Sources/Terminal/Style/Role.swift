/// What a piece of the screen means. A theme says how each meaning looks; nothing else names a colour.
public enum Role: UInt8, CaseIterable, Sendable, Hashable {
  // Plain text and its weights.
  case text, muted, title, heading
  // Surfaces: what other roles stand on.
  case header, footer, cursorRow, cursorRowIdle, selected, popup, input
  // Parts of the frame.
  case footerKey, border, borderFocus, cursor, tab, tabActive, badge, placeholder
  // Text that stands out.
  case search, link, handle, segment, time, count, note, label
  // How it went.
  case success, warning, error, info, live, stale
  // Clocks.
  case overdue, dueSoon, calm, paused
  // Who has it, and where it goes.
  case held, heldMine, escalation, draft, own
  // What a conversation is.
  case kindSafety, kindQuality, kindComplaint, kindQuestion, kindMedical, kindMedia, kindPraise, kindComment, kindSpam
  // How it is meant.
  case supportive, unsupportive
  // Figures.
  case bar, barEmpty, sample

  /// The name in theme files and snapshots: `kind-safety`.
  public var name: String { Role.names[Int(rawValue)] }

  /// The role of a name.
  public init?(name: String) {
    guard let index = Role.names.firstIndex(of: name) else { return nil }
    self = Role.allCases[index]
  }

  private static let names: [String] = allCases.map { role in
    "\(role)".reduce(into: "") { name, letter in name += letter.isUppercase ? "-\(letter.lowercased())" : "\(letter)" }
  }

  /// Roles that other roles stand on: they have a background, and every text must be readable there.
  public static let surfaces: [Role] = [
    .text, .header, .footer, .cursorRow, .cursorRowIdle, .selected, .popup, .input,
  ]
}
