import Model

/// What a conversation's row keeps as one JSON object: the parts that no list or filter asks for.
enum ConversationState {
  static func text(of conversation: Conversation) -> String {
    var json = JSONText()
    json.open()
    if !conversation.also.isEmpty {
      json.key("also")
      json.openArray()
      for kind in conversation.also { json.value(kind.code) }
      json.closeArray()
    }
    if conversation.needsReply { json.field("needs_reply", true) }
    if conversation.priorityIsSet { json.field("priority_set", true) }
    if let at = conversation.exchange.lastInboundAt { json.field("last_inbound", at.milliseconds) }
    if let at = conversation.exchange.lastAnswerAt { json.field("last_answer", at.milliseconds) }
    if let at = conversation.exchange.waitingSince { json.field("waiting_since", at.milliseconds) }
    if !conversation.toSend.isEmpty { json.field("to_send", conversation.toSend) }
    if !conversation.clocks.isEmpty {
      json.key("clocks")
      json.openArray()
      for clock in conversation.clocks { write(clock, to: &json) }
      json.closeArray()
    }
    if let request = conversation.request {
      json.key("request")
      write(request, to: &json)
    }
    if !conversation.mentions.isEmpty {
      json.key("mentions")
      json.openArray()
      for mention in conversation.mentions { write(mention, to: &json) }
      json.closeArray()
    }
    if let escalation = conversation.escalation {
      json.key("escalation")
      write(escalation, to: &json)
    }
    json.close()
    return json.text
  }

  /// Fills in what `text(of:)` wrote. The columns are set already.
  static func read(_ text: String, into conversation: inout Conversation) throws {
    var json = JSONPull(text)
    var fresh = conversation
    try json.object { key, value in
      switch key {
      case "also": try value.array { fresh.also.append(Kind(code: Int(try $0.integer()))) }
      case "needs_reply": fresh.needsReply = try value.flag()
      case "priority_set": fresh.priorityIsSet = try value.flag()
      case "last_inbound": fresh.exchange.lastInboundAt = try value.instant()
      case "last_answer": fresh.exchange.lastAnswerAt = try value.instant()
      case "waiting_since": fresh.exchange.waitingSince = try value.instant()
      case "to_send": try value.array { fresh.toSend.append(Int(try $0.integer())) }
      case "clocks": try value.array { fresh.clocks.append(try clock(from: &$0)) }
      case "request": fresh.request = try request(from: &value)
      case "mentions": try value.array { fresh.mentions.append(try mention(from: &$0)) }
      case "escalation": fresh.escalation = try escalation(from: &value)
      default: try value.skip()
      }
    }
    conversation = fresh
  }

  private static func write(_ clock: Clock, to json: inout JSONText) {
    json.open()
    json.field("kind", clock.kind.code)
    json.field("policy", clock.policy)
    json.field("calendar", clock.calendar)
    json.field("target", clock.target)
    json.field("started", clock.started.milliseconds)
    json.field("due", clock.due.milliseconds)
    switch clock.state {
    case .running: break
    case .paused(let at, let left):
      json.field("paused", at.milliseconds)
      json.field("left", left)
    case .stopped(let at): json.field("stopped", at.milliseconds)
    }
    json.close()
  }

  private static func clock(from json: inout JSONPull) throws -> Clock {
    let zero = Instant(milliseconds: 0)
    var clock = Clock(kind: .firstResponse, policy: "", calendar: "", target: 0, started: zero, due: zero)
    var paused: Instant?
    var left: Int64 = 0
    try json.object { key, value in
      switch key {
      case "kind":
        guard let kind = Clock.Kind(code: Int(try value.integer())) else { throw JSONPull.Malformed() }
        clock.kind = kind
      case "policy": clock.policy = try value.string()
      case "calendar": clock.calendar = try value.string()
      case "target": clock.target = try value.integer()
      case "started": clock.started = try value.instant()
      case "due": clock.due = try value.instant()
      case "paused": paused = try value.instant()
      case "left": left = try value.integer()
      case "stopped": clock.state = .stopped(at: try value.instant())
      default: try value.skip()
      }
    }
    if let paused { clock.state = .paused(at: paused, left: left) }
    return clock
  }

  private static func write(_ request: HandoverRequest, to json: inout JSONText) {
    json.open()
    json.field("by", request.by)
    json.field("to", request.to)
    json.field("at", request.at.milliseconds)
    json.close()
  }

  private static func request(from json: inout JSONPull) throws -> HandoverRequest {
    var request = HandoverRequest(by: "", to: "", at: Instant(milliseconds: 0))
    try json.object { key, value in
      switch key {
      case "by": request.by = try value.string()
      case "to": request.to = try value.string()
      case "at": request.at = try value.instant()
      default: try value.skip()
      }
    }
    return request
  }

  private static func write(_ mention: Mention, to json: inout JSONText) {
    json.open()
    json.field("message", mention.message)
    json.field("names", mention.names)
    json.close()
  }

  private static func mention(from json: inout JSONPull) throws -> Mention {
    var mention = Mention(message: 0, names: [])
    try json.object { key, value in
      switch key {
      case "message": mention.message = Int(try value.integer())
      case "names": mention.names = try value.strings()
      default: try value.skip()
      }
    }
    return mention
  }

  private static func write(_ escalation: Escalation, to json: inout JSONText) {
    json.open()
    json.field("to", escalation.to)
    json.field("from", escalation.from)
    json.field("at", escalation.at.milliseconds)
    json.field("reason", escalation.reason)
    if let answer = escalation.answer { json.field("answer", answer) }
    switch escalation.state {
    case .waiting: break
    case .acknowledged(let at): json.field("acknowledged", at.milliseconds)
    case .decided(let verdict, let by, let at):
      json.field("verdict", verdict.rawValue)
      json.field("by", by)
      json.field("decided", at.milliseconds)
    }
    json.close()
  }

  private static func escalation(from json: inout JSONPull) throws -> Escalation {
    var escalation = Escalation(to: "", from: "", at: Instant(milliseconds: 0), reason: 0)
    var verdict: Escalation.Verdict?
    var by = ""
    var decided = Instant(milliseconds: 0)
    try json.object { key, value in
      switch key {
      case "to": escalation.to = try value.string()
      case "from": escalation.from = try value.string()
      case "at": escalation.at = try value.instant()
      case "reason": escalation.reason = Int(try value.integer())
      case "answer": escalation.answer = Int(try value.integer())
      case "acknowledged": escalation.state = .acknowledged(at: try value.instant())
      case "verdict": verdict = Escalation.Verdict(rawValue: try value.string())
      case "by": by = try value.string()
      case "decided": decided = try value.instant()
      default: try value.skip()
      }
    }
    if let verdict { escalation.state = .decided(verdict, by: by, at: decided) }
    return escalation
  }
}

extension JSONPull {
  mutating func instant() throws -> Instant { Instant(milliseconds: try integer()) }
}

/// A list of words in one column: NULL when empty, else a JSON array.
enum WordList {
  static func value(_ words: [String]) -> SQLValue { words.isEmpty ? .null : .text(text(words)) }

  static func text(_ words: [String]) -> String {
    var json = JSONText()
    json.openArray()
    for word in words { json.value(word) }
    json.closeArray()
    return json.text
  }

  static func words(_ text: String?) throws -> [String] {
    guard let text else { return [] }
    var json = JSONPull(text)
    return try json.strings()
  }
}
