/// The accounts of Acme Health in the sample day.
enum SampleChannel: String, CaseIterable, Sendable {
  case mastodon, bluesky, x, youtube, instagram

  /// As the desk knows it: `mastodon:@acme@social.example`.
  var name: String { "\(rawValue):@\(handle)" }

  /// Our own handle there.
  var handle: String {
    switch self {
    case .mastodon: "acme@social.example"
    case .bluesky: "acmehealth.example"
    case .x, .youtube: "AcmeHealth"
    case .instagram: "acmehealth"
    }
  }

  /// How often people without a story turn up there, in a hundred.
  var share: Int {
    switch self {
    case .x: 34
    case .instagram: 24
    case .mastodon: 18
    case .bluesky: 14
    case .youtube: 10
    }
  }

  static func drawn(_ random: inout SampleRandom) -> SampleChannel {
    var left = Int.random(in: 0..<100, using: &random)
    for channel in allCases {
      left -= channel.share
      if left < 0 { return channel }
    }
    return .x
  }
}
