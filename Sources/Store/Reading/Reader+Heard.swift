public import Model

extension Reader {
  /// When the messages that came after an event were said, in the order in which they came.
  ///
  /// - Parameters:
  ///   - number: of the event; 0 for all.
  ///   - last: the event with which to end.
  public func arrivals(after number: Int64, through last: Int64) throws -> [Heard.Key] {
    try connection.rows(.arrivalsAfter, [.integer(number), .integer(last)]) { row in
      let spoken = try Spoken(row.text(2))
      return Heard.Key(
        event: row.int64(0), at: min(spoken.at, row.instant(1)), message: spoken.message)
    }
  }

  /// A follower's message with who said it and what it was taken for when it came; nil when it is not there.
  public func heard(_ key: Heard.Key) throws -> Heard? {
    let found = try connection.first(.arrival, [.integer(key.event)]) { row in
      var arrival = Heard(
        at: key.at, conversation: .init(rawValue: row.int64(0)), channel: "", thread: row.text(2),
        follower: .init(rawValue: row.int64(3)), handle: row.text(4), followers: row.int(5) < 0 ? nil : row.int(5),
        segment: Segment(rawValue: row.text(6)))
      if let body = row.textOrNil(7) { try arrival.read(body) }
      return (arrival, channel: row.int64(1))
    }
    guard var arrival = found?.0, let channel = found?.channel else { return nil }
    arrival.channel = try channelName(channel)
    let message = Codes.message(arrival.conversation, key.message)
    arrival.text = try connection.first(.messageText, [.integer(message)]) { $0.text(0) } ?? ""
    return arrival
  }

  /// What is needed of a `received` event.
  private struct Spoken {
    var message = 0
    var at = Instant(milliseconds: 0)

    init(_ body: String) throws {
      var json = JSONPull(body)
      do {
        try json.object { key, value in
          switch key {
          case "message": message = Int(try value.integer())
          case "at": at = Instant(milliseconds: try value.integer())
          default: try value.skip()
          }
        }
      } catch is JSONPull.Malformed {
        throw StoredEventError(name: "received", problem: "is not JSON of this version")
      }
    }
  }
}

/// A follower's message as it came: who said what, and what triage took it for at the time.
public struct Heard: Hashable, Sendable {
  /// Which arrival, and when it was said.
  public struct Key: Hashable, Sendable {
    /// The number of its event among all.
    public var event: Int64
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

  /// Takes over what a `read` event says that the conversation is since.
  fileprivate mutating func read(_ body: String) throws {
    var json = JSONPull(body)
    do {
      try json.object { key, value in
        guard key == "to" else { return try value.skip() }
        try value.object { key, value in
          switch key {
          case "topics": topics = try value.strings()
          case "stance": stance = Stance(rawValue: try value.string()) ?? .neutral
          case "segment": segment = Segment(rawValue: try value.string())
          default: try value.skip()
          }
        }
      }
    } catch is JSONPull.Malformed {
      throw StoredEventError(name: "read", problem: "is not JSON of this version")
    }
  }
}
