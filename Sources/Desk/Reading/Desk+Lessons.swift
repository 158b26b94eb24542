internal import Model
internal import Store
public import Triage

extension Desk {
  /// What teammates know of texts on this desk: what they have corrected, and what they answered as it stood.
  ///
  /// Of the latter the latest, four at most to a correction: what was answered was looked at, but nobody said that it was
  /// right.
  ///
  /// - Parameter most: the most acts of each kind to look at, the latest ones.
  /// - Returns: for the kind, the stance and the segment, in the order of the conversations.
  public func lessons(most: Int = 5_000) async throws(DeskError) -> [ReadingName: [Lesson]] {
    try await reading { reader in
      var book = LessonBook()
      for id in try reader.conversations(by: .correct, limit: most) { try book.take(id, reader) }
      for id in try reader.conversations(by: .reply, limit: most) where book.wants {
        try book.take(id, reader)
      }
      return book.lessons
    }
  }

  /// Asks to learn from corrections: true where so many were added since a process last began to. Of several that ask at
  /// once, one is told so.
  public func claimLearning(after corrections: Int) async throws(DeskError) -> Bool {
    let isDue = try await reading { reader in
      try reader.count(of: .correct) - (try reader.value(.learning) ?? 0) >= corrections
    }
    guard isDue else { return false }
    return try await writing { writer in
      let count = try writer.count(of: .correct)
      guard count - (try writer.value(.learning) ?? 0) >= corrections else { return false }
      try writer.set(.learning, to: count)
      return true
    }
  }
}

/// Collects lessons from the histories of conversations.
private struct LessonBook {
  private struct Entry {
    var conversation: Conversation.ID
    var lesson: Lesson
  }

  private var corrected: [ReadingName: [Entry]] = [:]
  private var confirmed: [ReadingName: [Entry]] = [:]
  private var taken: Set<Conversation.ID> = []
  private static let readings: [ReadingName] = [.kind, .stance, .segment]
  private static let share = 4

  /// Whether more that was answered as it stood would be kept.
  var wants: Bool { Self.readings.contains { room(for: $0) > 0 } }

  private func room(for reading: ReadingName) -> Int {
    (corrected[reading]?.count ?? 0) * Self.share - (confirmed[reading]?.count ?? 0)
  }

  var lessons: [ReadingName: [Lesson]] {
    var lessons: [ReadingName: [Lesson]] = [:]
    for reading in Self.readings {
      let entries = (corrected[reading] ?? []) + (confirmed[reading] ?? [])
      lessons[reading] = entries.ordered { $0.conversation.rawValue < $1.conversation.rawValue }.map(\.lesson)
    }
    return lessons
  }

  mutating func take(_ id: Conversation.ID, _ reader: Reader) throws {
    guard taken.insert(id).inserted, let conversation = try reader.conversation(id) else { return }
    let history = ReadingHistory(try reader.history(id))
    let now = [
      ReadingName.kind: conversation.kind.rawValue, .stance: conversation.stance.rawValue,
      .segment: conversation.segment.rawValue,
    ]
    for reading in Self.readings {
      guard let last = history.last[reading], last.label == now[reading] else { continue }
      if !last.isCorrection, !history.isAnswered || room(for: reading) <= 0 { continue }
      guard let lesson = try lesson(reading, last, of: conversation, reader) else { continue }
      let entry = Entry(conversation: id, lesson: lesson)
      if last.isCorrection {
        corrected[reading, default: []].append(entry)
      } else {
        confirmed[reading, default: []].append(entry)
      }
    }
  }

  private func lesson(
    _ reading: ReadingName, _ last: ReadingHistory.Last, of conversation: Conversation, _ reader: Reader
  ) throws -> Lesson? {
    if reading == .segment {
      guard let profile = try reader.follower(conversation.follower)?.profile,
        !(profile.bio.isEmpty && profile.name.isEmpty)
      else { return nil }
      return Lesson(text: profile.bio, name: profile.name, label: last.label, isCorrection: last.isCorrection)
    }
    guard let text = try reader.message(conversation.id, last.message)?.text, !text.isEmpty else { return nil }
    return Lesson(text: text, label: last.label, isCorrection: last.isCorrection)
  }
}

/// What a conversation was last taken for, by which message, and whether a teammate has said so.
private struct ReadingHistory {
  struct Last {
    var label: String
    /// The message that made it what it was taken for.
    var message: Int
    var isCorrection: Bool
  }

  private(set) var last: [ReadingName: Last] = [:]
  /// Whether a teammate has answered it.
  private(set) var isAnswered = false

  init(_ events: [Event]) {
    var undone: Set<Int> = []
    for case .undone(let sequences) in events.map(\.body) { undone.formUnion(sequences) }
    for event in events where !undone.contains(event.sequence) {
      switch event.body {
      case .read(let message, _, let to):
        for (reading, label) in Self.labels(to) {
          if let known = last[reading], known.label == label || known.isCorrection { continue }
          last[reading] = Last(label: label, message: message, isCorrection: false)
        }
      case .classified(let from, let to) where event.action == .correct:
        let before = Self.labels(from)
        for (reading, label) in Self.labels(to) where before[reading] != label {
          last[reading]?.label = label
          last[reading]?.isCorrection = true
        }
      case .replied: isAnswered = true
      default: break
      }
    }
  }

  private static func labels(_ classification: Event.Classification) -> [ReadingName: String] {
    [
      .kind: classification.kind.rawValue, .stance: classification.stance.rawValue,
      .segment: classification.segment.rawValue,
    ]
  }
}
