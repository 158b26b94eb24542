/// How the writer stands toward the organisation or its product.
public enum Stance: String, Codable, CaseIterable, Sendable, Hashable {
  case supportive, neutral, unsupportive
}
