import Desk
import Model

/// What calls this person: who asks for what they hold, who names them, what became of what they asked for.
extension ConsoleState {
  /// Takes in what calls now; what is new rings.
  mutating func called(_ items: [CallItem]?) -> [Effect] {
    guard let items else {
      areCallsStale = true
      return []
    }
    let isFirst = calls == nil
    let known = Set((calls ?? []).map(\.identity))
    let new = items.filter { !known.contains($0.identity) }
    calls = items
    guard let latest = new.first else { return [] }
    let key = settings.keys.hint(for: .showCall) ?? ":"
    guard new.count == 1 || !isFirst else {
      say(.warning, "\(new.count) call you: \(latest.sentence) · \(key) goes there")
      return alert(.call, "\(new.count) call you")
    }
    let tone: Notice.Tone = latest.call.occasion == .given ? .success : .warning
    say(tone, "\(latest.sentence) · \(wayOn(from: latest) ?? "\(key) opens it")")
    return alert(.call, latest.sentence)
  }

  /// How to answer who asks.
  private func wayOn(from item: CallItem) -> String? {
    guard item.call.occasion == .asked else { return nil }
    let keys = settings.keys
    return "\(keys.hint(for: .handOver) ?? ":hand-over") hands it over, \(keys.hint(for: .keep) ?? ":keep") keeps it"
  }

  /// Goes to what calls, the latest first.
  mutating func showCall() -> [Effect] {
    guard let latest = calls?.first else { return [] }
    tab = .inbox
    return read(latest.conversation)
  }

  /// What is open and looked at calls no more.
  mutating func see() -> [Effect] {
    guard let id = reading?.id, reading?.detail != nil, calls?.contains(where: { $0.conversation == id }) == true else {
      return []
    }
    calls?.removeAll { $0.conversation == id }
    return [.saw(id)]
  }

  // MARK: From hand to hand

  /// Whether the key that gives away asks instead: somebody else holds it, and only a lead gives away what others hold.
  var asksInstead: Bool {
    let subjects = subjects
    return !me.role.mayTakeOver && !subjects.isEmpty
      && subjects.allSatisfy { $0.holder != nil && $0.holder != me.name }
  }

  /// What an answer to a request is about: what is under the cursor or selected and asked for, else what was asked for last.
  var answerable: [Conversation.ID] {
    let here = targets.filter { id in
      subject(id).map { $0.askedBy != nil && ($0.holder == me.name || me.role.mayTakeOver) } ?? false
    }
    if !here.isEmpty { return here }
    return calls?.first { $0.call.occasion == .asked }.map { [$0.conversation] } ?? []
  }

  /// Who asks for it, as far as is known here.
  func asker(of id: Conversation.ID) -> String? {
    if let asker = subject(id)?.askedBy { return asker }
    let call = calls?.first { $0.conversation == id && $0.call.occasion == .asked }
    return call?.call.by
  }

  /// A lead says for whom, where somebody asks for it.
  mutating func takeOver() -> [Effect] {
    guard let only = targets.first, targets.count == 1, let asker = asker(of: only), asker != me.name else {
      return act(.takeOver(for: nil))
    }
    let choices = [Prompt.Choice(text: asker, key: asker.first), Prompt.Choice(text: "yourself", key: "y")]
    prompt = Prompt(
      .takeOver(asker: asker), "take \(name([only])) over for", [only],
      choices: asker.first == "y" ? choices.map { Prompt.Choice(text: $0.text) } : choices, highlighted: 0,
      isClosed: true)
    return []
  }

  /// A refusal in the words of the keys.
  func told(_ result: ActionResult) -> String {
    guard case .refused(.heldBy(let name, let since)) = result.verdict else { return result.summary }
    let held =
      since.map { "Held by \(name) for \(DurationText.spoken((now - $0).inMilliseconds))." } ?? "Held by \(name)."
    let keys = settings.keys
    // While one writes, keys are letters.
    let leave = compose == nil ? "" : "\(keys.hint(for: .leaveCompose) ?? "Esc"), then "
    return me.role.mayTakeOver
      ? "\(held) \(leave)\(keys.hint(for: .takeOver) ?? ":take-over") takes it over."
      : "\(held) \(leave)\(keys.hint(for: .assign) ?? ":ask") asks \(name) to hand it over."
  }
}

extension CallItem {
  /// The same for one call, whatever is known beside it. A database may give its number to another one.
  fileprivate var identity: Identity { Identity(conversation: conversation, call: call) }

  fileprivate struct Identity: Hashable {
    var conversation: Conversation.ID
    var call: Call
  }
}
