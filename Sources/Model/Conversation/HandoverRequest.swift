/// A teammate asks the holder of a conversation to hand it over. One at a time; it ends with the hold that it is about.
public struct HandoverRequest: Equatable, Sendable {
  /// Who asks.
  public var by: String
  /// The holder, who is asked.
  public var to: String
  public var at: Instant

  public init(by: String, to: String, at: Instant) {
    self.by = by
    self.to = to
    self.at = at
  }
}
