import CTerminal

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The last line of a screen that only appends: what the cursor stands on.
public struct SpokenLine: Equatable, Sendable {
  /// What it is about. The same again is not said again; what is typed is written over itself.
  public var subject: String
  public var text: String
  /// The column of the cursor, for a line that is being typed in; nil for the end of one that stands as it is.
  public var cursor: Int?

  public init(_ subject: String, _ text: String, cursor: Int? = nil) {
    self.subject = subject
    self.text = text
    self.cursor = cursor
  }
}

extension Screen {
  /// Appends lines, and leaves the cursor on the last one.
  ///
  /// A line that is being typed in is kept within the terminal's width and written anew as it changes; every other
  /// stands as it was said. Nothing is sent when there is nothing new.
  public func say(_ lines: [String], then line: SpokenLine) {
    let isNew = line.subject != spoken?.subject || line.cursor != nil && line != spoken
    guard options.isPlain, !lines.isEmpty || isNew else { return }
    var text = ""
    if let spoken {
      let isTyped = spoken.cursor != nil
      if !lines.isEmpty || !isTyped || spoken.subject != line.subject {
        text += "\r\n"
      } else {
        // Over what stands there, with spaces for what is longer: that works on every terminal.
        let columns = SafeText.width(spoken.text)
        text += "\r" + String(repeating: " ", count: columns) + "\r"
      }
    }
    for said in lines { text += SafeText.wrap(said, width: max(20, size.width)).joined(separator: "\r\n") + "\r\n" }
    text += SafeText.line(line.text)
    if let cursor = line.cursor {
      text += String(repeating: "\u{8}", count: max(0, SafeText.width(line.text) - cursor))
    }
    spoken = line
    writeAll(Array(text.utf8), to: options.output)
  }

  /// Each key at once and without an echo; what is written goes out as it is.
  func useRawKeys() {
    var modes = termios()
    guard tcgetattr(options.input, &modes) == 0 else { return }
    cfmakeraw(&modes)
    tcsetattr(options.input, TCSANOW, &modes)
  }
}
