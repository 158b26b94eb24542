import Model

extension Store {
  /// Checks the whole desk: that each conversation's chain of events is whole, that texts are those that were
  /// recorded, that each row is what its events make it, and that the live counts are those of the rows.
  ///
  /// Reads piece by piece, in constant memory and without holding anybody up: a desk of a million conversations takes
  /// minutes.
  ///
  /// - Parameters:
  ///   - progress: how many conversations are done, of how many; what it throws ends the check.
  /// - Returns: what is wrong, at most a thousand findings; empty when all is well.
  public func verify(progress: (Int, Int) throws -> Void = { _, _ in }) throws -> [Finding] {
    var findings = try read { try $0.damages() }
    let count = try read { Int(try $0.connection.integer(.lastConversation)) }
    var done = 0
    var last: Conversation.ID?
    while findings.count < Self.mostFindings {
      try progress(min(done, count), count)
      let checked = try read { try $0.verify(after: last, limit: 200) }
      findings += checked.findings
      done += checked.count
      last = checked.last
      if last == nil { break }
    }
    try progress(count, count)
    findings += try read { try $0.verifyCounts() }
    return Array(findings.prefix(Self.mostFindings))
  }

  private static let mostFindings = 1000
}
