/// How each meaning looks, for each colour depth.
public struct Theme: Sendable, Equatable {
  /// The name in the configuration: the file's name without its ending.
  public let name: String
  /// One line for the list of themes.
  public let summary: String
  /// The terminal that the theme is made for; matters where it leaves the terminal's own background.
  public let background: Background

  public enum Background: String, Sendable, CaseIterable {
    case dark, light
  }

  /// How one role looks at one depth. A colour that is not given is the surface's.
  struct Look: Sendable, Equatable {
    var foreground: Colour?
    var background: Colour?
    var attributes: Attributes = []
  }

  /// Role by role, and for each role a look a depth.
  private var looks: [Look]

  init(name: String, summary: String, background: Background) {
    self.name = name
    self.summary = summary
    self.background = background
    looks = Array(repeating: Look(), count: Role.allCases.count * ColourDepth.allCases.count)
  }

  subscript(role: Role, depth: ColourDepth) -> Look {
    get { looks[Int(role.rawValue) * ColourDepth.allCases.count + Int(depth.rawValue)] }
    set { looks[Int(role.rawValue) * ColourDepth.allCases.count + Int(depth.rawValue)] = newValue }
  }

  /// What to tell the terminal for a style.
  ///
  /// The foreground is the role's, else the surface's, else plain text's; so is the background. Attributes add up,
  /// save reverse: what is reversed on a reversed surface stands out by not being so.
  public func paint(_ style: Style, at depth: ColourDepth) -> Paint {
    let role = self[style.role, depth]
    let surface = style.surface.map { self[$0, depth] } ?? Look()
    let text = self[.text, depth]
    var attributes = role.attributes.union(surface.attributes).union(style.attributes)
    if role.attributes.contains(.reverse), surface.attributes.contains(.reverse) { attributes.remove(.reverse) }
    return Paint(
      foreground: role.foreground ?? surface.foreground ?? text.foreground ?? .terminal,
      background: role.background ?? surface.background ?? text.background ?? .terminal,
      attributes: attributes)
  }
}

/// Colours and marks, as a terminal knows them.
public struct Paint: Equatable, Sendable {
  public var foreground: Colour
  public var background: Colour
  public var attributes: Attributes

  public init(foreground: Colour = .terminal, background: Colour = .terminal, attributes: Attributes = []) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
  }
}
