import Synchronization
import Testing

@testable import earshot

@Suite("The progress bar")
struct ProgressBarTests {
  private final class Screen: Sendable {
    private let bytes = Mutex<[UInt8]>([])
    var text: String { String(decoding: bytes.withLock { $0 }, as: UTF8.self) }

    func output(isTerminal: Bool) -> Output {
      Output(isTerminal: isTerminal, columns: isTerminal ? 60 : nil) { [self] more in
        bytes.withLock { $0 += more }
        return 0
      }
    }
  }

  @Test("is drawn at most four times a second, and taken away at the end")
  func rate() {
    let screen = Screen()
    let bar = ProgressBar(title: "day.csv", output: screen.output(isTerminal: true))
    let begin = ContinuousClock.now
    for step in 0..<100 { bar.show(Double(step) / 100, "\(step) rows", at: begin + .milliseconds(step * 10)) }
    bar.clear()
    let draws = screen.text.split(separator: "\r\u{1B}[K", omittingEmptySubsequences: true)
    #expect(draws.count == 4)
    #expect(draws.first == "day.csv  ░░░░░░░░░░░░░░░░░░░░░░░░  0 %  0 rows")
    #expect(draws.last?.hasPrefix("day.csv  ██████████████████░░░░░░  75 %") == true)
    #expect(screen.text.hasSuffix("\r\u{1B}[K"))
  }

  @Test("is not drawn where there is no terminal")
  func pipe() throws {
    let screen = Screen()
    let output = screen.output(isTerminal: false)
    let bar = ProgressBar(title: "day.csv", output: output)
    bar.show(0.5, "")
    bar.clear()
    try output.flush()
    #expect(screen.text == "")
  }
}
