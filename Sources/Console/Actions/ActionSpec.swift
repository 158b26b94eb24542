/// What there is to know about one action: the only place where its keys, words and scopes stand.
public struct ActionSpec: Sendable {
  /// How help and documentation arrange actions.
  public enum Group: String, CaseIterable, Sendable {
    case work = "Work"
    case line = "The line"
    case write = "Write"
    case move = "Move"
    case choose = "Choose many"
    case find = "Find"
    case screen = "The screen"
  }

  /// On what an action works.
  public enum Target: Sendable {
    /// On the screen.
    case none
    /// On the conversation under the cursor.
    case one
    /// On those selected, else on the one under the cursor.
    case many
  }

  public let id: ActionID
  public let group: Group
  /// One or two words: the footer, the palette.
  public let title: String
  /// What it does, in a sentence.
  public let sentence: String
  /// The keys it has unless a person says otherwise: `j`, `ctrl-d`, `g g`.
  public let keys: [String]
  /// Where those keys work.
  public let scopes: Set<Scope>
  public let target: Target
  /// Where the footer lists it, the smallest first; nil when it does not.
  public let rank: Int?

  init(
    _ id: ActionID, _ group: Group, _ title: String, _ sentence: String, _ keys: [String], in scopes: Set<Scope>,
    on target: Target = .none, rank: Int? = nil
  ) {
    self.id = id
    self.group = group
    self.title = title
    self.sentence = sentence
    self.keys = keys
    self.scopes = scopes
    self.target = target
    self.rank = rank
  }
}

/// A part of the screen, or a thing under way, in which keys have their meaning.
public enum Scope: String, CaseIterable, Sendable, Hashable {
  case views, list, conversation
  /// The list of the Line screen, which is a list as well.
  case line
  /// Wherever one looks rather than types.
  case browse
  case compose
  /// The filter at the foot.
  case filter
  /// A desk without conversations.
  case empty
  /// Also while typing.
  case always

  /// How documentation calls it.
  var title: String {
    switch self {
    case .views: "views"
    case .list: "list"
    case .conversation: "conversation"
    case .line: "Line"
    case .browse: "everywhere but while typing"
    case .compose: "composer"
    case .filter: "filter"
    case .empty: "empty desk"
    case .always: "everywhere"
    }
  }

  /// The scopes that can be in force together: within one set a key may mean one thing only.
  static let together: [Set<Scope>] = [
    [.views, .browse, .always],
    [.list, .browse, .always],
    [.list, .empty, .browse, .always],
    [.list, .line, .browse, .always],
    [.conversation, .browse, .always],
    [.conversation, .line, .browse, .always],
    [.compose, .always],
    [.filter, .always],
    [.always],
  ]
}
