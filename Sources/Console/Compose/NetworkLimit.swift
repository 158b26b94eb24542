/// How long a post may be on each network, by the network's own documentation; what counts as one character differs.
enum NetworkLimit {
  /// Characters; nil where there is no limit that anybody meets, or none that we know.
  ///
  /// Sources: docs.joinmastodon.org (instances may allow more), atproto lexicon app.bsky.feed.post (300 graphemes),
  /// docs.x.com "Counting characters", help pages of Meta, LinkedIn, YouTube.
  static func characters(_ network: String) -> Int? {
    switch network.lowercased() {
    case "mastodon": 500
    case "bluesky": 300
    case "x", "twitter": 280
    case "threads": 500
    case "instagram": 2200
    case "facebook": 8000
    case "linkedin": 1250
    case "youtube": 10_000
    case "tiktok": 150
    default: nil
    }
  }

  /// How much of the limit a text takes.
  static func count(_ text: String, on network: String) -> Int {
    switch network.lowercased() {
    case "x", "twitter": weightedForX(text)
    default: text.count
    }
  }

  /// X counts most European letters once and all else, an emoji as a whole, twice; a link counts 23.
  private static func weightedForX(_ text: String) -> Int {
    text.split(omittingEmptySubsequences: false, whereSeparator: \.isWhitespace).reduce(0) { sum, word in
      if word.hasPrefix("https://") || word.hasPrefix("http://") { return sum + 23 }
      return sum + word.reduce(0) { $0 + weight($1) }
    } + text.count(where: \.isWhitespace)
  }

  private static func weight(_ character: Character) -> Int {
    let scalars = character.unicodeScalars
    guard let first = scalars.first else { return 0 }
    if first.properties.isEmojiPresentation { return 2 }
    return scalars.reduce(0) { sum, scalar in
      let isLight =
        switch scalar.value {
        case 0...0x10FF, 0x2000...0x200D, 0x2010...0x201F, 0x2032...0x2037: true
        default: false
        }
      return sum + (isLight ? 1 : 2)
    }
  }
}
