public import Desk
import Foundation
public import Model

/// What a person can have their own way.
public struct ConsoleSettings: Sendable {
  /// How the time of day is written.
  public enum ClockStyle: String, CaseIterable, Sendable {
    case hours24 = "24h"
    case hours24WithSeconds = "24h-seconds"
    case hours12 = "12h"
    case hours12WithSeconds = "12h-seconds"

    var isTwelve: Bool { self == .hours12 || self == .hours12WithSeconds }
    var hasSeconds: Bool { self == .hours24WithSeconds || self == .hours12WithSeconds }
  }

  /// When the conversation beside the list is opened.
  public enum Preview: String, CaseIterable, Sendable {
    /// When a person opens it.
    case open
    /// Whenever the cursor stands on another one.
    case follow
  }

  /// What calls a person who looks elsewhere, how, and when not.
  public struct Alerts: Equatable, Sendable {
    public enum Means: String, CaseIterable, Sendable {
      case bell
      /// Notifications of the desktop, by the sequence that the terminal knows.
      case osc9, osc777
      case none
    }

    public enum Occasion: String, CaseIterable, Sendable {
      /// Something is carried up to me, or decided for me.
      case line
      /// A conversation has become urgent.
      case urgent
      /// Somebody asks for what I hold, names me in a note, or has answered what I asked for.
      case call
    }

    public var by: Means = .bell
    public var occasions: Set<Occasion> = [.line, .urgent, .call]
    /// From and until when nothing is to be heard, in minutes from midnight by the person's clock; may span it.
    public var quiet: Range<Int>?

    public init() {}

    /// Whether it is quiet at a minute of the day.
    func isQuiet(_ minute: Int) -> Bool {
      guard let quiet else { return false }
      return quiet.contains(minute) || quiet.contains(minute + 24 * 60)
    }
  }

  /// Columns of the side panes; nil for what suits the width.
  public struct Panes: Equatable, Sendable {
    public var views: Int?
    public var conversation: Int?

    public init(views: Int? = nil, conversation: Int? = nil) {
      self.views = views
      self.conversation = conversation
    }
  }

  /// The theme's name; nil for what suits the terminal.
  public var theme: String?
  public var keys: KeyMap = .standard
  public var panes = Panes()
  public var preview: Preview = .open
  public var mouse = true
  /// Whether the time of a post is a link to it (OSC 8).
  public var links = true
  public var clock: ClockStyle = .hours24
  public var alerts = Alerts()
  /// Says everything in lines that a screen reader reads, rather than draw a screen.
  public var plain = false
  /// The editor for long texts, with its arguments; nil for `$VISUAL`, `$EDITOR`, else `vi`.
  public var editor: [String]?
  /// The person's own time zone; this machine's unless they say otherwise.
  public var zone = Zone(identifier: TimeZone.current.identifier) ?? .utc
  /// How long a reply can be taken back, as the desk has it.
  public var undoWindow: Duration = .seconds(10)
  /// Where the person's themes are; nil for none.
  public var themeFolder: String?
  /// Where the settings were read, for reading them again; nil when nowhere.
  public var path: String?
  /// Opens the desk with the sample day, when a person asks for it on an empty desk; nil where there is none.
  public var sampleDay: (@Sendable () async throws -> (Desk, Teammate))?
  /// Learns from what was corrected on a desk, and says what came of it; nil for nothing to say.
  public var learn: (@Sendable (Desk, Teammate) async -> String?)?
  /// The command that imports into this desk, as the first screen shows it.
  public var importCommand = "earshot import FILE.csv --map id=…,author=…,at=…,text=…"
  /// What the message line says first.
  public var greeting: String?
  /// Where texts are kept that the desk cannot take; nil keeps them in memory only.
  public var draftFolder: String?
  /// Where the standard error goes while the screen is up.
  public var log: String?

  public init() {}

  /// What does not come from the configuration file, with the usual values for what does.
  var withoutFile: ConsoleSettings {
    var settings = ConsoleSettings()
    settings.undoWindow = undoWindow
    settings.themeFolder = themeFolder
    settings.path = path
    settings.sampleDay = sampleDay
    settings.learn = learn
    settings.importCommand = importCommand
    settings.draftFolder = draftFolder
    settings.log = log
    return settings
  }
}
