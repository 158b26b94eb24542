/// A conversation as it is written down in `Words`.
struct SampleScene: Hashable {
  enum Who: Hashable {
    /// Somebody of the cast.
    case named(String)
    /// Somebody made up.
    case anybody(segment: String, language: String)
  }

  enum Speaker: Hashable {
    case us
    /// The one who began it.
    case them
    case named(String)
  }

  struct Line: Hashable {
    var speaker: Speaker
    /// Minutes after the line before.
    var after: Int
    var text: String
  }

  var who: Who
  /// Minutes before now; nil where the seed decides.
  var minutesAgo: Int?
  var text: String
  /// The post of ours that it comments on.
  var post: String?
  var lines: [Line] = []

  /// Minutes from its first message to its last.
  var length: Int { lines.reduce(0) { $0 + $1.after } }
}

/// Reads what is written in `Words`. The form is told in `SampleScenes1` and `SampleScenes2`.
enum SampleScript {
  /// The scenes, and the lines that make no sense: there are none, which a test sees to.
  static func scenes(_ script: String) -> (scenes: [SampleScene], nonsense: [Substring]) {
    var scenes: [SampleScene] = []
    var nonsense: [Substring] = []
    var post: String?
    for line in script.split(separator: "\n") {
      if line.hasPrefix("post ") {
        post = String(line.dropFirst(5))
      } else if line.hasPrefix("  +") {
        guard !scenes.isEmpty, let next = self.line(line) else {
          nonsense.append(line)
          continue
        }
        scenes[scenes.count - 1].lines.append(next)
      } else if let scene = scene(line, post: post) {
        scenes.append(scene)
      } else {
        nonsense.append(line)
      }
    }
    return (scenes, nonsense)
  }

  /// `segment language: text`, a line each.
  static func remarks(_ script: String) -> [SampleScene] {
    script.split(separator: "\n").compactMap { scene("- " + $0, post: nil) }
  }

  static func cast(_ script: String) -> [SamplePerson] {
    script.split(separator: "\n").compactMap { line in
      let parts = line.split(separator: "|", omittingEmptySubsequences: false).map { trimmed($0) }
      guard parts.count == 6, let channel = SampleChannel(rawValue: parts[1]) else { return nil }
      let isVerified = parts[4].hasSuffix("✓")
      guard let followers = Int(trimmed(parts[4].prefix { $0.isNumber })) else { return nil }
      return SamplePerson(
        channel: channel, handle: parts[0], name: parts[2], bio: parts[5], place: parts[3], followers: followers,
        isVerified: isVerified)
    }
  }

  private static func scene(_ line: some StringProtocol, post: String?) -> SampleScene? {
    guard let colon = line.firstIndex(of: ":") else { return nil }
    let text = text(line[line.index(after: colon)...])
    let head = line[..<colon].split(separator: " ")
    if head.count == 3, head[0] == "-" {
      let who = SampleScene.Who.anybody(segment: String(head[1]), language: String(head[2]))
      return SampleScene(who: who, text: text, post: post)
    }
    guard head.count == 2, let minutes = Int(head[0]) else { return nil }
    return SampleScene(who: .named(String(head[1])), minutesAgo: minutes, text: text, post: post)
  }

  private static func line(_ line: Substring) -> SampleScene.Line? {
    guard let colon = line.firstIndex(of: ":") else { return nil }
    let head = line[..<colon].dropFirst(3).split(separator: " ")
    guard head.count == 2, let after = Int(head[0]) else { return nil }
    let speaker: SampleScene.Speaker =
      switch head[1] {
      case "us": .us
      case "them": .them
      default: .named(String(head[1]))
      }
    return SampleScene.Line(speaker: speaker, after: after, text: text(line[line.index(after: colon)...]))
  }

  private static func text(_ text: some StringProtocol) -> String { trimmed(text).replacing("⏎", with: "\n") }

  private static func trimmed(_ text: some StringProtocol) -> String {
    var text = Substring(text)
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
