public import Terminal

/// Which keys mean which action, and where: the table's own keys, or a person's in their place.
public struct KeyMap: Sendable, Equatable {
  /// Two actions under one key in one place, or one key that begins another's sequence.
  public struct Conflict: Equatable, Sendable {
    public let sequence: KeySequence
    public let action: ActionID
    public let other: ActionID
    public let otherSequence: KeySequence
  }

  /// What keys pressed so far mean.
  public enum Match: Equatable, Sendable {
    case action(ActionID)
    /// More keys are needed: what may follow, and what it would do.
    case prefix([Continuation])
    case none
  }

  public struct Continuation: Equatable, Sendable {
    public let keys: KeySequence
    public let action: ActionID
  }

  /// By action, in the order in which they are shown; the first is the one that hints name.
  private(set) var keys: [ActionID: [KeySequence]]

  public static let standard = KeyMap(
    keys: Dictionary(
      ActionTable.all.map { ($0.id, $0.keys.compactMap { KeySequence($0) }) }, uniquingKeysWith: { first, _ in first }))

  init(keys: [ActionID: [KeySequence]]) { self.keys = keys }

  /// The same with other keys for an action; none unbinds it.
  public func binding(_ action: ActionID, to sequences: [KeySequence]) -> KeyMap {
    var map = self
    map.keys[action] = sequences
    return map
  }

  public func sequences(for action: ActionID) -> [KeySequence] { keys[action] ?? [] }

  /// The key that a hint names, as short as a footer wants it; nil when it has none.
  public func hint(for action: ActionID) -> String? { keys[action]?.first?.description }

  /// Reads keys pressed one after the other, where these scopes are in force.
  public func match(_ pressed: [Key], in scopes: Set<Scope>) -> Match {
    var continuations: [Continuation] = []
    for spec in ActionTable.all where !spec.scopes.isDisjoint(with: scopes) {
      for sequence in keys[spec.id] ?? [] where sequence.keys.starts(with: pressed) {
        if sequence.keys.count == pressed.count { return .action(spec.id) }
        continuations.append(
          Continuation(keys: KeySequence(Array(sequence.keys.dropFirst(pressed.count))), action: spec.id))
      }
    }
    return continuations.isEmpty ? .none : .prefix(continuations)
  }

  /// Every pair that cannot both work, each once.
  public var conflicts: [Conflict] {
    var found: [Conflict] = []
    for (index, spec) in ActionTable.all.enumerated() {
      for sequence in keys[spec.id] ?? [] {
        for other in ActionTable.all[(index + 1)...] where KeyMap.canMeet(spec.scopes, other.scopes) {
          for otherSequence in keys[other.id] ?? [] where KeyMap.clash(sequence, otherSequence) {
            found.append(
              Conflict(sequence: sequence, action: spec.id, other: other.id, otherSequence: otherSequence))
          }
        }
      }
    }
    return found
  }

  /// Whether one begins with the other, or is it.
  private static func clash(_ a: KeySequence, _ b: KeySequence) -> Bool {
    a.keys.starts(with: b.keys) || b.keys.starts(with: a.keys)
  }

  private static func canMeet(_ a: Set<Scope>, _ b: Set<Scope>) -> Bool {
    Scope.together.contains { !$0.isDisjoint(with: a) && !$0.isDisjoint(with: b) }
  }
}
