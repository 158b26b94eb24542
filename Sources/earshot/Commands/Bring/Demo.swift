import ArgumentParser
import Desk
import Model
import Sample

struct Demo: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Open the console on a made-up day at a health company, on a desk of its own.",
    discussion: """
      Nothing of it is real, and your own desk is not touched. New messages keep arriving while you look; a few \
      minutes in, a storm about prices builds. A day that another console has open is joined, not made anew.
      """)

  @Flag(help: "Open the sample day that is there, as it stands; also beside another console on it.")
  var keep = false

  @Flag(help: "Only fill the desk; do not open the console.")
  var fill = false

  @Flag(name: .customLong("print"), help: "Print the messages of the day as NDJSON that `import` reads, and stop.")
  var prints = false

  @Option(help: ArgumentHelp("Another day: the same number gives the same one.", valueName: "n"))
  var seed: UInt64 = 1

  @OptionGroup var global: GlobalOptions

  func run(_ session: Session) async throws {
    if prints {
      for message in SampleDay(seed: seed, now: session.now).history { session.out.line(JSON.incoming(message).text) }
      return
    }
    let path = global.desk ?? session.places.sample
    let sample = try await SampleDesk.open(path, seed: seed, keeps: keep, now: session.around.now)
    if fill {
      if sample.isJoined, !keep {
        throw Failure(.busy, "\(path) is open in another console: leave that first, or name another file with --desk.")
      }
      let open = try await sample.desk.count([Query(.state([.open]))], me: "").first ?? 0
      return session.out.line("\(Words.safe(path)): the sample day, with \(open) conversations open.")
    }
    let greeting = "This day is open in another console too: you have joined it. A new one begins when nobody is in it."
    try await session.openConsole(
      on: sample.desk, arriving: keep || sample.isJoined ? nil : sample,
      greeting: sample.isJoined && !keep ? greeting : nil)
  }
}

extension JSON {
  /// A message as `import` reads it.
  fileprivate static func incoming(_ message: Incoming) -> JSON {
    let profile = message.profile
    return [
      "channel": .string(message.channel),
      "id": .string(message.id),
      "parent": .string(message.parent),
      "thread": .string(message.thread),
      "ours": .bool(message.isOurs),
      "author": .string(profile.handle),
      "author_id": .string(message.account),
      "name": .string(profile.name),
      "bio": .string(profile.bio),
      "place": .string(profile.place),
      "followers": .int(profile.followers),
      "verified": .bool(profile.isVerified),
      "at": .time(message.at),
      "text": .string(message.text),
      "url": .string(message.url),
    ]
  }
}
