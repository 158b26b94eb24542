public import Model
internal import Store

extension Desk {
  /// Takes in a batch of messages, in one transaction: when this returns, what it accepted survives whatever comes.
  ///
  /// A second copy of a message, known by channel and id, changes nothing, so a batch may be given again after a
  /// failure. The order hardly matters: what answers something that is not here yet waits in its thread. Some
  /// hundreds to a few thousand messages a batch are fastest; a second batch given while the first is being stored is
  /// read meanwhile.
  ///
  /// - Returns: what became of each message, in order.
  /// - Throws: when the batch as a whole could not be stored; nothing of it is then.
  public func ingest(_ batch: [Incoming]) async throws(DeskError) -> IngestReport {
    let now = now()
    if batch.isEmpty { return IngestReport(items: []) }
    let arrivals = try await beside { [triage] in Arrival.prepare(batch, at: now, triage: triage) }
    return try await writing(leavingRoom: batch.count >= Self.large) { [self] writer in
      var items = [IngestReport.Item?](repeating: nil, count: arrivals.count)
      var ingestion = Ingestion(writer, rules: try rules(writer), at: now, followers: FollowerBook(triage: triage))
      for position in BatchOrder.positions(of: batch) {
        switch arrivals[position] {
        case .success(let arrival): items[position] = try ingestion.take(arrival)
        case .failure(let rejection): items[position] = .rejected(rejection)
        }
      }
      try ingestion.finish()
      return IngestReport(items: items.compactMap { $0 })
    }
  }

  /// From so many messages on a batch keeps others waiting for longer than they notice, and is left a gap after.
  private static let large = 50
}
