public import Model
internal import Store

extension Desk {
  /// The saved queries, in the order in which screens list them.
  public func views() async throws(DeskError) -> [View] {
    try await reading { try $0.views() }
  }

  /// Keeps a view; one of the same name is replaced where it stands.
  public func save(_ view: View) async throws(DeskError) {
    guard view.name.contains(where: { !$0.isWhitespace }) else { throw .badName(view.name, why: "it is empty") }
    guard view.name.count <= 40 else { throw .badName(view.name, why: "it is longer than 40 characters") }
    guard !view.name.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) else {
      throw .badName(view.name, why: "it has control characters")
    }
    try await writing { writer in
      var views = try writer.views()
      if let index = views.firstIndex(where: { $0.name == view.name }) {
        views[index] = view
      } else {
        views.append(view)
      }
      try writer.set(.views, to: views)
    }
  }

  public func remove(view name: String) async throws(DeskError) {
    try await writing { writer in
      let views = try writer.views()
      let rest = views.filter { $0.name != name }
      guard rest.count < views.count else { throw DeskError.unknownView(name, views: views.map(\.name)) }
      try writer.set(.views, to: rest)
    }
  }
}
