public import Model
public import Store

extension Desk {
  /// Replies that have not left.
  ///
  /// - Parameter all: also those whose undo window still runs.
  public func outbox(all: Bool = false) async throws(DeskError) -> [OutboxItem] {
    let now = now()
    return try await reading { try $0.outbox().filter { all || $0.leavesAt <= now } }
  }

  /// Writes out the replies that may leave, for a person or a program that delivers them, and marks them as sent.
  ///
  /// Written inside the transaction that marks them: of two who export at once only one gets a reply, and what could
  /// not be written is not marked. Should the program die in between, a reply is handed out again, with the `id` that
  /// it had.
  ///
  /// - Parameters:
  ///   - all: also those whose undo window still runs.
  ///   - write: puts the text where it is safe, and does not take long: nobody else can write to the desk meanwhile.
  /// - Returns: how many replies were written and marked.
  public func exportOutbox(
    as format: ExportFormat, all: Bool = false, by teammate: Teammate,
    write: @escaping @Sendable (String) throws -> Void
  ) async throws(DeskError) -> Int {
    let now = now()
    return try await writing { [self] writer in
      let act = Act(writer: writer, rules: try rules(writer), teammate: teammate, now: now)
      var leaving: [OutboxItem] = []
      for item in try writer.outbox() where all || item.leavesAt <= now {
        let result = try act.perform(
          .deliver(message: item.place.number, remoteID: nil), on: item.place.conversation)
        switch result.verdict {
        case .done: leaving.append(item)
        case .refused(let refusal): throw refusal
        case .failed(let error): throw error
        }
      }
      guard !leaving.isEmpty else { return 0 }
      do {
        try write(leaving.text(format))
      } catch {
        throw DeskError.cannotWrite("the replies", why: "\(error)")
      }
      return leaving.count
    }
  }
}

extension [OutboxItem] {
  func text(_ format: ExportFormat) -> String {
    switch format {
    case .ndjson: map { $0.json + "\n" }.joined()
    case .csv: ([OutboxItem.columns] + map(\.cells)).map(CSVLine.text).joined()
    }
  }
}

extension OutboxItem {
  /// The same for a reply as long as the desk lives: `17-3` is message 3 of conversation 17.
  public var id: String { "\(place.conversation)-\(place.number)" }

  /// As one JSON object.
  public var json: String {
    var json = JSONText()
    json.open()
    json.field("id", id)
    json.field("conversation", place.conversation.rawValue)
    json.field("message", place.number)
    json.field("channel", channel)
    json.field("to", handle)
    json.field("in_reply_to", parent)
    json.field("thread", thread)
    json.field("author", author)
    json.field("written_at", writtenAt.iso8601)
    json.field("leaves_at", leavesAt.iso8601)
    json.field("text", text)
    json.close()
    return json.text
  }

  static let columns = [
    "id", "conversation", "message", "channel", "to", "in_reply_to", "thread", "author", "written_at", "leaves_at",
    "text",
  ]

  var cells: [String] {
    [
      id, "\(place.conversation)", "\(place.number)", channel, handle, parent, thread, author, writtenAt.iso8601,
      leavesAt.iso8601, text,
    ]
  }
}
