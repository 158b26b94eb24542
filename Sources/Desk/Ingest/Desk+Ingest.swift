public import Model
internal import Store
internal import Triage

extension Desk {
  /// Takes in a batch of messages, in one transaction: when this returns, what it accepted survives whatever comes.
  ///
  /// A second copy of a message, known by channel and id, changes nothing, so a batch may be given again after a
  /// failure. The order hardly matters: what answers something that is not here yet waits in its thread. Some
  /// hundreds to a few thousand messages a batch are fastest.
  ///
  /// - Returns: what became of each message, in order.
  /// - Throws: when the batch as a whole could not be stored; nothing of it is then.
  public func ingest(_ batch: [Incoming]) async throws(DeskError) -> IngestReport {
    try await ingest(beside { [self] in read(batch) })
  }

  /// Checks and reads a batch; stores nothing. An import does this while the batch before is stored.
  ///
  /// - Parameter onAllCores: not where the thread that stores needs one of them, and this is done before it anyway.
  public func read(_ batch: [Incoming], onAllCores: Bool = true) -> ReadBatch {
    let triage = triage()
    let arrivals = Arrival.prepare(batch, at: now(), triage: triage, onAllCores: onAllCores)
    return ReadBatch(arrivals: arrivals, order: BatchOrder.positions(of: batch), triage: triage)
  }

  /// As `ingest` of the messages, when they have been read already.
  ///
  /// - Parameter syncing: whether to wait for the disk. One that stores batch after batch may do that once, by ``sync()``:
  ///   until then a power failure may undo the last batches; a killed process undoes nothing either way.
  public func ingest(_ batch: ReadBatch, syncing: Bool = true) async throws(DeskError) -> IngestReport {
    let now = now()
    if batch.arrivals.isEmpty { return IngestReport(items: []) }
    let isLarge = batch.arrivals.count >= Self.large
    return try await writing(syncing ? .atOnce : .later, leavingRoom: isLarge) { [self] writer in
      try writer.readAhead(batch.sought)
      var items = [IngestReport.Item?](repeating: nil, count: batch.arrivals.count)
      var ingestion = try Ingestion(
        writer, rules: try rules(writer), at: now, followers: FollowerBook(triage: batch.triage))
      for position in batch.order {
        switch batch.arrivals[position] {
        case .success(let arrival): items[position] = try ingestion.take(arrival)
        case .failure(let rejection): items[position] = .rejected(rejection)
        }
      }
      try ingestion.finish()
      return IngestReport(items: items.compactMap { $0 })
    }
  }

  /// Waits until all that was taken in is on the disk.
  public func sync() async throws(DeskError) {
    try await beside { [store] in try store.sync() }
  }

  /// Has the desk's server count what is there, so that searches are quick at once after much came in; see
  /// ``Store/Store/analyze()``. What cannot be counted now, the server counts by itself.
  public func analyze() async {
    try? await beside { [store] in try store.analyze() }
  }

  /// From so many messages on a batch keeps others waiting for longer than they notice, and is left a gap after.
  private static let large = 50
}

/// A batch of messages, checked and read, on its way in.
public struct ReadBatch: Sendable {
  let arrivals: [Result<Arrival, Rejection>]
  /// The positions in the order in which to take them in.
  let order: [Int]
  /// What read it.
  let triage: Triage

  /// What taking it in will ask the store for.
  var sought: Writer.Sought {
    var sought = Writer.Sought()
    for case .success(let arrival) in arrivals {
      let incoming = arrival.incoming
      let network = Incoming.network(of: incoming.channel)
      sought.messages[incoming.channel, default: []].formUnion(
        [incoming.id, incoming.parent, incoming.thread].compactMap { $0 })
      if incoming.isOurs {
        let mentions = Mentions(in: incoming.text)
        sought.handles[network, default: []].formUnion(mentions.addressed + mentions.further)
      } else {
        sought.accounts[network, default: []].formUnion([incoming.account, incoming.profile.handle])
      }
    }
    return sought
  }
}
