public import Model
public import Store

extension Desk {
  /// What calls a teammate and they have not seen yet: notes that name them, who asks for what they hold, what became
  /// of what they asked for. The latest first.
  public func calls(for teammate: Teammate) async throws(DeskError) -> [CallItem] {
    // Whom the server lets read only could not say that they have seen it: it would ring for ever.
    if try await mayOnlyRead() { return [] }
    return try await glancing { try $0.calls(for: teammate.name) }
  }

  /// They have seen a conversation that called them.
  public func saw(_ id: Conversation.ID, by teammate: Teammate) async throws(DeskError) {
    if try await mayOnlyRead() { return }
    try await writing { try $0.endCalls(of: teammate.name, to: id) }
  }
}
