/// How a cell is meant: a role, the surface it stands on, and marks of its own.
///
/// `Style(.overdue, on: .cursorRow)` has the colour of what is overdue and the background of the row with the cursor.
/// A role with a background of its own (a badge) keeps it on every surface.
public struct Style: Equatable, Sendable {
  public var role: Role
  /// What the role stands on; nil for the theme's plain background.
  public var surface: Role?
  /// Added to those of the role. Use sparingly: the theme knows best.
  public var attributes: Attributes

  public init(_ role: Role, on surface: Role? = nil, _ attributes: Attributes = []) {
    self.role = role
    self.surface = surface
    self.attributes = attributes
  }

  /// The same meaning on another surface.
  public func on(_ surface: Role?) -> Style { Style(role, on: surface, attributes) }

  /// The same with more attributes.
  public func with(_ more: Attributes) -> Style { Style(role, on: surface, attributes.union(more)) }
}

/// Marks of text that need no colour.
public struct Attributes: OptionSet, Hashable, Sendable {
  public let rawValue: UInt8
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  public static let bold = Attributes(rawValue: 1)
  public static let dim = Attributes(rawValue: 2)
  public static let underline = Attributes(rawValue: 4)
  public static let reverse = Attributes(rawValue: 8)
  public static let italic = Attributes(rawValue: 16)

  /// Names as in theme files, in a fixed order.
  static let names: [(name: String, attribute: Attributes)] = [
    ("bold", .bold), ("dim", .dim), ("underline", .underline), ("reverse", .reverse), ("italic", .italic),
  ]
}

extension Style: CustomStringConvertible {
  /// As snapshots show it: `overdue@cursor-row+bold`.
  public var description: String {
    let marks = Attributes.names.filter { attributes.contains($0.attribute) }.map { "+\($0.name)" }.joined()
    return role.name + (surface.map { "@\($0.name)" } ?? "") + marks
  }
}

extension Style {
  /// The style in 20 bits: 7 role, 7 surface (0 for none), 5 attributes.
  @inline(__always)
  var code: UInt32 {
    UInt32(role.rawValue) | UInt32(surface.map { $0.rawValue + 1 } ?? 0) << 7 | UInt32(attributes.rawValue) << 14
  }

  init(code: UInt32) {
    let surface = UInt8(truncatingIfNeeded: code >> 7) & 0x7F
    self.init(
      Role(rawValue: UInt8(truncatingIfNeeded: code) & 0x7F) ?? .text,
      on: surface == 0 ? nil : Role(rawValue: surface - 1),
      Attributes(rawValue: UInt8(truncatingIfNeeded: code >> 14) & 0x1F))
  }
}

// Every role as a style, so that a view says `.overdue`.
extension Style {
  public static let text = Style(.text)
  public static let muted = Style(.muted)
  public static let title = Style(.title)
  public static let heading = Style(.heading)
  public static let header = Style(.header)
  public static let footer = Style(.footer)
  public static let cursorRow = Style(.cursorRow)
  public static let cursorRowIdle = Style(.cursorRowIdle)
  public static let selected = Style(.selected)
  public static let popup = Style(.popup)
  public static let input = Style(.input)
  public static let footerKey = Style(.footerKey)
  public static let border = Style(.border)
  public static let borderFocus = Style(.borderFocus)
  public static let cursor = Style(.cursor)
  public static let tab = Style(.tab)
  public static let tabActive = Style(.tabActive)
  public static let badge = Style(.badge)
  public static let placeholder = Style(.placeholder)
  public static let search = Style(.search)
  public static let link = Style(.link)
  public static let handle = Style(.handle)
  public static let segment = Style(.segment)
  public static let time = Style(.time)
  public static let count = Style(.count)
  public static let note = Style(.note)
  public static let label = Style(.label)
  public static let success = Style(.success)
  public static let warning = Style(.warning)
  public static let error = Style(.error)
  public static let info = Style(.info)
  public static let live = Style(.live)
  public static let stale = Style(.stale)
  public static let overdue = Style(.overdue)
  public static let dueSoon = Style(.dueSoon)
  public static let calm = Style(.calm)
  public static let paused = Style(.paused)
  public static let held = Style(.held)
  public static let heldMine = Style(.heldMine)
  public static let escalation = Style(.escalation)
  public static let draft = Style(.draft)
  public static let own = Style(.own)
  public static let kindSafety = Style(.kindSafety)
  public static let kindQuality = Style(.kindQuality)
  public static let kindComplaint = Style(.kindComplaint)
  public static let kindQuestion = Style(.kindQuestion)
  public static let kindMedical = Style(.kindMedical)
  public static let kindMedia = Style(.kindMedia)
  public static let kindPraise = Style(.kindPraise)
  public static let kindComment = Style(.kindComment)
  public static let kindSpam = Style(.kindSpam)
  public static let supportive = Style(.supportive)
  public static let unsupportive = Style(.unsupportive)
  public static let bar = Style(.bar)
  public static let barEmpty = Style(.barEmpty)
  public static let sample = Style(.sample)
}
