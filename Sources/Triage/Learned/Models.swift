internal import CResources

/// The models that read: those that Earshot ships, and those that a team has taught.
package struct Models: Sendable {
  package var messages: LinearModel?
  package var profiles: LinearModel?
  /// By name.
  package var taught: [TaughtModel]

  package init(messages: LinearModel? = nil, profiles: LinearModel? = nil, taught: [TaughtModel] = []) {
    self.messages = messages
    self.profiles = profiles
    self.taught = taught
  }

  /// The models that are compiled into the program. One that cannot be read is left out, and rules read alone; that
  /// those shipped can be is a test's business.
  package static let standard = Models(
    messages: shipped("messages.model"), profiles: shipped("profiles.model"))

  private static func shipped(_ name: String) -> LinearModel? {
    for index in 0..<resource_model_count() {
      let file = resource_model(index)
      guard String(cString: file.name) == name else { continue }
      return try? LinearModel(UnsafeBufferPointer(start: file.bytes, count: file.count), file: name)
    }
    return nil
  }
}
