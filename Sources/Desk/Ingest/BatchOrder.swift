internal import Model

/// The order in which a batch is taken in: by time, and what is answered before its answers.
///
/// A file may hold a conversation newest first. Putting each batch in order makes threads, message numbers and
/// clocks come out as if it had arrived as it was said; across batches the desk copes with any order.
enum BatchOrder {
  /// The positions of the batch in the order to take them in. Linear but for one sort; cycles do no harm.
  static func positions(of batch: [Incoming]) -> [Int] {
    if batch.count < 2 { return Array(batch.indices) }
    let byTime = batch.order { batch[$0].at < batch[$1].at }
    var first: [Key: Int] = [:]
    first.reserveCapacity(batch.count)
    for position in byTime where batch[position].change == .new {
      let key = Key(channel: batch[position].channel, id: batch[position].id)
      if first[key] == nil { first[key] = position }
    }
    var order: [Int] = []
    order.reserveCapacity(batch.count)
    var isPlaced = [Bool](repeating: false, count: batch.count)
    var chain: [Int] = []
    for position in byTime {
      // Up to the eldest that is not placed yet, then down again.
      var next: Int? = position
      while let current = next, !isPlaced[current] {
        isPlaced[current] = true
        chain.append(current)
        next = batch[current].parent.flatMap { first[Key(channel: batch[current].channel, id: $0)] }
      }
      while let placed = chain.popLast() { order.append(placed) }
    }
    return order
  }

  private struct Key: Hashable {
    var channel: String
    var id: String
  }
}
