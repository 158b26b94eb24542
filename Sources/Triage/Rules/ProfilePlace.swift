public import Model

/// Where somebody is, by what their profile says.
public struct ProfilePlace: Sendable, Equatable {
  /// As it is written.
  public var name: String
  /// nil where the place could be in several zones, or is not known.
  public var zone: Zone?

  /// - Parameters:
  ///   - place: what stands in the profile's field for it.
  ///   - bio: where people write it as well: `ICU nurse | London`, `📍 Lyon`, `based in Berlin`. Two places in different
  ///     zones, neither of them said to be where they live, are none.
  /// - Returns: nil where no place is told.
  public static func read(place: String, bio: String) -> ProfilePlace? {
    let field = place.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if !field.isEmpty, let zone = PlaceZone.zone(of: field) { return ProfilePlace(name: field, zone: zone) }
    if let told = told(in: bio) { return told }
    return field.isEmpty ? nil : ProfilePlace(name: field, zone: nil)
  }

  /// What says in so many words that somebody lives there.
  private static let lives = [
    ["based", "in"], ["living", "in"], ["lives", "in"], ["live", "in"], ["located", "in"], ["basée", "à"],
    ["basé", "à"],
    ["vis", "à"], ["habite", "à"], ["wohne", "in"], ["lebe", "in"], ["wohnhaft", "in"], ["vivo", "en"], ["vivo", "a"],
    ["vivo", "em"], ["moro", "em"], ["woon", "in"],
  ]
  /// What may stand before a place that is a weaker sign.
  private static let within: Set<String> = ["in", "à", "en", "from", "aus"]
  /// What says that the place is one of the past.
  private static let past: Set<String> = ["born", "formerly", "ex", "né", "née", "geboren", "nacido", "nacida"]
  /// Places that are as often a name or a word; they count where somebody says that they live there.
  private static let names: Set<String> = [
    "nice", "cork", "porto", "austin", "dallas", "houston", "wellington", "bergen",
  ]

  private static func told(in bio: String) -> ProfilePlace? {
    var weak: [ProfilePlace] = []
    for part in bio.prefix(2_000).split(whereSeparator: { "|•·/\n,;()–—.&".contains($0) }) {
      if let pin = part.firstIndex(of: "📍"), let found = start(of: words(of: part[part.index(after: pin)...])) {
        return found
      }
      let words = words(of: part)
      // `j'habite` is said, too.
      let small = words.map { $0.lowercased().split(whereSeparator: { "'’".contains($0) }).last.map(String.init) ?? "" }
      if let found = lives(words, small) { return found }
      if let found = whole(words, small) { weak.append(found) }
    }
    let zones = Set(weak.compactMap { $0.zone?.identifier })
    return zones.count == 1 ? weak.first : nil
  }

  private static func words(of part: Substring) -> [String] {
    part.split(whereSeparator: \.isWhitespace).map { String($0).trimmingMarks }.filter { !$0.isEmpty }
  }

  private static func lives(_ words: [String], _ small: [String]) -> ProfilePlace? {
    for index in small.indices {
      for phrase in lives where small[index...].starts(with: phrase) {
        if let found = start(of: Array(words[(index + phrase.count)...])) { return found }
      }
    }
    return nil
  }

  /// The place at the head of a text: of its first three words, the most that are one.
  private static func start(of words: [String]) -> ProfilePlace? {
    for count in stride(from: min(3, words.count), to: 0, by: -1) {
      let name = words.prefix(count).joined(separator: " ")
      if let zone = PlaceZone.zone(of: name) { return ProfilePlace(name: name, zone: zone) }
    }
    return nil
  }

  /// The place that a part of a bio is as a whole, or that it ends with after an "in": written as a name is.
  private static func whole(_ words: [String], _ small: [String]) -> ProfilePlace? {
    if small.contains(where: past.contains) { return nil }
    let first = small.lastIndex(where: within.contains).map { $0 + 1 } ?? 0
    let name = words[first...].joined(separator: " ")
    guard words.count - first <= 4, name.first?.isLowercase == false, !names.contains(name.lowercased()) else {
      return nil
    }
    return PlaceZone.zone(of: name).map { ProfilePlace(name: name, zone: $0) }
  }
}

extension String {
  /// A word without emoji and marks around it.
  fileprivate var trimmingMarks: String {
    let isInner: (Character) -> Bool = { $0.isLetter || $0.isNumber }
    guard let first = firstIndex(where: isInner), let last = lastIndex(where: isInner) else { return "" }
    return String(self[first...last])
  }
}
