/// How far a conversation goes before others of the same deadline.
public enum Priority: Int, Codable, CaseIterable, Sendable, Hashable, Comparable {
  case low = 0
  case normal = 1
  case high = 2
  case urgent = 3

  public var word: String {
    switch self {
    case .low: "low"
    case .normal: "normal"
    case .high: "high"
    case .urgent: "urgent"
    }
  }

  public init?(word: String) {
    guard let found = Self.allCases.first(where: { $0.word == word }) else { return nil }
    self = found
  }

  public static func < (a: Priority, b: Priority) -> Bool { a.rawValue < b.rawValue }
}
