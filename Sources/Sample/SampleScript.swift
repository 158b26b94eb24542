import Model

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
      } else if line.hasPrefix("  ") {
        guard !scenes.isEmpty, let next = step(line.dropFirst(2)) else {
          nonsense.append(line)
          continue
        }
        scenes[scenes.count - 1].steps.append(next)
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
      let parts = line.split(separator: "|", omittingEmptySubsequences: false).map(\.trimmed)
      guard parts.count == 6, let channel = SampleChannel(rawValue: parts[1]) else { return nil }
      let isVerified = parts[4].hasSuffix("✓")
      guard let followers = Int(parts[4].prefix { $0.isNumber }) else { return nil }
      return SamplePerson(
        channel: channel, handle: parts[0], name: parts[2], bio: parts[5], place: parts[3], followers: followers,
        isVerified: isVerified)
    }
  }

  private static func scene(_ line: some StringProtocol, post: String?) -> SampleScene? {
    guard let colon = line.firstIndex(of: ":") else { return nil }
    let text = text(line[line.index(after: colon)...])
    let head = words(line[..<colon])
    let minutes = head.dropFirst().first.flatMap { Int($0) }
    if head.first == "-", head.count == (minutes == nil ? 3 : 4) {
      let who = SampleScene.Who.anybody(segment: head[head.count - 2], language: head[head.count - 1])
      return SampleScene(who: who, minutesAgo: minutes, text: text, post: post)
    }
    guard head.count == 2, let minutes = Int(head[0]) else { return nil }
    return SampleScene(who: .named(head[1]), minutesAgo: minutes, text: text, post: post)
  }

  /// `+12 us: text` or `*3 ana note: text`.
  private static func step(_ line: Substring) -> SampleScene.Step? {
    let colon = line.firstIndex(of: ":")
    let head = words(line[..<(colon ?? line.endIndex)].dropFirst())
    let text = colon.map { Self.text(line[line.index(after: $0)...]) } ?? ""
    guard head.count >= 2, let after = Int(head[0]) else { return nil }
    switch line.first {
    case "+" where head.count == 2 && colon != nil:
      let speaker: SampleScene.Speaker =
        switch head[1] {
        case "us": .us
        case "them": .them
        default: .named(head[1])
        }
      return SampleScene.Step(after: after, what: .said(speaker, text))
    case "*":
      guard let deed = deed(head.dropFirst(2).joined(separator: " "), text) else { return nil }
      return SampleScene.Step(after: after, what: .did(head[1], deed))
    default: return nil
    }
  }

  private static func deed(_ words: String, _ text: String) -> SampleScene.Deed? {
    let parts = Self.words(words)
    guard let verb = parts.first else { return nil }
    switch (verb, parts.dropFirst().first) {
    case ("hold", nil): return .act(.hold)
    case ("done", nil): return .act(.done)
    case ("acknowledge", nil): return .act(.acknowledge)
    case ("reply", nil): return .act(.reply(text: text))
    case ("note", nil): return .act(.note(text: text))
    case ("draft", nil): return .draft(text)
    case ("label", let label?): return .act(.label(add: [label], remove: []))
    case ("priority", let word?): return Priority(word: word).map { .act(.setPriority($0)) }
    case ("give", let name?): return .act(.assign(to: name))
    case ("escalate", let name?): return .act(.escalate(to: name, reason: text))
    case ("safety", let name?): return .handOver(to: name, why: text)
    case ("snooze", let minutes?): return Int(minutes).map { .snooze($0) }
    default: return nil
    }
  }

  private static func words(_ text: some StringProtocol) -> [String] {
    text.split { $0 == " " }.map { String($0) }
  }

  private static func text(_ text: some StringProtocol) -> String { text.trimmed.replacing("⏎", with: "\n") }
}
