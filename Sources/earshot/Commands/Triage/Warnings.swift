import ArgumentParser
import Desk
import Model
import Triage

struct Warnings: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "warnings",
    abstract: "What is no longer as usual: bursts of voices, growing groups, large audiences, a turn against us.",
    discussion: """
      Prints what rings now; with --replay, what would have rung over the desk's history, and when. Each warning has the \
      figures it rests on and the query that finds its conversations. docs/warnings.md has the formulas.
      """)

  @Flag(help: "Go through history instead of looking at the present.")
  var replay = false

  @Option(
    help: ArgumentHelp(
      "With --replay: only what began to ring since: 2026-11-20, 2026-11-20T09:00 (UTC), or 7d ago.",
      valueName: "time"))
  var since: String?

  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if since != nil, !replay { throw ValidationError("--since goes with --replay.") }
  }

  func run(_ session: Session) async throws {
    let since = try since.map(Self.moment)
    let desk = try session.openDesk()
    guard replay else {
      let active = try await WarningWatch(desk).active()
      if active.isEmpty, !global.json { return session.say("Nothing rings: what is heard is as usual.") }
      return show(active, session)
    }
    let clock = ContinuousClock()
    let start = clock.now
    let replay = try await desk.replayWarnings(since: since?(desk.time))
    let seconds = Double((clock.now - start).inMilliseconds) / 1000
    show(replay.warnings, session)
    if !global.json { session.say(Self.summary(replay, seconds)) }
  }

  private func show(_ warnings: [Warning], _ session: Session) {
    if global.json { return session.show(warnings.map { .warning($0) }) }
    var table = Table(
      .init(title: "since"), .init(title: "heard", isNumber: true), .init(title: "usual", isNumber: true),
      .init(title: "by chance", isNumber: true), .init(title: "warning", limit: 60), .init(title: "query"))
    for warning in warnings {
      table.add(
        .init(warning.since.iso8601), .init(Words.grouped(warning.observed)), .init(Self.usual(warning.expected)),
        .init(Self.odds(warning)), .init(warning.headline), .init(warning.query.description))
    }
    session.show(table)
  }

  private static func summary(_ replay: WarningReplay, _ seconds: Double) -> String {
    guard let from = replay.from, let to = replay.to else { return "Nobody has written to this desk yet." }
    let pace = Words.grouped(Int(Double(replay.arrivals) / max(seconds, 0.001)))
    let days = Int((1 / Sensitivity().falseAlarmsPerDay).rounded())
    return """
      \(Words.counted(replay.arrivals, "message")) from \(from.iso8601) to \(to.iso8601), heard in \
      \(Words.spoken(seconds: seconds)) (\(pace) a second): \(Words.counted(replay.warnings.count, "warning")). By \
      chance alone at most one in \(days) days is to be expected.
      """
  }

  private static func usual(_ expected: Double) -> String {
    guard expected < 10 else { return Words.grouped(Int(expected.rounded())) }
    let tenths = Int((expected * 10).rounded())
    return expected > 0 && tenths == 0 ? "<0.1" : "\(tenths / 10).\(tenths % 10)"
  }

  /// `1 in 40,000`; nothing for a fact that was not tested.
  private static func odds(_ warning: Warning) -> String {
    if warning.cause == .reach { return "─" }
    return warning.chance > 1e-9 ? "1 in \(Words.grouped(Int(1 / warning.chance)))" : "<1 in 1,000,000,000"
  }

  /// A time, or how long ago, as of now.
  private static func moment(_ text: String) throws -> (Instant) -> Instant {
    if let instant = Instant(iso8601: text) { return { _ in instant } }
    let span = text.hasSuffix(" ago") ? String(text.dropLast(4)) : text
    do throws(DurationText.Failure) {
      let span = Duration.milliseconds(try DurationText.parse(span))
      return { now in now - span }
    } catch {
      throw ValidationError("--since: '\(text)' is no time; write it as 2026-11-20, 2026-11-20T09:00 (UTC) or 7d.")
    }
  }
}

extension JSON {
  static func warning(_ warning: Warning) -> JSON {
    [
      "since": .time(warning.since),
      "cause": .string(warning.cause.rawValue),
      "subject": .string(warning.subject.family),
      "name": .string(warning.name),
      "window_s": .int(warning.window.inMilliseconds / 1000),
      "observed": .int(warning.observed),
      "expected": .double(warning.expected),
      "out_of": .int(warning.outOf),
      "chance": warning.cause == .reach ? .null : .double(warning.chance),
      "headline": .string(warning.headline),
      "query": .string(warning.query.description),
      "conversations": .array(warning.conversations.map { .int($0.rawValue) }),
    ]
  }
}

extension Warning.Subject {
  fileprivate var family: String {
    switch self {
    case .topic: "topic"
    case .hashtag: "hashtag"
    case .thread: "thread"
    case .segment: "segment"
    case .everything: "everything"
    }
  }
}
