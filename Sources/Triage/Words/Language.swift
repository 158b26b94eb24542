/// The languages whose words the lists know.
enum Language: UInt8, CaseIterable, Sendable {
  case english, french, german, spanish, italian, portuguese, dutch

  /// ISO 639-1.
  var code: String {
    switch self {
    case .english: "en"
    case .french: "fr"
    case .german: "de"
    case .spanish: "es"
    case .italian: "it"
    case .portuguese: "pt"
    case .dutch: "nl"
    }
  }

  var mask: LanguageMask { LanguageMask(bits: 1 << rawValue) }
  static func named(_ code: Substring) -> Language? { allCases.first { $0.code == code } }
}

/// In which languages a listed word counts.
struct LanguageMask: Sendable, Equatable {
  var bits: UInt8
  static let all = LanguageMask(bits: .max)
  func overlaps(_ other: LanguageMask) -> Bool { bits & other.bits != 0 }
  mutating func insert(_ language: Language) { bits |= language.mask.bits }
}
