import ArgumentParser
import Desk

struct Report: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Figures for a report.", subcommands: [Times.self])

  struct Times: Subcommand {
    static let configuration = CommandConfiguration(
      commandName: "response-times",
      abstract: "How fast we answer: the first message of each conversation against our first answer to it.",
      discussion: """
        median_s is the middle (the mean of the two in the middle where they are even in number), p90_s the value at \
        rank 0.9 n rounded up; both in seconds, over the conversations that were answered.
        """)

    @Option(
      help: ArgumentHelp("channel, segment, kind or day.", valueName: "what"),
      transform: { try Words.named($0, "grouping", ResponseTimes.Grouping.allCases) })
    var by = ResponseTimes.Grouping.channel

    @OptionGroup var global: GlobalOptions

    func run(_ session: Session) async throws {
      let times = try await session.openDesk().responseTimes(by: by)
      if global.json { return session.show(times.rows.map { .responseTime($0, by: by) }) }
      if times.rows.isEmpty { return session.say("There is no conversation to report on yet.") }
      var table = Table(
        .init(title: by.rawValue), .init(title: "conversations", isNumber: true),
        .init(title: "answered", isNumber: true), .init(title: "median", isNumber: true),
        .init(title: "9 in 10 within", isNumber: true))
      for row in times.rows {
        table.add(
          .init(row.group), "\(row.conversations)", "\(row.answered)", .init(Self.spoken(row.median)),
          .init(Self.spoken(row.p90)))
      }
      session.show(table)
    }

    private static func spoken(_ seconds: Double?) -> String {
      seconds.map { Words.spoken(seconds: $0) } ?? "─"
    }
  }
}

extension JSON {
  fileprivate static func responseTime(_ row: ResponseTimes.Row, by grouping: ResponseTimes.Grouping) -> JSON {
    .object([
      Member(name: grouping.rawValue, value: .string(row.group)),
      Member(name: "conversations", value: .int(row.conversations)),
      Member(name: "answered", value: .int(row.answered)),
      Member(name: "median_s", value: row.median.map { .double($0) } ?? .null),
      Member(name: "p90_s", value: row.p90.map { .double($0) } ?? .null),
    ])
  }
}
