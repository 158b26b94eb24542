import Config

/// A theme file as written: a palette, and the words of each role.
///
/// ```toml
/// summary = "Calm on a dark screen"
/// background = "dark"                # what the terminal is, where the theme leaves it alone
/// inherits = "dark"                  # roles and colours that are not named are as there
///
/// [palette]
/// ink = "#d8dee9"                    # 256 and 16 colours: the nearest
/// red = { full = "#ff7b72", 256 = 210, 16 = "bright-red" }
///
/// [roles]
/// text = "ink on paper"              # foreground, "on" background, and any of bold dim underline reverse italic
/// overdue = { style = "red bold", 16 = "bright-red bold", mono = "bold reverse" }
/// ```
///
/// A colour is a name of the palette, `#rrggbb`, a number from 0 to 255, one of the sixteen names (`bright-red`), or
/// `terminal` for the terminal's own. Without colours a role keeps its marks (bold …) unless `mono` says otherwise.
/// A theme that inherits and names other colours in its palette changes every role that uses them.
struct ThemeFile: Sendable {
  var summary = ""
  var background = Theme.Background.dark
  var palette: [String: Ink] = [:]
  var roles: [Role: [ColourDepth: Words]] = [:]

  /// One colour of a palette: what it is at each depth.
  typealias Ink = [ColourDepth: Colour]

  /// What a role says, read but not yet resolved: the palette may still change below it.
  struct Words: Sendable {
    var foreground: Name?
    var background: Name?
    var attributes: Attributes = []

    enum Name: Sendable {
      case palette(String)
      case fixed(Colour)
    }
  }

  /// The theme that the file describes.
  func theme(named name: String) -> Theme {
    var theme = Theme(name: name, summary: summary, background: background)
    for (role, looks) in roles {
      for (depth, words) in looks {
        theme[role, depth] = Theme.Look(
          foreground: colour(words.foreground, at: depth), background: colour(words.background, at: depth),
          attributes: words.attributes)
      }
    }
    return theme
  }

  private func colour(_ name: Words.Name?, at depth: ColourDepth) -> Colour? {
    guard depth != .mono else { return nil }
    switch name {
    case .palette(let name): return palette[name]?[depth]
    case .fixed(let colour): return ThemeFile.ink(from: colour)[depth]
    case nil: return nil
    }
  }

  /// What a colour is where there are fewer: the nearest.
  static func ink(from colour: Colour) -> Ink {
    guard let light = colour.light else { return [.full: .terminal, .indexed: .terminal, .sixteen: .terminal] }
    guard case .indexed(let index) = colour else {
      return [.full: colour, .indexed: .indexed(light.nearestIndex), .sixteen: .indexed(light.nearestOfSixteen)]
    }
    return [.full: colour, .indexed: colour, .sixteen: index < 16 ? colour : .indexed(light.nearestOfSixteen)]
  }
}
