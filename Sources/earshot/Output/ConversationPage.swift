import Desk
import Model
import Terminal

/// A conversation as `show` prints it for people.
struct ConversationPage {
  let detail: Detail
  let now: Instant

  init(_ detail: Detail, now: Instant) {
    self.detail = detail
    self.now = now
  }

  func lines(width: Int, ink: Ink) -> [String] {
    var lines = head(ink)
    if detail.earlierMessages > 0 {
      lines += ["", ink.paint("\(detail.earlierMessages) earlier messages are left out", .quiet)]
    }
    for message in detail.messages { lines += [""] + show(message, width, ink) }
    if let draft = detail.draft {
      lines += ["", ink.paint("draft by \(SafeText.line(draft.by)), \(Words.time(draft.at)), not sent", .strong)]
      lines += indented(draft.text, width)
    }
    return lines
  }

  private func head(_ ink: Ink) -> [String] {
    let conversation = detail.conversation
    let profile = detail.follower.profile
    let place = profile.place.isEmpty ? nil : SafeText.line(profile.place)
    let followers = profile.followers.map { "\($0) followers" }
    let who = ["@" + SafeText.line(profile.handle), SafeText.line(profile.name), conversation.segment.rawValue]
    var lines = [
      ink.paint("\(conversation.id)  " + joined(who + [place, followers].compactMap { $0 }), .strong),
      field(
        "is",
        joined([
          conversation.status.word, "\(conversation.kind.glyph) \(conversation.kind.word)",
          conversation.also.isEmpty ? "" : "also " + conversation.also.map(\.word).joined(separator: ", "),
          conversation.stance.rawValue, "priority \(conversation.priority.word)",
          SafeText.line(conversation.topics.joined(separator: ", ")), conversation.language,
        ])),
      field("on", SafeText.line(conversation.channel)),
      field("held by", SafeText.line(holder(conversation))),
    ]
    if !profile.bio.isEmpty { lines.append(field("bio", SafeText.line(profile.bio))) }
    if !conversation.labels.isEmpty {
      lines.append(field("labels", SafeText.line(conversation.labels.joined(separator: ", "))))
    }
    if let why { lines.append(field("why", why)) }
    for clock in conversation.clocks { lines.append(field("clock", self.clock(clock, ink))) }
    if let escalation = conversation.escalation { lines.append(field("line", line(escalation))) }
    return lines
  }

  private func holder(_ conversation: Conversation) -> String {
    let asked = conversation.request.map { " · \($0.by) asks for it since \(Words.time($0.at))" }
    return (conversation.holder ?? "nobody") + (asked ?? "")
  }

  private var why: String? {
    let reasons = detail.reasons.map { reason in
      let words = reason.words.map { "\"\(SafeText.line($0))\"" }.joined(separator: " … ")
      return words.isEmpty ? reason.supports : "\(reason.supports) by \(words)"
    }
    return reasons.isEmpty ? nil : SafeText.line(reasons.joined(separator: " · "))
  }

  private func clock(_ clock: Clock, _ ink: Ink) -> String {
    let policy = "by \(SafeText.line(clock.policy))"
    switch clock.state {
    case .running:
      let left = (clock.due - now).inMilliseconds
      return ink.paint(
        "\(clock.kind.word)  \(DurationText.countdown(left))  until \(Words.time(clock.due)), \(policy)",
        left < 0 ? .alarm : nil)
    case .paused(_, let left): return "\(clock.kind.word)  paused with \(DurationText.spoken(left)) left, \(policy)"
    case .stopped(let at):
      let verdict = at > clock.due ? "\(DurationText.spoken((at - clock.due).inMilliseconds)) late" : "in time"
      return "\(clock.kind.word)  stopped \(Words.time(at)), \(verdict), \(policy)"
    }
  }

  private func line(_ escalation: Escalation) -> String {
    let (to, from) = (SafeText.line(escalation.to), SafeText.line(escalation.from))
    let asked = "to \(to) by \(from), \(Words.time(escalation.at)): "
    switch escalation.state {
    case .waiting: return asked + "not acknowledged yet"
    case .acknowledged(let at): return asked + "acknowledged \(Words.time(at))"
    case .decided(let verdict, let by, let at):
      let words = verdict.rawValue.replacing("_", with: " ")
      return asked + "\(words) by \(SafeText.line(by)), \(Words.time(at))"
    }
  }

  private func show(_ message: Message, _ width: Int, _ ink: Ink) -> [String] {
    let author = SafeText.line(message.author)
    let from =
      switch message.direction {
      case .inbound: "@\(author)"
      case .outbound: "\(author) (us)"
      case .note: "note by \(author)"
      }
    let state: String? =
      switch message.state {
      case .standing: message.edits > 0 ? "edited" : nil
      case .toSend: "to send"
      case .withdrawn: "taken back"
      case .deleted: "deleted on the network"
      }
    let head = joined([from, Words.time(message.at), state].compactMap { $0 })
    return [ink.paint(head, message.direction == .note ? .quiet : .strong)] + indented(message.text, width)
  }

  private func indented(_ text: String, _ width: Int) -> [String] {
    SafeText.wrap(text, width: max(20, width - 2)).map { "  " + $0 }
  }

  private func field(_ name: String, _ value: String) -> String {
    "  " + SafeText.line(name, width: 8) + value
  }

  private func joined(_ parts: [String]) -> String { parts.filter { !$0.isEmpty }.joined(separator: " · ") }
}
