import Model

/// The texts of one conversation after another, on SQLite, as words are looked for in them.
///
/// To read them takes less than to ask the full-text index about one conversation, however many words are looked for.
final class FoldedTexts {
  private let connection: SQLiteConnection
  private var id: Int64?
  private var texts: [String] = []

  init(_ connection: SQLiteConnection) { self.connection = connection }

  /// All texts of a conversation, folded; nil where they are many, for then the index is quicker.
  func of(_ id: Int64) throws -> [String]? {
    if self.id != id {
      let conversation = Conversation.ID(rawValue: id)
      texts = try connection.rows(
        .lastTexts,
        [.integer(Codes.message(conversation, 1)), .integer(Codes.message(conversation, Codes.messageLimit - 1))]
      ) { Words.folded($0.text(0)) }
      self.id = id
    }
    return texts.count < Ranking.messages ? texts : nil
  }
}
