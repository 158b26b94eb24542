import Model

/// A journalist or outlet asks for a statement, an interview, a confirmation.
enum MediaRule {
  static func find(_ evidence: Evidence) -> Finding? {
    let plain = evidence.said(.press)
    let hints = evidence.said(.pressHint)
    if plain.isEmpty, Set(hints.map(\.first)).count < 2 { return nil }
    return Finding(kind: .mediaEnquiry, rule: plain.isEmpty ? "several signs of press" : "press", hits: plain + hints)
  }
}
