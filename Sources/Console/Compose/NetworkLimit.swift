/// How long a reply or comment may be on each network; what counts as one character differs.
enum NetworkLimit {
  /// Characters; nil where there is no limit that anybody meets, or none that we know.
  ///
  /// Sources, looked up in November 2026:
  /// - X: docs.x.com, "Counting characters", and twitter-text's `config/v3.json`: 280, weighted.
  /// - Mastodon: docs.joinmastodon.org, "Posting": 500 unless the server says otherwise.
  /// - Bluesky: the lexicon app.bsky.feed.post: 300 graphemes.
  /// - The others state no figure for comments in documentation that we could read. Those here are what tools that post
  ///   there enforce: developers.buffer.com, "Character limits" (LinkedIn 1,250, Instagram 2,200, Threads 500), and
  ///   marketplace.gohighlevel.com, "Comments" (Facebook 8,000, TikTok 150, YouTube 10,000; it has 3,000 for LinkedIn,
  ///   of the two we take the one that is never refused).
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
    case "mastodon": countForMastodon(text)
    default: text.count
    }
  }

  /// Mastodon counts a link as 23, and of a mention the name without the server.
  private static func countForMastodon(_ text: String) -> Int {
    text.split(omittingEmptySubsequences: false, whereSeparator: \.isWhitespace).reduce(0) { sum, word in
      if word.hasPrefix("https://") || word.hasPrefix("http://") { return sum + 23 }
      guard word.hasPrefix("@"), let server = word.dropFirst().firstIndex(of: "@") else { return sum + word.count }
      return sum + word[..<server].count
    } + text.count(where: \.isWhitespace)
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
    // An emoji is one however many parts it has: with a selector, a keycap, a skin tone, joined.
    let isDrawnAsEmoji = first.properties.isEmojiPresentation || scalars.contains { $0.value == 0xFE0F }
    if first.properties.isEmoji, isDrawnAsEmoji { return 2 }
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
