internal import Model
public import Store

extension Desk {
  /// How many conversations and events there are: what one wants to know of a desk before and after it is moved.
  public struct Size: Sendable, Equatable {
    public var conversations: Int
    /// The number of the last act.
    public var acts: Int64
    public var team: Int
  }

  public func size() async throws(DeskError) -> Size {
    try await reading { reader in
      Size(
        conversations: try reader.count(Query(), me: nil, now: Instant(milliseconds: 0)), acts: try reader.lastChange(),
        team: try reader.team().count)
    }
  }

  /// Copies the whole desk as it is now to an empty one, on the same kind of database or the other, and checks the
  /// copy: the rows of each table are counted, and the trail is verified there.
  ///
  /// All or nothing; others may go on working here meanwhile. Cancelling the task ends it.
  ///
  /// - Parameters:
  ///   - target: a desk with nothing in it.
  ///   - progress: what is done of what is to do, rows first, then conversations verified; on another thread.
  /// - Returns: how many rows were copied, and what the verification found: nothing, if all is well.
  public func copy(
    to target: Desk, progress: (@Sendable (CopyStep) -> Void)? = nil
  ) async throws(DeskError) -> (rows: Int, findings: [Finding]) {
    let copied = try await cancellable { [store] stop in
      try store.copy(to: target.store) { done, count in
        try stop.check()
        progress?(.copying(done, of: count))
      }
    }
    await target.analyze()
    let findings = try await target.verifyTrail { progress?(.verifying($0, of: $1)) }
    return (copied.rows, findings)
  }

  public enum CopyStep: Sendable, Equatable {
    case copying(Int, of: Int)
    case verifying(Int, of: Int)
  }
}
