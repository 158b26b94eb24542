public import Model

extension Reader {
  /// When the messages that came after an act were said, in the order in which they came.
  ///
  /// - Parameters:
  ///   - number: of the act; 0 for all.
  ///   - last: the act with which to end.
  public func arrivals(after number: Int64, through last: Int64) throws -> [Heard.Key] {
    try connection.rows(.takenInAfter, [.integer(number), .integer(last)]) { row -> Heard.Key? in
      let arrival = try ArrivalText(row.text(2))
      guard let message = arrival.message, let at = arrival.at else { return nil }
      return Heard.Key(act: row.int64(0), at: min(at, row.instant(1)), message: message)
    }.compactMap { $0 }
  }

  /// Followers' messages with who said each and what it was taken for when it came; those that are not there are left out.
  public func heard(_ keys: [Heard.Key]) throws -> [Heard] {
    let rows = try connection.rows(keys.map { (.arrival, [.integer($0.act)]) }) { row in
      let read = try ArrivalText(row.text(7))
      let heard = Heard(
        at: Instant(milliseconds: 0), conversation: .init(rawValue: row.int64(0)), channel: "", thread: row.text(2),
        follower: .init(rawValue: row.int64(3)), handle: row.text(4), followers: row.int(5) < 0 ? nil : row.int(5),
        segment: read.segment ?? Segment(rawValue: row.text(6)), topics: read.topics, stance: read.stance)
      return (heard, channel: row.int64(1))
    }
    let found = zip(keys, rows).compactMap { key, rows in
      rows.first.map { (key: key, heard: $0.0, channel: $0.channel) }
    }
    let texts = try connection.rows(
      found.map { (.messageText, [.integer(Codes.message($0.heard.conversation, $0.key.message))]) }
    ) { $0.text(0) }
    return try zip(found, texts).map { found, texts in
      var heard = found.heard
      heard.at = found.key.at
      heard.channel = try channelName(found.channel)
      heard.text = texts.first ?? ""
      return heard
    }
  }
}

/// What is needed of the events of an arrival, pulled out of their JSON: a replay goes through all there are.
private struct ArrivalText {
  /// Of a follower's message; nil where none was received.
  var message: Int?
  var at: Instant?
  /// What the conversation is since.
  var topics: [String] = []
  var stance: Stance = .neutral
  var segment: Segment?

  init(_ events: String) throws {
    var json = JSONPull(events)
    do {
      try json.array { value in
        // The name comes first.
        var name = ""
        try value.object { key, value in
          switch (name, key) {
          case (_, "event"): name = try value.string()
          case ("received", "message"): message = Int(try value.integer())
          case ("received", "at"): at = try value.instant()
          case ("read", "to"): try read(&value)
          default: try value.skip()
          }
        }
      }
    } catch is JSONPull.Malformed {
      throw StoredEventError(name: nil, problem: "is not JSON of this version")
    }
  }

  private mutating func read(_ classification: inout JSONPull) throws {
    try classification.object { key, value in
      switch key {
      case "topics": topics = try value.strings()
      case "stance": stance = Stance(rawValue: try value.string()) ?? .neutral
      case "segment": segment = Segment(rawValue: try value.string())
      default: try value.skip()
      }
    }
  }
}

/// A follower's message as it came: who said what, and what triage took it for at the time.
public struct Heard: Equatable, Sendable {
  /// Which arrival, and when it was said.
  public struct Key: Hashable, Sendable {
    /// The number of its act among all.
    public var act: Int64
    /// By the network's clock, but never later than it was recorded.
    public var at: Instant
    /// The message's number in its conversation.
    public var message: Int
  }

  public var at: Instant
  public var conversation: Conversation.ID
  public var channel: String
  public var thread: String
  public var follower: Follower.ID
  public var handle: String
  /// Nil where the network does not tell.
  public var followers: Int?
  public var segment: Segment
  public var topics: [String] = []
  public var stance: Stance = .neutral
  public var text = ""
}
