import Synchronization
import Terminal

/// How far a long command has come: one line of the terminal, redrawn at most four times a second.
///
/// Where the output is no terminal nothing is drawn.
final class ProgressBar: Sendable {
  private let title: String
  private let output: Output
  private let lastDraw = Mutex<ContinuousClock.Instant?>(nil)
  private static let interval = Duration.milliseconds(250)
  private static let cells = 24

  init(title: String, output: Output) {
    self.title = SafeText.truncated(title, to: 30).text
    self.output = output
  }

  /// - Parameter fraction: from 0 to 1; nil where the end is not known.
  func show(_ fraction: Double?, _ what: String, at now: ContinuousClock.Instant = .now) {
    guard output.isTerminal else { return }
    let isDue = lastDraw.withLock { last in
      if let last, now - last < Self.interval { return false }
      last = now
      return true
    }
    guard isDue else { return }
    var line = title
    if let fraction {
      let full = Int(fraction * Double(Self.cells))
      line += "  " + String(repeating: "█", count: full) + String(repeating: "░", count: Self.cells - full)
      line += "  \(Int(fraction * 100)) %"
    }
    line = SafeText.truncated("\(line)  \(what)", to: max(10, (output.columns ?? 80) - 1)).text
    output.put("\r\u{1B}[K\(line)")
  }

  /// Takes the line away, so that the result stands alone.
  func clear() {
    let wasDrawn = lastDraw.withLock { last in
      defer { last = nil }
      return last != nil
    }
    if wasDrawn { output.put("\r\u{1B}[K") }
  }
}
