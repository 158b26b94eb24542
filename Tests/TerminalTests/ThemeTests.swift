import Config
import Testing

@testable import Terminal

@Suite("The themes that come with Earshot")
struct ThemeTests {
  static let library = ThemeLibrary()
  static let names = library.names

  /// Roles that are drawn, not read (frames, bars), or that say of themselves that they matter less: 3 to 1 is enough
  /// for them (WCAG 2.2, 1.4.11 for what is not text, and its exception for inactive parts in 1.4.3).
  static let quiet: Set<Role> = [.border, .placeholder, .barEmpty, .paused, .kindSpam]

  @Test("are all there, and each says what it is")
  func all() throws {
    #expect(
      ThemeTests.names == [
        "dark", "light", "high-contrast", "colour-blind", "harbour", "paper", "sixteen", "mono",
      ])
    for name in ThemeTests.names {
      let theme = try ThemeTests.library.theme(name)
      #expect(theme.name == name)
      #expect(!theme.summary.isEmpty)
    }
  }

  @Test(
    "can be read: every role on every surface has a contrast of 4.5 to 1, quiet ones 3 to 1",
    arguments: ThemeTests.names, [ColourDepth.full, .indexed, .sixteen])
  func contrast(name: String, depth: ColourDepth) throws {
    let theme = try ThemeTests.library.theme(name)
    for role in Role.allCases {
      for surface in [nil] + Role.surfaces.map(Optional.some) {
        let paint = theme.paint(Style(role, on: surface), at: depth)
        let ratio = light(paint.foreground, of: theme, isText: true)
          .contrast(to: light(paint.background, of: theme, isText: false))
        let needed = ThemeTests.quiet.contains(role) ? 3 : 4.5
        #expect(
          ratio >= needed,
          "\(name) at \(depth): \(Style(role, on: surface)) has \(ratio), \(paint.foreground) on \(paint.background)")
      }
    }
  }

  @Test(
    "a theme of eight or sixteen colours can be read in the palettes of VGA and Linux too", arguments: ThemeTests.names)
  func vga(name: String) throws {
    let vga: [UInt32] = [
      0x000000, 0xAA0000, 0x00AA00, 0xAA5500, 0x0000AA, 0xAA00AA, 0x00AAAA, 0xAAAAAA, 0x555555, 0xFF5555, 0x55FF55,
      0xFFFF55, 0x5555FF, 0xFF55FF, 0x55FFFF, 0xFFFFFF,
    ]
    let theme = try ThemeTests.library.theme(name)
    func shown(_ colour: Colour, isText: Bool) -> Light {
      guard case .indexed(let index) = colour, index < 16 else { return light(colour, of: theme, isText: isText) }
      let value = vga[Int(index)]
      return Light(
        red: UInt8(truncatingIfNeeded: value >> 16), green: UInt8(truncatingIfNeeded: value >> 8),
        blue: UInt8(truncatingIfNeeded: value))
    }
    for role in Role.allCases {
      for surface in [nil] + Role.surfaces.map(Optional.some) {
        let style = Style(role, on: surface)
        let paint = theme.paint(style, at: .sixteen)
        let ratio = shown(paint.foreground, isText: true).contrast(to: shown(paint.background, isText: false))
        #expect(ratio >= (ThemeTests.quiet.contains(role) ? 3 : 4.5), "\(name): \(style) has \(ratio)")
      }
    }
  }

  @Test("at sixteen colours use only those sixteen", arguments: ThemeTests.names)
  func sixteen(name: String) throws {
    let theme = try ThemeTests.library.theme(name)
    for role in Role.allCases {
      let paint = theme.paint(Style(role), at: .sixteen)
      for colour in [paint.foreground, paint.background] {
        if case .indexed(let index) = colour { #expect(index < 16) } else { #expect(colour == .terminal) }
      }
    }
  }

  @Test("without colours, what must not be missed stands out by its marks", arguments: ThemeTests.names)
  func mono(name: String) throws {
    let theme = try ThemeTests.library.theme(name)
    let plain = theme.paint(.text, at: .mono)
    #expect(plain == Paint())
    let loud: [Role] = [
      .overdue, .dueSoon, .warning, .error, .kindSafety, .kindQuality, .kindComplaint, .escalation, .draft, .search,
      .cursorRow, .cursorRowIdle, .selected, .header, .tabActive, .footerKey, .badge, .stale, .sample, .link, .input,
    ]
    for role in loud {
      let paint = theme.paint(Style(role), at: .mono)
      #expect(paint.attributes != plain.attributes, "\(name): \(role.name) looks like plain text")
      #expect(paint.foreground == .terminal && paint.background == .terminal)
    }
    // On the row with the cursor, too.
    let row = theme.paint(Style(.text, on: .cursorRow), at: .mono)
    for role in [Role.overdue, .kindSafety, .error] {
      #expect(theme.paint(Style(role, on: .cursorRow), at: .mono) != row)
    }
  }

  @Test("the colour-blind theme keeps good and bad apart for red-green blind eyes")
  func colourBlind() throws {
    let theme = try ThemeTests.library.theme("colour-blind")
    for (good, bad) in [
      (Role.success, Role.error), (.supportive, .unsupportive), (.live, .overdue), (.kindPraise, .kindSafety),
    ] {
      let one = light(theme.paint(Style(good), at: .full).foreground, of: theme, isText: true)
      let other = light(theme.paint(Style(bad), at: .full).foreground, of: theme, isText: true)
      // What is left to a red-green blind eye is the difference of blue against the rest.
      let blueness = { (light: Light) in Int(light.blue) - (Int(light.red) + Int(light.green)) / 2 }
      #expect(abs(blueness(one) - blueness(other)) > 100, "\(good) and \(bad)")
    }
  }

  /// The terminal's own colours are those of the background that the theme says it is made for.
  private func light(_ colour: Colour, of theme: Theme, isText: Bool) -> Light {
    let white = Light(red: 0xE5, green: 0xE5, blue: 0xE5)
    let black = Light(red: 0, green: 0, blue: 0)
    return colour.light ?? ((theme.background == .dark) == isText ? white : black)
  }
}

@Suite("A theme file")
struct ThemeFileTests {
  private func read(_ text: String) throws -> Theme {
    try ThemeFile.read(text, path: "mine.toml", known: ["dark", "light"]) { name throws(ConfigErrors) in
      guard name == "dark" else { return nil }
      return try ThemeFile.read(
        "[palette]\nred = \"#ff0000\"\n[roles]\ntext = \"white on black\"\noverdue = \"red bold\"", path: "dark.toml",
        known: []
      ) { _ in nil }
    }.theme(named: "mine")
  }

  private func complaints(_ text: String) -> [String] {
    do {
      _ = try read(text)
      return []
    } catch let errors as ConfigErrors {
      return errors.errors.map(\.description)
    } catch {
      return ["\(error)"]
    }
  }

  @Test("gives a role a look at each depth")
  func looks() throws {
    let theme = try read(
      """
      [palette]
      red = { full = "#ff7b72", 256 = 210, 16 = "bright-red" }
      paper = "#101010"
      [roles]
      text = "#eeeeee on paper"
      overdue = { style = "red bold", mono = "bold reverse" }
      """)
    let style = Style.overdue
    #expect(
      theme.paint(style, at: .full)
        == Paint(
          foreground: .rgb(red: 255, green: 0x7B, blue: 0x72), background: .rgb(red: 16, green: 16, blue: 16),
          attributes: .bold))
    #expect(theme.paint(style, at: .indexed).foreground == .indexed(210))
    #expect(theme.paint(style, at: .indexed).background == .indexed(233))
    #expect(
      theme.paint(style, at: .sixteen) == Paint(foreground: .indexed(9), background: .indexed(0), attributes: .bold))
    #expect(theme.paint(style, at: .mono) == Paint(attributes: [.bold, .reverse]))
  }

  @Test("inherits roles, and a new palette recolours them")
  func inheritance() throws {
    let same = try read("inherits = \"dark\"")
    #expect(same.paint(.overdue, at: .full).foreground == .rgb(red: 255, green: 0, blue: 0))
    let other = try read("inherits = \"dark\"\n[palette]\nred = \"#00ff00\"")
    #expect(other.paint(.overdue, at: .full).foreground == .rgb(red: 0, green: 255, blue: 0))
    #expect(other.paint(.overdue, at: .full).attributes == .bold)
  }

  @Test("a role on a surface takes what it does not have itself from there")
  func surfaces() throws {
    let theme = try read(
      """
      [roles]
      text = "white on black"
      cursor-row = { style = "on blue", mono = "reverse" }
      overdue = { style = "red", mono = "bold reverse" }
      badge = "black on yellow"
      """)
    #expect(
      theme.paint(Style(.overdue, on: .cursorRow), at: .full) == Paint(foreground: .indexed(1), background: .indexed(4))
    )
    #expect(
      theme.paint(Style(.muted, on: .cursorRow), at: .full) == Paint(foreground: .indexed(7), background: .indexed(4)))
    #expect(theme.paint(Style(.badge, on: .cursorRow), at: .full).background == .indexed(3))
    #expect(theme.paint(Style(.overdue, on: .cursorRow), at: .mono).attributes == .bold)
    #expect(theme.paint(Style(.muted, on: .cursorRow, .underline), at: .mono).attributes == [.reverse, .underline])
  }

  @Test(
    "says where it is wrong, and what was meant",
    arguments: [
      ("[roles]\noverdeu = \"red\"", "mine.toml:2:1: unknown key \"roles.overdeu\"; did you mean \"overdue\"?"),
      ("[role]\ntext = \"red\"", "mine.toml:1:2: unknown table \"role\"; did you mean \"roles\"?"),
      (
        "[palette]\nrose = \"#ffffff\"\n[roles]\ntext = \"ros bold\"",
        "mine.toml:4:8: \"ros\" is neither a colour (#rrggbb, 0 to 255, a name of the palette) nor a mark such as bold; "
          + "did you mean \"rose\"?"
      ),
      ("[roles]\ntext = \"red on\"", "mine.toml:2:8: \"on\" must be followed by a colour"),
      ("[roles]\ntext = 3", "mine.toml:2:8: \"text\" must be a text, not a whole number"),
      ("[palette]\nred = { 16 = 1 }", "mine.toml:2:1: missing key \"full\" in [palette.red]"),
      ("[palette]\nred = 256", "mine.toml:2:7: \"red\" must be between 0 and 255, not 256"),
      (
        "background = \"drak\"",
        "mine.toml:1:14: \"background\" must be one of dark, light, not \"drak\"; did you mean \"dark\"?"
      ),
      ("inherits = \"drak\"", "mine.toml:1:12: no theme \"drak\"; did you mean \"dark\"?"),
    ])
  func errors(text: String, complaint: String) { #expect(complaints(text) == [complaint]) }

  @Test("an unknown theme is named with those that there are")
  func unknown() {
    let errors = #expect(throws: ConfigErrors.self) { try ThemeLibrary().theme("drak") }
    #expect(errors?.description.hasSuffix("did you mean \"dark\"?") == true)
  }
}

@Suite("How many colours")
struct ColourDepthTests {
  @Test(
    "the environment and the terminal decide",
    arguments: [
      ([:], 256, ColourDepth.indexed), ([:], 8, .sixteen), ([:], 16, .sixteen), ([:], -1, .mono), ([:], 1 << 24, .full),
      (["COLORTERM": "truecolor"], 256, .full), (["COLORTERM": "24bit"], 256, .full),
      (["COLORTERM": "truecolor"], 8, .sixteen), (["COLORTERM": "truecolor"], -1, .mono),
      (["NO_COLOR": "1", "COLORTERM": "truecolor"], 256, .mono), (["NO_COLOR": ""], 256, .indexed),
    ])
  func detect(environment: [String: String], colours: Int, depth: ColourDepth) {
    #expect(ColourDepth.detect(environment: environment, colours: colours) == depth)
  }

  @Test("the contrast of black and white is 21, of equals 1")
  func contrast() throws {
    let black = try #require(Colour(hex: "#000000")?.light)
    let white = try #require(Colour(hex: "#ffffff")?.light)
    #expect(abs(black.contrast(to: white) - 21) < 0.001)
    #expect(white.contrast(to: white) == 1)
    #expect(Colour(hex: "#12345") == nil)
    #expect(Colour(hex: "#+12345") == nil)
  }
}
