/// A query with a name, as the left of the screen lists it with its live count.
public struct View: Equatable, Sendable, Codable {
  /// Unique in a desk.
  public var name: String
  public var query: Query

  public init(name: String, query: Query) {
    self.name = name
    self.query = query
  }

  /// The views of a new desk.
  public static let standard: [View] = [
    View(name: "All open", query: Query(.state([.open]))),
    View(name: "Mine", query: Query(terms: [.init(.state([.mine])), .init(.state([.done]), negated: true)])),
    View(name: "Unheld", query: Query(.state([.open]), .state([.unheld]))),
    View(name: "Overdue", query: Query(.state([.overdue]))),
    View(
      name: "Safety",
      query: Query(terms: [
        .init(.also([.adverseEvent, .qualityComplaint])), .init(.state([.done]), negated: true),
      ])),
    View(
      name: "Press",
      query: Query(terms: [.init(.also([.mediaEnquiry])), .init(.state([.done]), negated: true)])),
    View(name: "Escalated", query: Query(.state([.escalated]))),
    View(name: "To send", query: Query(.state([.toSend]))),
    View(name: "Snoozed", query: Query(.state([.snoozed]))),
    View(
      name: "Done lately",
      query: Query(terms: [.init(.state([.done])), .init(.updated([.ago(.less(msPerDay))]))], sort: .updated)),
  ]
}
