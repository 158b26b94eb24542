import Terminal

/// Where everything stands: a pure function of the size and of what is open.
struct Layout: Equatable, Sendable {
  /// How much fits beside each other.
  enum Mode: Equatable, Sendable {
    /// Under 40x10: nothing but a word about it.
    case tooSmall
    /// One pane at a time.
    case single
    /// Views and list; the conversation opens over the list.
    case two
    /// The conversation beside the list.
    case three
  }

  enum Border: Equatable, Sendable { case views, conversation }

  private(set) var mode: Mode
  private(set) var header = Rect(Size(width: 0, height: 0))
  private(set) var tabs = Rect(Size(width: 0, height: 0))
  /// The rules above and below the panes; empty where there is no room. What the list shows is written into the one
  /// above, and what happened over the one below.
  private(set) var topRule = Rect(Size(width: 0, height: 0))
  private(set) var bottomRule = Rect(Size(width: 0, height: 0))
  private(set) var views: Rect?
  private(set) var list: Rect?
  private(set) var conversation: Rect?
  /// Columns of the vertical borders.
  private(set) var viewsBorder: Int?
  private(set) var conversationBorder: Int?
  private(set) var message = Rect(Size(width: 0, height: 0))
  private(set) var footer = Rect(Size(width: 0, height: 0))
  /// All that the panes share.
  private(set) var body = Rect(Size(width: 0, height: 0))
  /// Whether the names of the columns stand over the rows of the list.
  private(set) var hasNames = false

  static let threePanes = 110
  static let twoPanes = 80
  /// From this width on there is room for the third pane also while nothing is open.
  static let glance = 150

  init(_ state: ConsoleState) {
    self.init(
      state.size, tab: state.tab, focus: state.focus, isReading: state.reading != nil,
      isWriting: state.compose != nil, isZoomed: state.isZoomed, dragged: state.dragged,
      settings: state.settings.panes)
  }

  init(
    _ size: Size, tab: ConsoleState.Tab = .inbox, focus: ConsoleState.Pane = .list, isReading: Bool = false,
    isWriting: Bool = false, isZoomed: Bool = false, dragged: ConsoleState.Dragged = .init(),
    settings: ConsoleSettings.Panes = .init()
  ) {
    guard size.width >= 40, size.height >= 10 else {
      mode = .tooSmall
      return
    }
    mode = size.width < Layout.twoPanes || isZoomed ? .single : size.width < Layout.threePanes ? .two : .three
    var rest = Rect(size)
    header = rest.takeTop(1)
    let isLow = size.height < 16
    if !isLow, !isZoomed { tabs = rest.takeTop(1) }
    footer = rest.takeBottom(1)
    message = rest.takeBottom(1)
    if !isLow {
      topRule = rest.takeTop(1)
      bottomRule = message
    }
    body = rest
    hasNames = body.height >= 12 && !isZoomed
    switch mode {
    case .tooSmall: break
    case .single: placeOne(rest, focus: focus, isReading: isReading, hasViews: tab == .inbox)
    case .two: placeTwo(rest, focus: focus, isReading: isReading, dragged, settings, hasViews: tab == .inbox)
    case .three:
      placeThree(
        rest, isReading: isReading, isWriting: isWriting, dragged, settings,
        hasViews: tab == .inbox)
    }
  }

  private mutating func placeOne(_ rest: Rect, focus: ConsoleState.Pane, isReading: Bool, hasViews: Bool) {
    switch focus {
    case .conversation where isReading: conversation = rest
    case .views where hasViews: views = rest
    default: list = rest
    }
  }

  private mutating func placeTwo(
    _ rest: Rect, focus: ConsoleState.Pane, isReading: Bool, _ dragged: ConsoleState.Dragged,
    _ settings: ConsoleSettings.Panes, hasViews: Bool
  ) {
    var rest = rest
    if hasViews {
      views = rest.takeLeft(Layout.viewsWidth(dragged.views ?? settings.views, default: 18, of: rest.width))
      viewsBorder = rest.takeLeft(1).x
    }
    if isReading, focus == .conversation { conversation = rest } else { list = rest }
  }

  private mutating func placeThree(
    _ rest: Rect, isReading: Bool, isWriting: Bool, _ dragged: ConsoleState.Dragged, _ settings: ConsoleSettings.Panes,
    hasViews: Bool
  ) {
    var rest = rest
    let all = rest.width
    if hasViews {
      let usual = all >= 160 ? 22 : 18
      views = rest.takeLeft(Layout.viewsWidth(dragged.views ?? settings.views, default: usual, of: all))
      viewsBorder = rest.takeLeft(1).x
    }
    guard isReading || all >= Layout.glance else {
      list = rest
      return
    }
    // A line of 70 columns is the longest that reads well.
    // Who writes needs more of it.
    let usual = min(74, max(37, isWriting ? rest.width - 46 : hasViews ? (all - 28) * 2 / 5 : all / 2))
    // Where nothing is open, the glance needs little.
    let wanted = isReading ? dragged.conversation ?? settings.conversation ?? usual : 36
    conversation = rest.takeRight(min(max(30, wanted), rest.width - 45))
    conversationBorder = rest.takeRight(1).x
    list = rest
  }

  private static func viewsWidth(_ wanted: Int?, default usual: Int, of all: Int) -> Int {
    min(max(12, wanted ?? usual), max(12, all - 62))
  }

  /// Rows of the list that are shown, or would be if something else did not stand over them.
  var listHeight: Int { max(1, body.height - listHeading) }

  /// Lines of the list above its rows: what it shows, where no rule says so, and the names of the columns.
  var listHeading: Int { (topRule.isEmpty ? 1 : 0) + (hasNames ? 1 : 0) }

  /// Where it says what the list shows: in the rule above it, else in its first line.
  var listTitle: Rect? {
    list.map { Rect(x: $0.x, y: topRule.isEmpty ? $0.y : topRule.y, width: $0.width, height: 1) }
  }

  /// The rows of the list themselves.
  var listRows: Rect {
    guard let list else { return Rect(Size(width: 0, height: 0)) }
    return Rect(x: list.x, y: list.y + listHeading, width: list.width, height: list.height - listHeading)
  }

  /// The pane at a point.
  func pane(at point: Point) -> ConsoleState.Pane? {
    if views?.contains(point) == true { return .views }
    if list?.contains(point) == true { return .list }
    if conversation?.contains(point) == true { return .conversation }
    return nil
  }

  /// The border at a point, to be dragged.
  func border(at point: Point) -> Border? {
    guard point.y >= topRule.maxY, point.y < bottomRule.y else { return nil }
    if point.x == viewsBorder { return .views }
    if point.x == conversationBorder { return .conversation }
    return nil
  }
}
