import CNcurses
import Foundation

/// What a program may say to a terminal beside its picture.
extension Screen {
  /// Rings the bell.
  public func bell() { writeAll([0x07], to: options.output) }

  /// Names the window. Control characters are taken out.
  public func title(_ text: String) {
    guard type.isLikeXterm else { return }
    send("\u{1B}]2;\(SafeText.truncated(text, to: 120).text)\u{07}")
  }

  /// Puts a text into the clipboard of the machine that the terminal runs on, over any number of connections (OSC 52).
  /// Returns false where the terminal surely cannot. Terminals do not answer; some ask the person first or refuse.
  @discardableResult
  public func copy(_ text: String) -> Bool {
    // Longer texts are dropped by many terminals.
    guard type.isLikeXterm, text.utf8.count <= 74_000 else { return false }
    let request = "\u{1B}]52;c;\(Data(text.utf8).base64EncodedString())\u{07}"
    send(request)
    if isInsideTmux { send(Screen.passedThrough(request)) }
    return true
  }

  /// How a terminal is asked for a notification of the desktop.
  public enum NotificationSequence: Sendable {
    /// iTerm2, WezTerm, Windows Terminal, foot, kitty and others.
    case osc9
    /// urxvt, VTE and others.
    case osc777
  }

  /// Shows a notification of the desktop where the terminal can; elsewhere rings the bell. tmux hands one on only where
  /// it is told to (`allow-passthrough`), so there the bell rings as well.
  public func notify(_ text: String, by sequence: NotificationSequence) {
    guard type.isLikeXterm else { return bell() }
    // A semicolon would part the fields of OSC 777.
    let text = SafeText.truncated(text.replacing(";", with: ","), to: 200).text
    let request =
      switch sequence {
      case .osc9: "\u{1B}]9;\(text)\u{07}"
      case .osc777: "\u{1B}]777;notify;Earshot;\(text)\u{07}"
      }
    guard isInsideTmux else { return send(request) }
    send(Screen.passedThrough(request))
    bell()
  }

  private var isInsideTmux: Bool { options.environment["TMUX"]?.isEmpty == false }

  /// tmux hands a sequence on when it is wrapped and each ESC in it is doubled (tmux(1), allow-passthrough).
  private static func passedThrough(_ sequence: String) -> String {
    "\u{1B}Ptmux;\(sequence.replacing("\u{1B}", with: "\u{1B}\u{1B}"))\u{1B}\\"
  }

  func send(_ text: String) { writeAll(Array(text.utf8), to: options.output) }
}
