import CNcurses
import Dispatch
import Foundation
import Synchronization
import Testing

@testable import Terminal

/// A terminal of our own: we hold the end where the glass would be, and read all the time, as a terminal does.
private final class Glass: Sendable {
  let master: Int32
  let slave: Int32
  private let seen = Seen()
  private let marks = DispatchSemaphore(value: 0)

  init(width: Int, height: Int) throws {
    var master: Int32 = -1
    var slave: Int32 = -1
    var size = winsize(ws_row: UInt16(height), ws_col: UInt16(width), ws_xpixel: 0, ws_ypixel: 0)
    try #require(openpty(&master, &slave, nil, nil, &size) == 0)
    self.master = master
    self.slave = slave
    Thread.detachNewThread { [master, seen, marks] in
      var buffer = [UInt8](repeating: 0, count: 65536)
      while true {
        let count = read(master, &buffer, buffer.count)
        guard count > 0 else { break }
        seen.bytes.withLock { $0 += buffer[..<count] }
        for byte in buffer[..<count] where byte == Glass.mark { marks.signal() }
      }
      close(master)
    }
  }

  private final class Seen: Sendable { let bytes = Mutex<[UInt8]>([]) }

  deinit { close(slave) }

  /// A byte that no UTF-8 text has: what was written before it has been seen when it has.
  private static let mark: UInt8 = 0xFF

  /// What has been written to the terminal since the last time.
  func take() -> [UInt8] {
    writeAll([Glass.mark], to: slave)
    marks.wait()
    return seen.bytes.withLock { seen in
      defer { seen = [] }
      return seen.filter { $0 != Glass.mark }
    }
  }

  func type(_ text: String) { writeAll(Array(text.utf8), to: master) }

  func resize(width: Int, height: Int) {
    var size = winsize(ws_row: UInt16(height), ws_col: UInt16(width), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
  }

  var modes: [UInt32] {
    var modes = termios()
    tcgetattr(slave, &modes)
    return [modes.c_iflag, modes.c_oflag, modes.c_lflag].map { UInt32($0) }
  }

  func options(_ type: String?, _ more: [String: String] = [:]) -> Screen.Options {
    var environment = more
    environment["TERM"] = type
    var options = Screen.Options(environment: environment)
    options.input = slave
    options.output = slave
    return options
  }
}

/// ncurses is one for the whole process, so these run one after the other.
@Suite("The screen", .serialized)
struct ScreenTests {
  private let theme: Theme

  init() throws { theme = try ThemeLibrary().theme("dark") }

  private func list(_ size: Size, cursor: Int, clock: Int = 0) -> Grid {
    var grid = Grid(size)
    grid.fill(Rect(x: 0, y: 0, width: size.width, height: 1), .header)
    grid.put("14:32:0\(clock)", at: Point(x: size.width - 9, y: 0), Style(.time, on: .header))
    for y in 1..<size.height {
      grid.put(y == cursor ? "▌" : " ", at: Point(x: 0, y: y), .cursor)
      grid.put("12:4\(clock)", at: Point(x: 1, y: y), .calm, width: 7, align: .right)
      grid.put("? question", at: Point(x: 10, y: y), .kindQuestion)
      grid.put("Est-ce que je peux le prendre avec 日本茶, line \(y)?", at: Point(x: 22, y: y), width: size.width - 30)
    }
    return grid
  }

  @Test(
    "refuses what cannot be drawn on, and says what to do",
    arguments: [
      (nil, ScreenError.noTerminalType), ("", .noTerminalType), ("dumb", .cannotPlaceCursor("dumb")),
      ("no-such-terminal", .unknownTerminalType("no-such-terminal")),
    ] as [(String?, ScreenError)])
  func refusal(type: String?, error: ScreenError) throws {
    let glass = try Glass(width: 80, height: 24)
    let modes = glass.modes
    #expect(throws: error) { _ = try Screen(theme: theme, options: glass.options(type)) }
    #expect(glass.modes == modes)
    #expect(glass.take().isEmpty)
    #expect(error.description.contains("TERM"))
  }

  @Test("refuses a pipe")
  func pipe() throws {
    var ends: [Int32] = [-1, -1]
    try #require(Foundation.pipe(&ends) == 0)
    defer { for end in ends { close(end) } }
    var options = Screen.Options(environment: ["TERM": "xterm-256color"])
    options.input = ends[0]
    options.output = ends[1]
    #expect(throws: ScreenError.notATerminal) { _ = try Screen(theme: theme, options: options) }
  }

  @Test(
    "uses as many colours as it may",
    arguments: [
      ("xterm-256color", [:], ColourDepth.indexed, "\u{1B}[38;5;"),
      ("xterm-256color", ["COLORTERM": "truecolor"], .full, "\u{1B}[38;2;143;"),
      ("xterm-kitty", ["COLORTERM": "truecolor"], .full, "\u{1B}[38;2;"),
      ("xterm", [:], .sixteen, "\u{1B}[3"),
      ("xterm-256color", ["NO_COLOR": "1", "COLORTERM": "truecolor"], .mono, "\u{1B}[1m\u{1B}[7m"),
      ("vt100", [:], .mono, "\u{1B}[0;1;7m"),
    ] as [(String, [String: String], ColourDepth, String)])
  func depth(type: String, environment: [String: String], depth: ColourDepth, sequence: String) throws {
    let glass = try Glass(width: 40, height: 5)
    let screen = try Screen(theme: theme, options: glass.options(type, environment))
    #expect(screen.depth == depth)
    var grid = Grid(screen.size)
    grid.put("live", at: Point(x: 0, y: 0), .live)
    grid.put("overdue", at: Point(x: 10, y: 0), .overdue)
    screen.paint(grid)
    let output = String(decoding: glass.take(), as: UTF8.self)
    #expect(output.contains(sequence))
    #expect(output.contains("overdue"))
    if depth == .mono { #expect(!output.contains("\u{1B}[38") && !output.contains("\u{1B}[31")) }
    screen.close()
    #expect(ProcessInfo.processInfo.environment["TERMINFO"] == nil)
  }

  @Test("sends only what has changed")
  func economy() throws {
    for colours in [[:], ["COLORTERM": "truecolor"]] {
      let glass = try Glass(width: 120, height: 40)
      let screen = try Screen(theme: theme, options: glass.options("xterm-256color", colours))
      screen.paint(list(screen.size, cursor: 5))
      #expect(glass.take().count > 1000)
      screen.paint(list(screen.size, cursor: 5))
      #expect(glass.take().count == 0)
      screen.paint(list(screen.size, cursor: 6))
      #expect((1...150).contains(glass.take().count))
      var one = list(screen.size, cursor: 6)
      one.put("14:32:09", at: Point(x: 111, y: 0), Style(.time, on: .header))
      screen.paint(one)
      #expect((1...80).contains(glass.take().count))
      screen.paint(list(screen.size, cursor: 6, clock: 1))
      let clocks = glass.take().count
      #expect((1...400).contains(clocks), "36 clocks: \(clocks)")
      screen.close()
    }
  }

  @Test("gives the terminal back as it was")
  func restoration() throws {
    let glass = try Glass(width: 80, height: 24)
    let before = glass.modes
    let screen = try Screen(theme: theme, options: glass.options("xterm-256color"))
    #expect(glass.modes != before)
    screen.paint(list(screen.size, cursor: 3))
    let start = String(decoding: glass.take(), as: UTF8.self)
    for mode in ["?1049h", "?2004h", "?1006h", "?25l"] { #expect(start.contains("\u{1B}[\(mode)"), "\(mode)") }
    screen.close()
    screen.close()
    let end = String(decoding: glass.take(), as: UTF8.self)
    for mode in ["?1049l", "?2004l", "?1006l", "?25h"] { #expect(end.contains("\u{1B}[\(mode)"), "\(mode)") }
    #expect(glass.modes == before)
  }

  @Test("runs a program on the terminal, and takes it back afterwards")
  func run() throws {
    let glass = try Glass(width: 80, height: 24)
    let before = glass.modes
    let screen = try Screen(theme: theme, options: glass.options("xterm-256color"))
    let during = glass.modes
    let grid = list(screen.size, cursor: 3)
    screen.paint(grid)
    _ = glass.take()
    #expect(try screen.run(["sh", "-c", "exit 3"]) == 3)
    #expect(try screen.run(["sh", "-c", "kill -TERM $$"]) == 143)
    #expect(throws: ScreenError.self) { try screen.run(["/no/such/editor"]) }
    #expect(glass.modes == during)
    screen.paint(grid)
    let output = String(decoding: glass.take(), as: UTF8.self)
    #expect(output.contains("\u{1B}[?1049l"))
    #expect(output.split(separator: "\u{1B}[?1049h").last?.contains("question") == true)
    screen.close()
    #expect(glass.modes == before)
  }

  @Test("follows the size of the window, down to the smallest")
  func resize() throws {
    let glass = try Glass(width: 80, height: 24)
    let screen = try Screen(theme: theme, options: glass.options("xterm-256color"))
    for (width, height) in [(120, 40), (10, 3), (1, 1), (300, 100), (44, 30)] {
      glass.resize(width: width, height: height)
      screen.resize()
      #expect(screen.size == Size(width: width, height: height))
      screen.paint(list(screen.size, cursor: 2), cursor: Point(x: 500, y: 500))
      // A grid of another size is shown as far as it goes.
      screen.paint(Grid(Size(width: 20, height: 8)))
      _ = glass.take()
    }
    screen.close()
  }

  @Test("goes on when a terminal has fewer colour pairs than a theme wants")
  func pairs() throws {
    let glass = try Glass(width: 100, height: 80)
    let screen = try Screen(theme: theme, options: glass.options("xterm"))
    for _ in 0..<3 {
      for name in ThemeLibrary().names {
        screen.theme = try ThemeLibrary().theme(name)
        var grid = Grid(screen.size)
        for (y, role) in Role.allCases.enumerated() {
          for (x, surface) in Role.allCases.enumerated() {
            grid.put("x", at: Point(x: x, y: y), Style(role, on: surface))
          }
        }
        screen.paint(grid)
        #expect(!glass.take().isEmpty)
      }
    }
    screen.close()
  }

  @Test("copies and notifies, through tmux as well, and a stranger's text cannot end the sequence")
  func messages() throws {
    let glass = try Glass(width: 80, height: 24)
    let screen = try Screen(theme: theme, options: glass.options("tmux-256color", ["TMUX": "/tmp/x,1,0"]))
    _ = glass.take()
    #expect(screen.copy("héllo"))
    #expect(
      String(decoding: glass.take(), as: UTF8.self)
        == "\u{1B}]52;c;aMOpbGxv\u{07}\u{1B}Ptmux;\u{1B}\u{1B}]52;c;aMOpbGxv\u{07}\u{1B}\\")
    screen.notify("due\u{07}\u{1B}]52;c;evil", by: .osc9)
    #expect(
      String(decoding: glass.take(), as: UTF8.self)
        == "\u{1B}Ptmux;\u{1B}\u{1B}]9;due��]52,c,evil\u{07}\u{1B}\\\u{07}")
    screen.notify("a;b", by: .osc777)
    #expect(
      String(decoding: glass.take(), as: UTF8.self)
        == "\u{1B}Ptmux;\u{1B}\u{1B}]777;notify;Earshot;a,b\u{07}\u{1B}\\\u{07}")
    screen.title("a\u{9C}b")
    #expect(String(decoding: glass.take(), as: UTF8.self) == "\u{1B}]2;a�b\u{07}")
    screen.close()
  }

  @Test("writes links over what stands there, once, and takes them away")
  func links() throws {
    let glass = try Glass(width: 40, height: 5)
    let screen = try Screen(theme: theme, options: glass.options("xterm-256color", ["NO_COLOR": "1"]))
    var grid = Grid(screen.size)
    grid.put("13:32", at: Point(x: 2, y: 1), .text)
    let link = try #require(Link("https://e.org/1", at: Point(x: 2, y: 1), width: 5))
    _ = glass.take()
    screen.paint(grid, links: [link])
    let sequence = "\u{1B}7\u{1B}[2;3H\u{1B}]8;;https://e.org/1\u{1B}\\\u{1B}[0m13:32\u{1B}]8;;\u{1B}\\\u{1B}[m\u{1B}8"
    #expect(String(decoding: glass.take(), as: UTF8.self).hasSuffix(sequence))
    grid.put("else", at: Point(x: 2, y: 3), .text)
    screen.paint(grid, links: [link])
    #expect(!String(decoding: glass.take(), as: UTF8.self).contains("\u{1B}]8"), "it stands already")
    grid.put("x", at: Point(x: 20, y: 1), .text)
    screen.paint(grid, links: [link])
    #expect(String(decoding: glass.take(), as: UTF8.self).hasSuffix(sequence), "its row was drawn anew")
    screen.paint(grid, links: [])
    #expect(String(decoding: glass.take(), as: UTF8.self).hasSuffix("\u{1B}7\u{1B}[2;3H\u{1B}[0m13:32\u{1B}[m\u{1B}8"))
    #expect(Link("ftp://e.org", at: Point(x: 0, y: 0), width: 1) == nil)
    #expect(Link("https://e.org/ä", at: Point(x: 0, y: 0), width: 1) == nil)
    screen.close()
  }

  @Test("says lines without drawing any, and gives the terminal back", arguments: ["xterm-256color", "dumb"])
  func plain(type: String) throws {
    let glass = try Glass(width: 80, height: 24)
    let modes = glass.modes
    var options = glass.options(type)
    options.isPlain = true
    let screen = try Screen(theme: theme, options: options)
    _ = glass.take()
    func taken() -> String { String(decoding: glass.take(), as: UTF8.self) }
    screen.say(["Inbox: 2"], then: SpokenLine("row 1", "first"))
    #expect(taken() == "Inbox: 2\r\nfirst")
    screen.say([], then: SpokenLine("row 1", "first"))
    #expect(taken() == "", "nothing new")
    screen.say([], then: SpokenLine("row 2", "second\u{1B}[2J"))
    #expect(taken() == "\r\nsecond�[2J")
    screen.say([], then: SpokenLine("note", "note: a", cursor: 7))
    #expect(taken() == "\r\nnote: a")
    screen.say([], then: SpokenLine("note", "note: ab", cursor: 7))
    #expect(taken() == "\r       \rnote: ab\u{8}", "over the same line, the cursor where one types")
    screen.say(["Noted."], then: SpokenLine("row 2", "second"))
    #expect(taken() == "\r\nNoted.\r\nsecond")
    var grid = Grid(screen.size)
    grid.put("drawn", at: Point(x: 0, y: 0), .text)
    screen.paint(grid)
    screen.redraw()
    screen.say([], then: SpokenLine("row 2", "second"))
    #expect(taken() == "second", "redraw says it again")
    screen.close()
    #expect(taken().hasPrefix(type == "dumb" ? "\r\n" : "\u{1B}[?2004l\r\n"))
    #expect(glass.modes == modes)
  }

  @Test("the loop brings keys, messages, sizes, moments and the end, and sleeps between")
  func loop() throws {
    let glass = try Glass(width: 80, height: 24)
    let screen = try Screen(theme: theme, options: glass.options("xterm-256color"))
    let mailbox = Mailbox<Int>()
    let loop = EventLoop(screen: screen, mailbox: mailbox)

    glass.type("j\u{1B}[A")
    #expect(
      loop.next().map(String.init(describing:)) == [
        "input(Terminal.InputEvent.key(j))", "input(Terminal.InputEvent.key(Up))",
      ])

    // A lone ESC is a key once nothing follows.
    glass.type("\u{1B}")
    #expect(loop.next().map(String.init(describing:)) == ["input(Terminal.InputEvent.key(Esc))"])

    mailbox.post(1)
    mailbox.post(2)
    #expect(loop.next().map(String.init(describing:)) == ["message(1)", "message(2)"])
    mailbox.post(3)
    #expect(loop.next().map(String.init(describing:)) == ["message(3)"])

    let moment = ContinuousClock.now + .milliseconds(20)
    #expect(loop.next(until: moment).map(String.init(describing:)) == ["tick"])
    #expect(ContinuousClock.now >= moment)

    glass.resize(width: 90, height: 30)
    kill(getpid(), SIGWINCH)
    #expect(loop.next().map(String.init(describing:)) == ["resized(Terminal.Size(width: 90, height: 30))"])

    kill(getpid(), SIGTERM)
    #expect(loop.next().map(String.init(describing:)) == ["leave(Terminal.EventLoop<Swift.Int>.Reason.terminated)"])
    screen.close()
  }

  @Test("many tasks post at once and no message is lost, nor out of its poster's order")
  func mailbox() async throws {
    let glass = try Glass(width: 80, height: 24)
    let screen = try Screen(theme: theme, options: glass.options("xterm-256color"))
    let mailbox = Mailbox<(poster: Int, number: Int)>()
    let loop = EventLoop(screen: screen, mailbox: mailbox)
    let posters = (0..<8).map { poster in
      Task.detached { for number in 0..<2000 { mailbox.post((poster, number)) } }
    }
    var next = Array(repeating: 0, count: 8)
    while next != Array(repeating: 2000, count: 8) {
      for case .message(let message) in loop.next(until: .now + .seconds(10)) {
        #expect(message.number == next[message.poster])
        next[message.poster] += 1
      }
    }
    for poster in posters { await poster.value }
    screen.close()
  }

  @Test("a terminal that goes away is the end, said once")
  func lost() throws {
    var master: Int32 = -1
    var slave: Int32 = -1
    try #require(openpty(&master, &slave, nil, nil, nil) == 0)
    defer { close(slave) }
    var options = Screen.Options(environment: ["TERM": "xterm-256color"])
    options.input = slave
    options.output = slave
    let screen = try Screen(theme: theme, options: options)
    let loop = EventLoop(screen: screen, mailbox: Mailbox<Int>())
    close(master)
    #expect(loop.next().map(String.init(describing:)) == ["leave(Terminal.EventLoop<Swift.Int>.Reason.terminalLost)"])
    #expect(loop.next(until: .now).map(String.init(describing:)) == ["tick"])
    screen.close()
  }
}
