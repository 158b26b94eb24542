import CNcurses
import CTerminal
import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The terminal, taken over: the only owner of ncurses.
///
/// Takes the terminal when made, gives it back on `close`, on `exit`, and on a crash. One at a time, on one thread.
/// Grids go in through `paint`; input comes out through `EventLoop`.
public final class Screen {
  /// Where and how to take a terminal over.
  public struct Options {
    /// Descriptors of the terminal.
    public var input: Int32 = 0
    public var output: Int32 = 1
    /// Of the process: `TERM`, `COLORTERM`, `NO_COLOR`, `TMUX` count.
    public var environment: [String: String]
    /// Use no more colours than this, whatever the terminal can.
    public var depth: ColourDepth = .full
    public var mouse = true
    /// Append lines with `say` instead of drawing: for screen readers, and for terminals that cannot place the cursor.
    public var isPlain = false
    /// Where the standard error goes while the screen is up; nil leaves it.
    public var log: String?

    public init(environment: [String: String]) { self.environment = environment }
  }

  /// Columns and rows of the terminal, as of the last resize.
  public private(set) var size: Size
  /// How many colours are used.
  public let depth: ColourDepth
  /// How meanings look; a new theme is shown by the next `paint`.
  public var theme: Theme { didSet { if theme != oldValue { renewPens() } } }
  let options: Options
  let type: TerminalType
  /// Readable when a signal has arrived.
  let signals = WakeUp()

  /// ncurses' own; nil when lines are said.
  private let handle: OpaquePointer?
  private let outputFile: UnsafeMutablePointer<FILE>
  private let inputFile: UnsafeMutablePointer<FILE>
  private let formerModes: termios
  private var pens: Pens
  private var shown: Grid?
  private var shownCursor: Point?
  private var shownLinks: [Link] = []
  private var isCursorVisible = true
  private var isUp = true
  private var diversion = StandardErrorDiversion()
  private var waitingSignals: UInt32 = 0
  private var line: [cchar_t] = []
  /// The line that the cursor stands on, when lines are said.
  var spoken: SpokenLine?

  /// Takes the terminal over.
  ///
  /// - Throws: `ScreenError` when it is none, or one that cannot be drawn on; the terminal is then as before.
  public init(theme: Theme, options: Options) throws(ScreenError) {
    var modes = termios()
    guard isatty(options.input) == 1, isatty(options.output) == 1, tcgetattr(options.input, &modes) == 0 else {
      throw .notATerminal
    }
    Screen.useUTF8()
    let type = try TerminalType(
      options.environment["TERM"], output: options.output, mustPlaceCursor: !options.isPlain)
    let detected = ColourDepth.detect(environment: options.environment, colours: type.colours)
    let depth = min(detected, options.depth, earshot_has_extended_colours() != 0 ? .full : .indexed)
    guard let output = Screen.file(options.output, "w"), let input = Screen.file(options.input, "r") else {
      throw .cannotStart(type.name)
    }
    // With our handlers in place before, ncurses does not put in its own.
    terminal_signals_watch(signals.writer)
    let handle = options.isPlain ? nil : Screen.start(type, direct: depth == .full, output, input)
    guard options.isPlain || handle != nil else {
      terminal_signals_unwatch()
      fclose(output)
      fclose(input)
      throw .cannotStart(type.name)
    }
    self.type = type
    self.depth = depth
    self.options = options
    self.theme = theme
    self.handle = handle
    outputFile = output
    inputFile = input
    formerModes = modes
    size = Screen.measure(options.output)
    guard handle != nil else {
      pens = Pens(theme: theme, depth: .mono, colours: 0, pairs: 0)
      begin()
      return
    }
    if depth != .mono {
      start_color()
      use_default_colors()
    }
    pens = Pens(theme: theme, depth: depth, colours: earshot_colours(), pairs: earshot_colour_pairs())
    raw()
    noecho()
    nonl()
    typeahead(-1)
    resize_term(Int32(size.height), Int32(size.width))
    begin()
  }

  deinit { close() }

  /// Gives the terminal back. Safe to call twice.
  public func close() {
    guard isUp else { return }
    isUp = false
    end()
    if let handle { delscreen(handle) }
    fclose(outputFile)
    fclose(inputFile)
    terminal_signals_unwatch()
  }

  // MARK: Painting

  /// Shows a grid, sending only what has changed.
  ///
  /// - Parameters:
  ///   - cursor: where the terminal's own cursor stands; hidden when nil.
  ///   - links: what of it leads somewhere.
  public func paint(_ grid: Grid, cursor: Point? = nil, links: [Link] = []) {
    guard isUp, handle != nil, grid != shown || cursor != shownCursor || links != shownLinks else { return }
    let former = shown
    draw(grid)
    if pens.isExhausted {
      // More colours than the terminal has pairs: give those of earlier frames back and draw it all again. What this
      // one frame cannot have is drawn without colours.
      pens.release()
      shown = nil
      draw(grid)
    }
    shown = grid
    show(cursor)
    wnoutrefresh(earshot_window())
    doupdate()
    draw(links, of: grid, over: former, shownLinks)
    shownLinks = links
  }

  /// Sends the whole screen again at the next `paint`: something else wrote on it.
  public func redraw() {
    shown = nil
    spoken = nil
    if handle != nil { clearok(earshot_physical_screen(), true) }
  }

  private func draw(_ grid: Grid) {
    if let shown, shown.size == grid.size {
      for y in 0..<min(grid.size.height, size.height) { draw(row: y, of: grid, over: shown) }
    } else {
      werase(earshot_window())
      for y in 0..<min(grid.size.height, size.height) { draw(row: y, of: grid, over: nil) }
    }
  }

  /// Draws the part of a row between its first and its last change.
  private func draw(row y: Int, of grid: Grid, over shown: Grid?) {
    let cells = grid.row(y)
    var first = cells.startIndex
    var last = min(cells.endIndex, first + size.width) - 1
    if let shown {
      let old = shown.row(y)
      while first <= last, cells[first] == old[first] { first += 1 }
      while last > first, cells[last] == old[last] { last -= 1 }
      guard first <= last else { return }
      // Never begin in the midst of a wide character, neither of the new row nor of the old.
      while first > cells.startIndex, cells[first].width == 0 || old[first].width == 0 { first -= 1 }
      while last + 1 < cells.endIndex, cells[last + 1].width == 0 || old[last + 1].width == 0 { last += 1 }
    }
    guard first <= last else { return }
    line.removeAll(keepingCapacity: true)
    var style = cells[first].style
    var pen = pens.pen(for: style)
    for cell in cells[first...last] where cell.width > 0 {
      if cell.style != style {
        style = cell.style
        pen = pens.pen(for: style)
      }
      append(cell, pen)
    }
    wmove(earshot_window(), Int32(y), Int32(first - cells.startIndex))
    wadd_wchnstr(earshot_window(), line, Int32(line.count))
  }

  private func append(_ cell: Cell, _ pen: Pen) {
    let glyph = cell.glyph
    var cchar = cchar_t()
    // ncurses places what follows by the C library's idea of a width; where that is not ours, the column is what counts.
    if glyph.base < 0x7F || Screen.libraryWidth(of: glyph.base) == glyph.width {
      let scalars = ([glyph.base] + (glyph.hasMarks ? glyph.marks : []) + [0]).map { wchar_t(bitPattern: $0) }
      if earshot_cell(&cchar, scalars, pen.attributes, pen.pair) == OK
        || earshot_cell(&cchar, [scalars[0], 0], pen.attributes, pen.pair) == OK
      {
        line.append(cchar)
        return
      }
    }
    _ = earshot_cell(&cchar, [0xFFFD, 0], pen.attributes, pen.pair)
    line.append(cchar)
    if glyph.width == 2 {
      _ = earshot_cell(&cchar, [0x20, 0], pen.attributes, pen.pair)
      line.append(cchar)
    }
  }

  private func show(_ cursor: Point?) {
    shownCursor = cursor
    if (cursor != nil) != isCursorVisible {
      isCursorVisible = cursor != nil
      curs_set(isCursorVisible ? 1 : 0)
      leaveok(earshot_window(), !isCursorVisible)
    }
    if let cursor, Rect(size).contains(cursor) { wmove(earshot_window(), Int32(cursor.y), Int32(cursor.x)) }
  }

  private func renewPens() {
    pens = Pens(theme: theme, depth: depth, colours: earshot_colours(), pairs: earshot_colour_pairs())
    shown = nil
  }

  // MARK: Size

  /// Follows the terminal's size. Returns whether it has changed.
  @discardableResult
  func resize() -> Bool {
    let now = Screen.measure(options.output)
    let isNew = now != size
    size = now
    if handle != nil { resize_term(Int32(size.height), Int32(size.width)) }
    // Without clearing, a shrink leaves the terminal's own wrapping behind.
    redraw()
    return isNew
  }

  // MARK: Taking and giving back

  /// What is switched on beside ncurses, and how it is switched off.
  private var modesOn: String {
    guard type.isLikeXterm else { return "" }
    return "\u{1B}[?2004h" + (options.mouse && !options.isPlain ? "\u{1B}[?1002h\u{1B}[?1006h" : "")
  }

  private var modesOff: String {
    guard type.isLikeXterm else { return "" }
    return (options.mouse && !options.isPlain ? "\u{1B}[?1006l\u{1B}[?1002l" : "") + "\u{1B}[?2004l"
  }

  private func begin() {
    diversion.begin(to: options.log)
    if options.isPlain { useRawKeys() }
    let restore = Array(modesOff.utf8) + (options.isPlain ? Array("\r\n".utf8) : type.restore)
    var modes = formerModes
    _ = terminal_guard_arm(options.output, restore, restore.count, &modes, diversion.former)
    writeAll(Array(modesOn.utf8), to: options.output)
  }

  private func end() {
    writeAll(Array(modesOff.utf8), to: options.output)
    if handle != nil {
      curs_set(1)
      endwin()
    } else {
      writeAll(Array("\r\n".utf8), to: options.output)
    }
    terminal_guard_disarm()
    var modes = formerModes
    tcsetattr(options.input, TCSANOW, &modes)
    diversion.end()
  }

  /// Gives the terminal back for the time of `body`.
  func away<Result>(_ body: () -> Result) -> Result {
    if handle != nil { def_prog_mode() }
    end()
    let result = body()
    // What was pressed meanwhile was not for us, but an end is an end.
    let ends = terminal_signal_terminated.rawValue | terminal_signal_hung_up.rawValue
    waitingSignals |= terminal_signals_take() & UInt32(ends)
    comeBack()
    return result
  }

  /// Takes the terminal again after something else had it.
  func comeBack() {
    if handle != nil { reset_prog_mode() }
    isCursorVisible = true
    shownCursor = nil
    begin()
    resize()
    guard handle != nil else { return }
    // Tells ncurses to enter its screen again.
    wnoutrefresh(earshot_window())
    doupdate()
  }

  func takeSignals() -> UInt32 {
    defer { waitingSignals = 0 }
    return waitingSignals | terminal_signals_take()
  }

  private static func start(
    _ type: TerminalType, direct: Bool, _ output: UnsafeMutablePointer<FILE>, _ input: UnsafeMutablePointer<FILE>
  ) -> OpaquePointer? {
    if direct || type.isLikeXterm {
      let former = getenv("TERMINFO").map { String(cString: $0) }
      setenv("TERMINFO", DirectColour.description(isDirect: direct), 1)
      defer { if let former { setenv("TERMINFO", former, 1) } else { unsetenv("TERMINFO") } }
      if let handle = newterm(DirectColour.name, output, input) { return handle }
    }
    return newterm(type.name, output, input)
  }

  private static func file(_ descriptor: Int32, _ mode: String) -> UnsafeMutablePointer<FILE>? {
    let copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 3)
    guard copy >= 0 else { return nil }
    return fdopen(copy, mode)
  }

  private static func measure(_ descriptor: Int32) -> Size {
    var window = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0, window.ws_row > 0 else {
      return Size(width: 80, height: 24)
    }
    return Size(width: Int(window.ws_col), height: Int(window.ws_row))
  }

  /// Columns by the C library, which ncurses counts with; -1 for what it does not know.
  static func libraryWidth(of scalar: UInt32) -> Int { Int(wcwidth(wchar_t(bitPattern: scalar))) }

  /// ncurses writes wide characters only in a UTF-8 locale, and a bare system starts in "C".
  static func useUTF8() {
    setlocale(LC_CTYPE, "")
    if let codeset = nl_langinfo(nl_item(CODESET)), String(cString: codeset) == "UTF-8" { return }
    for name in ["C.UTF-8", "en_US.UTF-8", "UTF-8"] where setlocale(LC_CTYPE, name) != nil { return }
  }
}
