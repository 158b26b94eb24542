import ArgumentParser
import Model
import Triage

struct TriageExplain: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Say what a text is taken for, and the words for it.",
    discussion: "With --bio the words are a profile's. With --json, the line that `triage read` would give.")

  @Argument(help: ArgumentHelp("The text.", valueName: "text"))
  var words: [String]

  @Flag(help: "The text is a profile's.")
  var bio = false

  @OptionGroup var global: GlobalOptions

  func run(_ session: Session) async throws {
    let text = words.joined(separator: " ")
    let (triage, now) = try await session.triage()
    if bio {
      let found = triage.examineProfile(name: "", bio: text, followers: nil, verified: false)
      let place = ProfilePlace.read(place: "", bio: text)
      if global.json {
        var line = JSONText()
        line.write(found, place: place, at: now())
        return session.out.line(line.text)
      }
      let traits = [found.isOrganisation ? "organisation" : "person", found.isHealth ? "health" : "not health"]
      session.out.line(
        "segment   " + ([found.reading.segment] + found.reading.also).map(\.rawValue).joined(separator: " +"))
      session.out.line("account   " + traits.joined(separator: ", "))
      if let place, let zone = place.zone {
        session.out.line(Words.safe("place     \(place.name), \(zone.local(now()).time) there"))
      }
      return show(found.reading.reasons, session)
    }
    let found = triage.examine(text)
    if global.json {
      var line = JSONText()
      line.write(found)
      return session.out.line(line.text)
    }
    let reading = found.reading
    session.out.line("kind      " + ([reading.kind] + reading.also).map(\.rawValue).joined(separator: " +"))
    session.out.line("stance    \(reading.stance.rawValue)")
    session.out.line("language  \(reading.language)")
    session.out.line("urgency   \(reading.urgency.rawValue)" + (reading.needsReply ? ", needs a reply" : ""))
    if !reading.topics.isEmpty { session.out.line("topics    " + reading.topics.joined(separator: " ")) }
    if !found.escalation.isEmpty {
      session.out.line("escalate  " + found.escalation.map(\.rawValue).joined(separator: " "))
    }
    for answer in found.taught {
      session.out.line(
        Words.safe("taught    \(answer.name): \(answer.label) (\(Int((answer.score * 100).rounded())) %)"))
    }
    show(reading.reasons, session)
    if let card = found.safety { show(card, session) }
  }

  private func show(_ reasons: [Reason], _ session: Session) {
    for reason in reasons where !reason.words.isEmpty {
      let words = reason.words.map { "“\($0)”" }.joined(separator: " ")
      session.out.line(Words.safe("why       \(reason.supports): \(words) (\(reason.rule))"))
    }
  }

  private func show(_ card: SafetyCard, _ session: Session) {
    for (name, criterion) in card.criteria {
      let words = criterion.words.map { " “\($0)”" }.joined()
      session.out.line(Words.safe("safety    \(name): \(criterion.state.rawValue)\(words)"))
    }
    for circumstance in card.circumstances { session.out.line("safety    \(circumstance.rawValue)") }
    if let question = card.question { session.out.line("ask       \(question)") }
  }
}
