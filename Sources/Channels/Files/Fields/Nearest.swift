/// Finds the name that a misspelt one was most likely meant to be.
enum Nearest {
  /// The nearest of `names`, nil when none is near: at most a third of the letters may differ,
  /// or one name must stand in the other.
  static func name(to wanted: String, among names: [String]) -> String? {
    let target = Array(wanted.lowercased().unicodeScalars.prefix(64))
    guard !target.isEmpty else { return nil }
    var best: (name: String, distance: Int)?
    for name in names {
      let candidate = Array(name.lowercased().unicodeScalars.prefix(64))
      let distance = distance(target, candidate)
      guard distance <= max(1, max(target.count, candidate.count) / 3) else { continue }
      if best.map({ distance < $0.distance }) ?? true { best = (name, distance) }
    }
    if let best { return best.name }
    let text = wanted.lowercased()
    guard text.count >= 2 else { return nil }
    return names.first { name in
      let other = name.lowercased()
      return other.count >= 2 && (other.hasPrefix(text) || other.hasSuffix(text) || text.hasSuffix(other))
    }
  }

  /// Edits between the two, a swap of neighbours counted as one (optimal string alignment).
  static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
    var beforeLast = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    for i in 1...a.count {
      var row = [i] + [Int](repeating: 0, count: b.count)
      for j in 1...b.count {
        let change = a[i - 1] == b[j - 1] ? 0 : 1
        row[j] = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + change)
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          row[j] = min(row[j], beforeLast[j - 2] + 1)
        }
      }
      beforeLast = last
      last = row
    }
    return last[b.count]
  }
}
