import Desk
import Model
import Terminal

/// All that the console knows: one value, changed by `update` only, drawn by `view`.
struct ConsoleState: Sendable {
  /// A screen of its own, with a tab.
  enum Tab: Int, CaseIterable, Sendable {
    case inbox, line
  }

  /// A part of the screen that can have the focus.
  enum Pane: Int, CaseIterable, Sendable {
    case views, list, conversation
  }

  let setup: Setup
  var settings: ConsoleSettings
  var now: Instant
  var size: Size

  var tab: Tab = .inbox
  var focus: Pane = .list
  var inbox: ListState
  var line: ListState
  var side = SideState()
  /// The texts of the escalations that the Line shows, by conversation.
  var reasons: [Conversation.ID: LineReason] = [:]
  var reading: ReadingState?
  var compose: ComposeState?
  /// Drafts that the desk could not take, so that nothing typed is lost.
  var unsaved: [Conversation.ID: String] = [:]
  /// The revisions that they build on.
  var bases: [Conversation.ID: Int64] = [:]
  /// Of these, what is in a file of this machine, which outlives us.
  var kept: [Conversation.ID: String] = [:]
  /// What may have been stored or not; looked up when the server is back.
  var doubts: [Doubtful] = []

  var prompt: Prompt?
  var overlay: Overlay?
  /// Keys of a sequence that is not complete.
  var pending: [Key] = []
  var notice: Notice?
  var sending: [Sending] = []
  var live: Live = .connecting
  /// All seats at this desk.
  var presence = SeatPlan()
  /// What the early warning says, what weighs most first, and whether an answer of it is on its way.
  var warnings: [Warning] = []
  var isListening = false
  /// What calls this person and they have not seen, the latest first; nil until heard.
  var calls: [CallItem]?
  /// Whether that may have changed.
  var areCallsStale = false

  var team: [Teammate] = []
  /// Labels in use, for completion.
  var labels: [String] = []
  /// Topics, channels and segments there are, for completion.
  var topics: [String] = []
  var channels: [String] = []
  var segments: [String] = []
  var undoStack: [Undoable] = []
  var lastAction: Repeatable?
  /// Conversations that an action of ours is on its way to, and since when.
  var acting: [Conversation.ID: Instant] = [:]

  /// How those were called that one has acted on: they may have left the list since.
  var handles: [Conversation.ID: String] = [:]

  /// When the person last did something.
  var lastInput: Instant
  /// Conversations that changed since the last refresh; nil when none did.
  var stale: Set<Conversation.ID>?
  /// Lists of which a refresh is on its way.
  var refreshing: Set<Tab> = []
  var lastRefresh: Instant
  /// How long it took lately until what was asked for was there.
  var answerTime: Duration = .zero
  /// Lists that something may have changed in since they were read: that of the other tab, which nobody sees.
  var behind: Set<Tab> = []
  /// When that one is read.
  var otherList: Aside
  /// When views, segments and tabs were last counted, and whether something has changed since.
  var counts: Aside
  /// When drafts that could not be saved were last tried again.
  var lastRetry: Instant
  /// Whether the pane with the focus has the whole screen.
  var isZoomed = false
  /// Columns that a person gave to panes by dragging their borders.
  var dragged = Dragged()
  var isLeaving = false

  struct Dragged: Equatable, Sendable {
    var views: Int?
    var conversation: Int?
    /// The border that is being dragged.
    var border: Layout.Border?
  }

  /// What holds for as long as the console runs on one desk.
  struct Setup: Sendable {
    var me: Teammate
    var deskName: String
    var isSample: Bool
    var themes: [String]
    /// Whether a key can open the sample day.
    var canOpenSample: Bool
    /// The command that imports into this desk, as one would type it.
    var importCommand: String
    /// The name of this seat among those of the desk.
    var seat = ""
  }

  init(setup: Setup, settings: ConsoleSettings, now: Instant, size: Size) {
    self.setup = setup
    self.settings = settings
    self.now = now
    self.size = size
    inbox = ListState(query: View.standard.first?.query ?? Query())
    line = ListState(query: Query(.state([.escalated])))
    lastInput = now - .seconds(60)
    lastRefresh = now - .seconds(60)
    otherList = Aside(last: now - .seconds(60), seat: setup.seat)
    counts = Aside(last: now, seat: setup.seat)
    lastRetry = now
  }

  /// The list of the screen that is shown.
  var list: ListState {
    get { self[list: tab] }
    _modify { yield &self[list: tab] }
  }

  /// Changed in place: to take a list out and put it back would copy its rows.
  subscript(list tab: Tab) -> ListState {
    get { tab == .inbox ? inbox : line }
    _modify {
      switch tab {
      case .inbox: yield &inbox
      case .line: yield &line
      }
    }
  }

  var me: Teammate { setup.me }

  var layout: Layout { Layout(self) }

  /// The conversation that an action on one works on.
  var subject: Conversation.ID? {
    focus == .conversation ? reading?.id ?? list.cursor : list.cursor
  }

  /// The conversations that an action works on: those selected, else the one.
  var targets: [Conversation.ID] {
    if focus != .conversation, !list.selected.isEmpty {
      return list.rows.map(\.id).filter { list.selected.contains($0) }
    }
    return subject.map { [$0] } ?? []
  }

  /// Whether there is not one conversation on this desk, as far as the counts say.
  var isDeskEmpty: Bool { side.everything == 0 && inbox.hasLoaded && inbox.isEmpty }

  /// How to call a conversation in a message: the follower's handle.
  func handle(_ id: Conversation.ID) -> String {
    let handle =
      list.row(id)?.handle ?? (reading?.id == id ? reading?.detail?.follower.profile.handle : nil)
      ?? inbox.row(id)?.handle ?? line.row(id)?.handle ?? handles[id]
    return handle.map { "@\($0)" } ?? "conversation \(id)"
  }

  /// How to call several.
  func name(_ ids: [Conversation.ID]) -> String {
    if let only = ids.first, ids.count == 1 { return handle(only) }
    return "\(ids.count) conversations"
  }

  /// The scopes in force: where keys have their meaning now.
  var scopes: Set<Scope> {
    if overlay != nil { return [.always] }
    if let prompt { return prompt.purpose == .filter ? [.filter, .always] : [.always] }
    if compose?.hasFocus == true { return [.compose, .always] }
    var scopes: Set<Scope> = [.browse, .always]
    switch focus {
    case .views: scopes.insert(.views)
    case .list: scopes.insert(.list)
    case .conversation: scopes.insert(.conversation)
    }
    if tab == .line { scopes.insert(.line) }
    if isDeskEmpty, focus == .list, tab == .inbox { scopes.insert(.empty) }
    return scopes
  }

  /// Whether the person is in the midst of something that a moving list would disturb.
  var isBusy: Bool {
    compose != nil || prompt != nil || overlay != nil || focus == .conversation || !list.selected.isEmpty
      || now - lastInput < ConsoleState.pause
  }

  /// How long nothing must have been pressed before waiting rows slide in by themselves.
  static let pause: Duration = .seconds(8)
}
