extension Query {
  /// Whether a conversation is one of those asked for.
  ///
  /// A negated term holds exactly where the term does not: `-followers:>1000` is also true where the network tells no
  /// number.
  /// - Parameter me: the teammate who asks; without one nothing is `mine`.
  public func matches(_ subject: QuerySubject, now: Instant, me: String?) -> Bool {
    var folded: [String]?
    for term in terms {
      let holds: Bool
      if case .text(let phrase) = term.condition {
        let texts = folded ?? subject.texts.map(Words.folded)
        folded = texts
        holds = texts.contains { phrase.isFound(in: $0) }
      } else {
        holds = term.condition.holds(subject, now, me)
      }
      if holds == term.negated { return false }
    }
    return true
  }
}

extension Query.Condition {
  fileprivate func holds(_ subject: borrowing QuerySubject, _ now: Instant, _ me: String?) -> Bool {
    switch self {
    case .kind(let kinds): return kinds.contains(subject.conversation.kind)
    case .also(let kinds):
      return kinds.contains(subject.conversation.kind) || kinds.contains { subject.conversation.also.contains($0) }
    case .segment(let segments): return segments.contains(subject.conversation.segment)
    case .channel(let channels):
      return channels.contains { isChannel(subject.conversation.channel, in: $0) }
    case .priority(let comparisons): return comparisons.contains { $0.holds(subject.conversation.priority) }
    case .urgency(let comparisons): return comparisons.contains { $0.holds(subject.conversation.urgency) }
    case .stance(let stances): return stances.contains(subject.conversation.stance)
    case .topic(let topics): return topics.contains { subject.conversation.topics.contains($0) }
    case .language(let languages): return languages.contains(subject.conversation.language)
    case .label(let labels): return labels.contains { subject.conversation.labels.contains($0) }
    case .id(let ids): return ids.contains(subject.conversation.id)
    case .followers(let comparisons):
      guard let followers = subject.profile.followers else { return false }
      return comparisons.contains { $0.holds(followers) }
    case .from(let handles):
      let handle = subject.profile.handle.lowercased()
      return handles.contains { $0.lowercased() == handle }
    case .state(let states): return states.contains { $0.holds(subject.conversation, now, me) }
    case .holder(let people): return people.contains { $0.is(subject.conversation.holder, me) }
    case .escalatedTo(let people): return people.contains { $0.is(subject.conversation.escalation?.to, me) }
    case .mention(let people):
      return subject.conversation.mentions.contains {
        $0.names.contains { name in people.contains { $0.is(name, me) } }
      }
    case .due(let dues):
      let due = subject.conversation.due
      return dues.contains { wanted in
        guard let stretch = wanted.stretch(now: now) else { return due == nil }
        return due.map(stretch.contains) ?? false
      }
    case .age(let comparisons):
      let since = subject.conversation.exchange.lastInboundAt ?? subject.conversation.openedAt
      return comparisons.contains { $0.stretch(before: now).contains(since) }
    case .opened(let moments):
      return moments.contains { $0.stretch(now: now).contains(subject.conversation.openedAt) }
    case .updated(let moments):
      return moments.contains { $0.stretch(now: now).contains(subject.conversation.updatedAt) }
    case .text(let phrase): return subject.texts.contains { phrase.isFound(in: Words.folded($0)) }
    }
  }
}

extension Query.State {
  fileprivate func holds(_ conversation: borrowing Conversation, _ now: Instant, _ me: String?) -> Bool {
    switch self {
    case .open: if case .open = conversation.status { true } else { false }
    case .pending: if case .pending = conversation.status { true } else { false }
    case .snoozed: conversation.status.snoozedUntil != nil
    case .done: if case .done = conversation.status { true } else { false }
    case .held: conversation.holder != nil
    case .unheld: conversation.holder == nil
    case .mine: me != nil && conversation.holder == me
    case .overdue: conversation.clocks.contains { $0.isRunning && $0.due < now }
    case .escalated: conversation.isEscalated
    case .answered: conversation.exchange.firstAnswerAt != nil
    case .unanswered: conversation.exchange.firstAnswerAt == nil
    case .toSend: !conversation.toSend.isEmpty
    case .corrected: conversation.kindIsCorrected
    case .asked: conversation.request != nil
    }
  }
}

extension Query.Person {
  fileprivate func `is`(_ name: String?, _ me: String?) -> Bool {
    switch self {
    case .none: name == nil
    case .me: me != nil && name == me
    case .named(let wanted): name == wanted
    }
  }
}

/// Whether a channel is the one called `name` or one of that network, without making a string.
private func isChannel(_ channel: String, in name: String) -> Bool {
  if channel == name { return true }
  var rest = channel.utf8.makeIterator()
  for byte in name.utf8 where rest.next() != byte { return false }
  return rest.next() == UInt8(ascii: ":")
}
