public import Desk
import Foundation
public import Model
import Terminal

/// The console: one screen on one desk for one teammate.
public struct Console {
  /// Runs until the person leaves.
  ///
  /// Takes over the terminal of the standard input and output, and gives it back as it was. Must be called on the main
  /// thread.
  ///
  /// - Returns: an exit status: 0, or 128 and the signal's number when a signal ended it.
  /// - Throws: `ScreenError` when there is no terminal to draw on; `ConfigErrors` when the theme cannot be used.
  public static func run(desk: Desk, teammate: Teammate, settings: ConsoleSettings) throws -> Int32 {
    let environment = ProcessInfo.processInfo.environment
    let library = ThemeLibrary(folder: settings.themeFolder)
    var options = Screen.Options(environment: environment)
    options.mouse = settings.mouse
    options.log = settings.log
    options.isPlain = settings.plain
    let first = try library.theme(settings.theme ?? "dark")
    let screen = try Screen(theme: first, options: options)
    defer { screen.close() }
    var settings = settings
    if settings.theme == nil {
      let name = ThemeLibrary.preferred(at: screen.depth)
      settings.theme = name
      screen.theme = try library.theme(name)
    }
    let seat = Seat(desk: desk, teammate: teammate)
    let runner = Runner(screen: screen, library: library, seat: seat, settings: settings)
    return runner.run()
  }
}

/// Who sits at which desk.
struct Seat: Sendable {
  var desk: Desk
  var teammate: Teammate
  /// Which no other console has.
  var id = String(UInt64.random(in: .min ... .max), radix: 36)
}
