internal import Model
internal import Store

/// One batch being taken in, inside one transaction.
struct Ingestion {
  private let writer: Writer
  private let rules: Rules
  private let now: Instant
  private var followers: FollowerBook
  /// Nil where there are no rules of assignment.
  private var placement: Placement?

  init(_ writer: Writer, rules: Rules, at now: Instant, followers: FollowerBook) throws {
    placement = try Placement(writer, rules: rules, at: now)
    self.writer = writer
    self.rules = rules
    self.now = now
    self.followers = followers
  }

  /// Takes in one message. After the last, `finish` writes what was saved up.
  mutating func take(_ arrival: Arrival) throws -> IngestReport.Item {
    let incoming = arrival.incoming
    let known = try writer.known(incoming.channel, incoming.id)
    if let place = known?.place { return try takeAgain(arrival, at: place) }
    if incoming.change == .deleted { return .rejected(.deletesUnknown) }
    let parent = try incoming.parent.flatMap { try writer.known(incoming.channel, $0) }
    let thread = try thread(of: incoming, parent: parent, child: known)
    if let missing = incoming.parent, parent == nil {
      try writer.expect(incoming.channel, missing, thread: thread)
    }
    if incoming.isOurs { return try takeAnswer(arrival, in: thread, parent: parent?.place) }
    // What answers nothing, and what nothing here answers, has no conversation to join.
    let isAlone = incoming.parent == nil && incoming.thread == nil && known == nil
    return try takeInbound(arrival, in: thread, isAlone: isAlone)
  }

  mutating func finish() throws {
    try followers.write(to: writer)
    try placement?.finish(writer)
  }

  /// The thread of what it answers; else of what answers it (a child came first); else as the network says; else it
  /// starts one.
  private func thread(of incoming: Incoming, parent: Known?, child: Known?) throws -> String {
    if let thread = parent?.thread ?? child?.thread { return thread }
    if let named = incoming.thread { return try writer.known(incoming.channel, named)?.thread ?? named }
    return incoming.parent ?? incoming.id
  }

  private mutating func takeInbound(
    _ arrival: Arrival, in thread: String, isAlone: Bool
  ) throws -> IngestReport.Item {
    let incoming = arrival.incoming
    let follower = try followers.writer(of: arrival, in: writer)
    let present = try isAlone ? nil : conversation(of: follower.id, in: thread, incoming.channel)
    let conversation = try present ?? open(incoming, thread, follower.id)
    try receive(arrival, in: conversation, follower)
    return present == nil ? .opened(conversation.id) : .joined(conversation.id)
  }

  /// An answer of ours belongs to the conversation of what it answers; where that is not here (yet), to that of the
  /// follower it speaks to.
  private mutating func takeAnswer(_ arrival: Arrival, in thread: String, parent: Place?) throws -> IngestReport.Item {
    let incoming = arrival.incoming
    var present: Conversation?
    var follower: Follower?
    if let parent {
      present = try writer.conversation(parent.conversation)
    } else {
      (present, follower) = try addressee(of: incoming, in: thread)
    }
    if let present, let reply = try waitingReply(like: incoming.text, in: present) {
      let outcome = try present.decide(
        .deliver(message: reply, remoteID: incoming.id), by: .earshot, at: now, rules: rules,
        profile: try followers.follower(present.follower, in: writer).profile)
      try writer.append(outcome, before: present)
      return .duplicate(present.id)
    }
    let conversation: Conversation
    if let present {
      conversation = present
    } else {
      let unknown = try follower ?? followers.mentioned("unknown", by: incoming, in: writer)
      conversation = try open(incoming, thread, unknown.id)
    }
    try receive(arrival, in: conversation, try followers.follower(conversation.follower, in: writer))
    return present == nil ? .opened(conversation.id) : .joined(conversation.id)
  }

  /// Whom an answer of ours speaks to whose parent is not here.
  ///
  /// Handles at the head of the text address it: the first who has a conversation in the thread, else the first, who
  /// will write (or wrote, elsewhere). Else one mentioned further on who is in the thread; else the only one there.
  private mutating func addressee(of incoming: Incoming, in thread: String) throws -> (Conversation?, Follower?) {
    let ours = [incoming.profile.handle, incoming.account, Self.handle(of: incoming.channel)].map { $0.lowercased() }
    let mentions = Mentions(in: incoming.text)
    let addressed = mentions.addressed.filter { !ours.contains($0.lowercased()) }
    let further = mentions.further.filter { !ours.contains($0.lowercased()) }
    for handle in addressed + further {
      guard let follower = try followers.known(as: handle, to: incoming, in: writer) else { continue }
      if let present = try conversation(of: follower.id, in: thread, incoming.channel) { return (present, nil) }
    }
    if let first = addressed.first { return (nil, try followers.mentioned(first, by: incoming, in: writer)) }
    let present = try writer.conversations(channel: incoming.channel, thread: thread, limit: 2)
    if present.count == 1, let only = present.first { return (try writer.conversation(only), nil) }
    if let first = further.first { return (nil, try followers.mentioned(first, by: incoming, in: writer)) }
    // Nobody can say to whom: all such answers in a thread stand together.
    let unknown = try followers.mentioned("unknown", by: incoming, in: writer)
    return (try present.isEmpty ? nil : conversation(of: unknown.id, in: thread, incoming.channel), unknown)
  }

  /// The handle in a channel's name: `acme@social.example` of `mastodon:@acme@social.example`.
  private static func handle(of channel: String) -> String {
    let account = channel.firstIndex(of: ":").map { channel[channel.index(after: $0)...] } ?? channel[...]
    return String(account.hasPrefix("@") ? account.dropFirst() : account)
  }

  /// A reply in our outbox that says the same: somebody has sent it by hand, or it was delivered and comes back.
  private func waitingReply(like text: String, in conversation: Conversation) throws -> Int? {
    guard !conversation.toSend.isEmpty else { return nil }
    let said = Self.words(of: text)
    return try conversation.toSend.first { number in
      guard let message = try writer.message(conversation.id, number) else { return false }
      return Self.words(of: message.text) == said
    }
  }

  /// A text without the handles that a network puts before a reply.
  private static func words(of text: String) -> [Substring] {
    let words = text.split(whereSeparator: \.isWhitespace)
    return Array(words.drop { $0.hasPrefix("@") })
  }

  private func conversation(of follower: Follower.ID, in thread: String, _ channel: String) throws -> Conversation? {
    try writer.conversation(channel: channel, thread: thread, follower: follower).flatMap {
      try writer.conversation($0)
    }
  }

  private func open(_ incoming: Incoming, _ thread: String, _ follower: Follower.ID) throws -> Conversation {
    try writer.insertConversation(
      channel: incoming.channel, thread: thread, follower: follower, openedAt: incoming.at)
  }

  private mutating func receive(_ arrival: Arrival, in conversation: Conversation, _ follower: Follower) throws {
    let outcome = conversation.receive(
      arrival.incoming, reading: arrival.reading, segment: follower.segment, at: now, rules: rules,
      profile: follower.profile)
    try writer.append(outcome, before: conversation)
    // It opens with the first that the follower says.
    guard conversation.lastInbound == 0, outcome.conversation.lastInbound > 0,
      let assigned = placement?.outcome(for: outcome.conversation, follower.profile)
    else { return }
    try writer.append(assigned, before: outcome.conversation)
  }

  /// A message that is here already: a second copy, an edit or a deletion.
  private mutating func takeAgain(_ arrival: Arrival, at place: Place) throws -> IngestReport.Item {
    let incoming = arrival.incoming
    guard incoming.change != .new,
      let message = try writer.message(place.conversation, place.number),
      let conversation = try writer.conversation(place.conversation)
    else { return .duplicate(place.conversation) }
    let text = incoming.change == .deleted ? nil : incoming.text
    if text == message.text || (text == nil && message.state == .deleted) { return .duplicate(place.conversation) }
    let follower = try followers.follower(conversation.follower, in: writer)
    let outcome = conversation.change(
      message, to: text, reading: arrival.reading, at: now, rules: rules, profile: follower.profile)
    try writer.append(outcome, before: conversation)
    return .updated(place.conversation)
  }
}
