public import Model
internal import Store
internal import Synchronization

extension Desk {
  /// The conversations that match, as text in pieces of some hundred, the oldest first: constant memory however many
  /// there are. The next piece is read when it is asked for.
  ///
  /// Notes and everything that was said are in NDJSON; CSV has one line a conversation, with its latest message.
  public func export(
    _ query: Query, as format: ExportFormat, me: String
  ) -> AsyncThrowingStream<String, any Error> {
    var query = query
    // Opening times never change: what happens meanwhile moves nothing past the reader, or twice before them.
    query.sort = .oldest
    let run = ExportRun(query: query, format: format, me: me, now: now())
    return AsyncThrowingStream { [self] in try await nextPiece(of: run) }
  }

  private final class ExportRun: Sendable {
    let query: Query
    let format: ExportFormat
    let me: String
    let now: Instant
    let position = Mutex(Position.start)

    enum Position: Sendable {
      case start
      case after(Cursor)
      case end
    }

    init(query: Query, format: ExportFormat, me: String, now: Instant) {
      self.query = query
      self.format = format
      self.me = me
      self.now = now
    }
  }

  private func nextPiece(of run: ExportRun) async throws -> String? {
    let from: PageRequest.Start
    var text = ""
    switch run.position.withLock({ $0 }) {
    case .end: return nil
    case .after(let cursor): from = .after(cursor)
    case .start:
      from = .start
      if run.format == .csv { text = CSVLine.text(ConversationExport.columns) }
    }
    let (piece, last) = try await reading { reader in
      let page = try reader.page(
        PageRequest(query: run.query, me: run.me, now: run.now, limit: 200, from: from))
      var piece = ""
      for row in page.rows {
        guard let conversation = try reader.conversation(row.id),
          let follower = try reader.follower(conversation.follower)
        else { continue }
        let messages =
          run.format == .ndjson
          ? try reader.messages(row.id) : try reader.message(row.id, conversation.lastInbound).map { [$0] } ?? []
        piece += ConversationExport(conversation: conversation, follower: follower, messages: messages)
          .text(run.format)
      }
      return (piece, page.hasAfter ? page.cursors.last : nil)
    }
    run.position.withLock { $0 = last.map { .after($0) } ?? .end }
    text += piece
    return text.isEmpty ? nil : text
  }
}
