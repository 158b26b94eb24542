import ArgumentParser
import Desk
import Model

struct Audit: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "The trail: every event of every conversation, chained by hash.", subcommands: [Verify.self])

  struct Verify: Subcommand {
    static let configuration = CommandConfiguration(
      commandName: "verify",
      abstract: "Check the chains, the texts, and that each conversation is what its events make it.",
      discussion: "Exit status 1 when anything was found. Nobody is held up meanwhile.")

    @OptionGroup var global: GlobalOptions

    func run(_ session: Session) async throws {
      let desk = try session.openDesk()
      let events = try await desk.lastEvent()
      let total = try await desk.count([Query()], me: "").first ?? 0
      let begin = ContinuousClock.now
      let bar = ProgressBar(title: "verifying", output: session.around.error)
      let findings = try await desk.verifyTrail { done, count in
        bar.show(count > 0 ? Double(done) / Double(count) : nil, "\(Words.grouped(done)) conversations")
      }
      bar.clear()
      let seconds = (ContinuousClock.now - begin) / .seconds(1)
      if global.json {
        session.out.line(Self.json(findings, conversations: total, events: events, seconds: seconds).text)
      } else {
        for finding in findings { session.out.line(Words.safe("\(finding)")) }
        session.out.line(
          "\(Words.grouped(total)) conversations, \(Words.grouped(Int(events))) events checked in "
            + "\(Words.spoken(seconds: seconds)): " + Self.verdict(findings.count))
      }
      if !findings.isEmpty { throw Ended(status: ExitStatus.no.rawValue) }
    }

    private static func verdict(_ count: Int) -> String {
      switch count {
      case 0: "all is as it was written."
      case 1: "1 finding. Restore the latest backup, or ask who changed the file."
      default: "\(Words.grouped(count)) findings. Restore the latest backup, or ask who changed the file."
      }
    }

    private static func json(_ findings: [Finding], conversations: Int, events: Int64, seconds: Double) -> JSON {
      [
        "conversations": .int(conversations),
        "events": .int(events),
        "seconds": .double((seconds * 1000).rounded() / 1000),
        "findings": .array(
          findings.map { finding in
            [
              "conversation": finding.conversation.map { .int($0.rawValue) } ?? .null,
              "problem": .string("\(finding)"),
            ]
          }),
      ]
    }
  }
}
