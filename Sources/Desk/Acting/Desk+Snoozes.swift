internal import Model
internal import Store

extension Desk {
  /// Ends the snoozes whose time has come, and finishes what a crash may have left half done (moving deadlines to new
  /// policies). To be called every few seconds; costs one look at an index when nothing is due.
  ///
  /// - Returns: how many conversations came back.
  @discardableResult
  public func wakeSnoozed() async throws(DeskError) -> Int {
    if try await mayOnlyRead() { return 0 }
    var woken = 0
    let now = now()
    while true {
      let due = try await reading { try $0.conversations(wakingBy: now, limit: 200) }
      if due.isEmpty { break }
      let before = woken
      woken += try await perform(.wake, on: due, by: .earshot).count { $0.isDone }
      // What cannot be woken would be found again for ever.
      if woken == before { break }
    }
    try await resumeRecalculation()
    return woken
  }
}
