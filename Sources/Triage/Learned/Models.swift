internal import CResources

/// The models that read: those that Earshot ships, and those that a team has taught.
package struct Models: Sendable {
  /// The models that are compiled into the program, and none that was taught.
  package static let standard = Models(readsShipped: true)
  /// No model: rules read alone.
  package static let none = Models(readsShipped: false)

  private let readsShipped: Bool
  /// By name.
  package var taught: [TaughtModel] = []

  private init(readsShipped: Bool) { self.readsShipped = readsShipped }

  package var messages: LinearModel? { readsShipped ? Self.shippedMessages : nil }
  package var profiles: LinearModel? { readsShipped ? Self.shippedProfiles : nil }

  // Each is read when it is first asked for: who reads messages alone does not wait for the other.
  private static let shippedMessages = shipped("messages.model")
  private static let shippedProfiles = shipped("profiles.model")

  /// One that cannot be read is left out, and rules read alone; that those shipped can be is a test's business.
  private static func shipped(_ name: String) -> LinearModel? {
    for index in 0..<resource_model_count() {
      let file = resource_model(index)
      guard String(cString: file.name) == name else { continue }
      return try? LinearModel(UnsafeBufferPointer(start: file.bytes, count: file.count), file: name)
    }
    return nil
  }
}
