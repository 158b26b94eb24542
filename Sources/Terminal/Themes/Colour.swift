import Foundation

/// A colour as a terminal is told it.
public enum Colour: Equatable, Sendable {
  /// What the terminal uses by itself.
  case terminal
  /// One of the terminal's 256; the first 16 are the user's own choice.
  case indexed(UInt8)
  case rgb(red: UInt8, green: UInt8, blue: UInt8)

  /// The sixteen names, in the order of their numbers.
  static let names = [
    "black", "red", "green", "yellow", "blue", "magenta", "cyan", "white", "bright-black", "bright-red", "bright-green",
    "bright-yellow", "bright-blue", "bright-magenta", "bright-cyan", "bright-white",
  ]

  /// Reads `#rrggbb`.
  init?(hex: String) {
    let digits = hex.utf8.dropFirst()
    guard hex.utf8.first == UInt8(ascii: "#"), digits.count == 6, let value = UInt32(hex.dropFirst(), radix: 16),
      digits.first != UInt8(ascii: "+"), digits.first != UInt8(ascii: "-")
    else { return nil }
    self = .rgb(
      red: UInt8(truncatingIfNeeded: value >> 16), green: UInt8(truncatingIfNeeded: value >> 8),
      blue: UInt8(truncatingIfNeeded: value))
  }

  /// The light that a colour stands for: exact for 16 to 255, for the first sixteen as xterm ships them.
  /// Nil for the terminal's own.
  var light: Light? {
    switch self {
    case .terminal: nil
    case .rgb(let red, let green, let blue): Light(red: red, green: green, blue: blue)
    case .indexed(let index): Light.palette[Int(index)]
    }
  }
}

/// Red, green and blue light, 0 to 255 each, sRGB.
struct Light: Equatable, Sendable {
  var red: UInt8
  var green: UInt8
  var blue: UInt8

  /// The 256 colours of xterm: sixteen, a cube of six levels, 24 greys.
  static let palette: [Light] = {
    let first: [UInt32] = [
      0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5, 0x7F7F7F, 0xFF0000, 0x00FF00,
      0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
    ]
    let levels: [UInt8] = [0, 95, 135, 175, 215, 255]
    var palette = first.map {
      Light(
        red: UInt8(truncatingIfNeeded: $0 >> 16), green: UInt8(truncatingIfNeeded: $0 >> 8),
        blue: UInt8(truncatingIfNeeded: $0))
    }
    for red in levels {
      for green in levels { for blue in levels { palette.append(Light(red: red, green: green, blue: blue)) } }
    }
    for grey in stride(from: UInt8(8), through: 238, by: 10) {
      palette.append(Light(red: grey, green: grey, blue: grey))
    }
    return palette
  }()

  /// Relative luminance, WCAG 2.2.
  var luminance: Double {
    func linear(_ value: UInt8) -> Double {
      let part = Double(value) / 255
      return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }

  /// Contrast ratio to another colour, 1 to 21, WCAG 2.2 (1.4.3).
  func contrast(to other: Light) -> Double {
    let (one, two) = (luminance, other.luminance)
    return (max(one, two) + 0.05) / (min(one, two) + 0.05)
  }

  /// The nearest of the fixed 240 colours ("redmean" distance, which follows the eye better than plain RGB).
  var nearestIndex: UInt8 {
    let distances = (16..<256).map { (index: UInt8($0), distance: distance(to: Light.palette[$0])) }
    return distances.min { $0.distance < $1.distance }?.index ?? 16
  }

  /// The nearest of the first sixteen as xterm ships them.
  var nearestOfSixteen: UInt8 {
    let distances = (0..<16).map { (index: UInt8($0), distance: distance(to: Light.palette[$0])) }
    return distances.min { $0.distance < $1.distance }?.index ?? 7
  }

  private func distance(to other: Light) -> Int {
    let mean = (Int(red) + Int(other.red)) / 2
    let (dr, dg, db) = (Int(red) - Int(other.red), Int(green) - Int(other.green), Int(blue) - Int(other.blue))
    return (512 + mean) * dr * dr / 256 + 4 * dg * dg + (767 - mean) * db * db / 256
  }
}
