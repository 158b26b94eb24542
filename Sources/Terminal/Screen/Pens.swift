import CNcurses

/// What ncurses needs to draw a style: attributes and the number of a colour pair.
struct Pen {
  var attributes: attr_t
  var pair: Int32
}

/// The pens of a theme, made when first needed: a terminal may have as few as 64 colour pairs.
struct Pens {
  private let theme: Theme
  private let depth: ColourDepth
  /// Colours and pairs of the terminal.
  private let colours: Int32
  private let pairs: Int32
  private var made: [UInt32: Pen] = [:]
  private var numbers: [Pair: Int32] = [:]

  private struct Pair: Hashable {
    var foreground: Int32
    var background: Int32
  }

  /// All pairs were taken: the screen must be drawn anew with fresh pens.
  private(set) var isExhausted = false

  init(theme: Theme, depth: ColourDepth, colours: Int32, pairs: Int32) {
    self.theme = theme
    self.depth = depth
    self.colours = colours
    self.pairs = pairs
  }

  /// Forgets every pair, so that those in use can be given out again.
  mutating func release() {
    made.removeAll(keepingCapacity: true)
    numbers.removeAll(keepingCapacity: true)
    isExhausted = false
  }

  mutating func pen(for style: Style) -> Pen {
    if let pen = made[style.code] { return pen }
    let paint = theme.paint(style, at: depth)
    var attributes = Pens.attributes(paint.attributes)
    var pair = Pair(foreground: number(paint.foreground), background: number(paint.background))
    if colours == 8 {
      // Eight colours: the bright ones are the plain ones in bold, and bright black would be black.
      if pair.foreground == 8 {
        pair.foreground = 7
      } else if pair.foreground > 8 {
        pair.foreground -= 8
        attributes |= earshot_attribute_bold
      }
      if pair.background >= 8 { pair.background -= 8 }
    }
    let pen = Pen(attributes: attributes, pair: depth == .mono ? 0 : allocate(pair))
    made[style.code] = pen
    return pen
  }

  private mutating func allocate(_ pair: Pair) -> Int32 {
    if pair == Pair(foreground: -1, background: -1) { return 0 }
    if let number = numbers[pair] { return number }
    let number = Int32(numbers.count) + 1
    guard number < pairs, earshot_pair(number, pair.foreground, pair.background) == OK else {
      isExhausted = true
      return 0
    }
    numbers[pair] = number
    return number
  }

  private func number(_ colour: Colour) -> Int32 {
    switch colour {
    case .terminal: return -1
    case .rgb(let red, let green, let blue): return DirectColour.number(red, green, blue)
    case .indexed(let index):
      guard depth == .full, let light = colour.light, index >= 8 else { return Int32(index) }
      // Among 24-bit colours only the first eight have numbers of their own.
      return DirectColour.number(light.red, light.green, light.blue)
    }
  }

  private static func attributes(_ attributes: Attributes) -> attr_t {
    var result: attr_t = 0
    if attributes.contains(.bold) { result |= earshot_attribute_bold }
    if attributes.contains(.dim) { result |= earshot_attribute_dim }
    if attributes.contains(.underline) { result |= earshot_attribute_underline }
    if attributes.contains(.reverse) { result |= earshot_attribute_reverse }
    if attributes.contains(.italic) { result |= earshot_attribute_italic }
    return result
  }
}
