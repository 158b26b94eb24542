import Desk
import Model
import Terminal

extension Kind {
  /// How the kind looks.
  var style: Style {
    switch self {
    case .question: .kindQuestion
    case .complaint: .kindComplaint
    case .praise: .kindPraise
    case .comment: .kindComment
    case .adverseEvent: .kindSafety
    case .qualityComplaint: .kindQuality
    case .medicalQuestion: .kindMedical
    case .mediaEnquiry: .kindMedia
    case .spam: .kindSpam
    }
  }
}

extension Segment {
  /// As the left side and the conversation call it.
  var title: String { self == .general ? "general" : word }

  /// For a list: the general audience needs no word.
  var word: String {
    switch self {
    case .journalist: "press"
    case .general: ""
    case .publicOfficial: "official"
    default: rawValue.replacing("_", with: " ")
    }
  }
}

/// The time left of a conversation: what it says, and how.
struct TimeLeft: Equatable, Sendable {
  var text: String
  var style: Style
  /// Whether it is in its last fifth: said by a mark as well, since colour alone says nothing.
  var isSoon = false

  init(_ row: Row, now: Instant) {
    guard row.due == nil else {
      self.init(due: row.due ?? now, started: row.dueStarted, now: now)
      return
    }
    switch row.status {
    case .open: self.init(text: "─", style: .muted)
    case .pending: self.init(text: "sent", style: .muted)
    case .snoozed: self.init(text: "snooze", style: .paused)
    case .done: self.init(text: "done", style: .success)
    }
  }

  private init(text: String, style: Style) {
    self.text = text
    self.style = style
  }

  /// In the column of a list that is for it.
  func draw(_ grid: inout Grid, at point: Point) {
    grid.put(text, at: point, style, width: RowColumns.time, align: .right)
    if isSoon { grid.put("•", at: Point(x: point.x + RowColumns.time, y: point.y), style, width: 1) }
  }

  /// A clock that runs out at `due`.
  init(due: Instant, started: Instant?, now: Instant) {
    let left = (due - now).inMilliseconds
    text = DurationText.countdown(left)
    if left < 0 {
      style = .overdue
    } else if let started, left * 5 < (due - started).inMilliseconds {
      style = .dueSoon
      isSoon = true
    } else {
      style = .calm
    }
  }
}

extension Row {
  /// What they say, without the handles it is addressed to: in a list those are nearly always ours.
  var said: String {
    var words = excerpt[...]
    while words.first == "@" || words.first?.isWhitespace == true {
      words = words.first == "@" ? words.drop { !$0.isWhitespace } : words.dropFirst()
    }
    return words.isEmpty ? excerpt : String(words)
  }

  /// Whether somebody on the line has not decided yet.
  var isWaitingForDecision: Bool { escalationState == .waiting || escalationState == .acknowledged }
  /// Whether it was carried up and has come back with something still to do.
  var hasComeBack: Bool { escalationState == .decided && status == .open }
  var isWaitingForAcknowledgement: Bool { escalationState == .waiting }
}
