import Config
import Desk
import Foundation
import Model
import Terminal

/// The loop: waits for what happens, has the state take it in, does what the state asks for, draws.
final class Runner {
  private let screen: Screen
  private let library: ThemeLibrary
  private let mailbox = Mailbox<Input>()
  private let loop: EventLoop<Input>
  private var seat: Seat
  private var worker: DeskWorker
  private var state: ConsoleState
  /// The settings that the console was opened with.
  private let given: ConsoleSettings
  private var isRunning = true
  /// What has been said, where lines are said rather than drawn.
  private var speech = PlainSpeech()

  init(screen: Screen, library: ThemeLibrary, seat: Seat, settings: ConsoleSettings) {
    self.screen = screen
    self.library = library
    self.seat = seat
    given = settings
    loop = EventLoop(screen: screen, mailbox: mailbox)
    worker = DeskWorker(seat, mailbox, drafts: settings.draftFolder, learn: settings.learn)
    state = Runner.state(seat, settings, library, Runner.size(screen, settings))
  }

  /// Lines are said at any width: the layout behind them is that of an ordinary terminal.
  private static func size(_ screen: Screen, _ settings: ConsoleSettings) -> Size {
    settings.plain ? Size(width: 100, height: 30) : screen.size
  }

  private static func state(_ seat: Seat, _ settings: ConsoleSettings, _ library: ThemeLibrary, _ size: Size)
    -> ConsoleState
  {
    let setup = ConsoleState.Setup(
      me: seat.teammate, deskName: name(of: seat.desk), isSample: seat.desk.isSample, themes: library.names,
      canOpenSample: settings.sampleDay != nil && !seat.desk.isSample, importCommand: settings.importCommand,
      seat: seat.id)
    return ConsoleState(setup: setup, settings: settings, now: seat.desk.time, size: size)
  }

  /// The file's name without its ending, or the database's.
  private static func name(of desk: Desk) -> String { SafeText.line(DeskAddress(desk.path).name) }

  /// - Returns: the exit status.
  func run() -> Int32 {
    screen.title("earshot")
    worker.watch()
    worker.learn()
    perform(state.begin())
    draw()
    while isRunning {
      var isSeen = false
      for event in loop.next(until: deadline) {
        if case .message(let input) = event, !input.isSeen {} else { isSeen = true }
        switch event {
        case .input(let input): feed(.event(input))
        case .message(.seat(let seat)): sit(at: seat)
        case .message(let input): feed(input)
        case .resized: feed(.resized(Runner.size(screen, given)))
        case .tick: feed(.tick)
        case .leave(let reason): return leave(reason)
        }
        if !isRunning { break }
      }
      worker.go(to: state.spot)
      if isSeen { draw() }
    }
    worker.finish(state.unsaved, on: state.bases)
    return 0
  }

  private var deadline: ContinuousClock.Instant {
    let left = (state.nextMoment - seat.desk.time).inMilliseconds
    return .now + .milliseconds(max(1, left))
  }

  private func feed(_ input: Input) { perform(state.update(input, at: seat.desk.time)) }

  private func draw() {
    guard isRunning else { return }
    state.now = seat.desk.time
    if given.plain {
      let said = speech.next(state, width: screen.size.width)
      return screen.say(said.lines, then: said.line)
    }
    let picture = state.picture
    screen.paint(picture.grid, cursor: picture.cursor, links: picture.links)
  }

  /// The end from outside: what is typed is kept first.
  private func leave(_ reason: EventLoop<Input>.Reason) -> Int32 {
    perform(state.saveNow())
    worker.finish(state.unsaved, on: state.bases)
    return switch reason {
    case .terminated: 128 + 15
    case .interrupted: 128 + 2
    case .hungUp: 128 + 1
    case .terminalLost: 1
    }
  }

  // MARK: Effects

  private func perform(_ effects: [Effect]) {
    for effect in effects { perform(effect) }
  }

  private func perform(_ effect: Effect) {
    switch effect {
    case .redraw: screen.redraw()
    case .suspend: screen.suspend()
    case .copy(let text):
      if !screen.copy(text) { feed(.said(.warning, "This terminal cannot copy")) }
    case .alert(let text): alert(text)
    case .useTheme(let name): use(theme: name)
    case .edit(let text, let id): edit(text, id)
    case .readSettings: readSettings()
    case .openSampleDay: openSampleDay()
    case .quit: isRunning = false
    default: worker.perform(effect)
    }
  }

  private func alert(_ text: String) {
    switch state.settings.alerts.by {
    case .bell: screen.bell()
    case .osc9: screen.notify(text, by: .osc9)
    case .osc777: screen.notify(text, by: .osc777)
    case .none: break
    }
  }

  private func use(theme name: String) {
    do {
      screen.theme = try library.theme(name.isEmpty ? ThemeLibrary.preferred(at: screen.depth) : name)
    } catch {
      feed(.said(.error, "\(error)"))
    }
  }

  /// Reads the configuration file again. One with a mistake changes nothing and says where it is.
  private func readSettings() {
    guard let path = given.path else {
      feed(.said(.info, "There is no configuration file; docs/configuration.md says what it could hold"))
      return
    }
    do {
      let file = try ConfigFile.read(path)
      var settings = given.withoutFile
      settings.read(file)
      // These are the command's.
      file.root.allow("desk", "me", "triage")
      try file.finish()
      feed(.settings(settings))
    } catch {
      let first = error.errors.first?.description ?? path
      let more = error.errors.count > 1 ? " (and \(error.errors.count - 1) more)" : ""
      feed(.said(.error, "\(first)\(more) · the settings are as before"))
    }
  }

  /// Has the text edited in the person's own editor, in a file of their own.
  private func edit(_ text: String, _ id: Conversation.ID) {
    let outside = OutsideEditor(command: state.settings.editor, environment: ProcessInfo.processInfo.environment)
    do {
      let edited = try outside.edit(text) { [screen] command throws(ScreenError) in try screen.run(command) }
      feed(.resized(Runner.size(screen, given)))
      feed(.edited(id, edited == text ? nil : edited))
    } catch {
      feed(.resized(Runner.size(screen, given)))
      feed(.said(.error, "\(error)"))
    }
  }

  /// Goes over to another desk; the one before is left as it is.
  private func sit(at seat: Seat) {
    worker.stop()
    self.seat = seat
    worker = DeskWorker(seat, mailbox, drafts: given.draftFolder, learn: given.learn)
    state = Runner.state(seat, state.settings, library, Runner.size(screen, given))
    worker.watch()
    worker.learn()
    perform(state.begin())
  }

  private func openSampleDay() {
    guard let open = state.settings.sampleDay else { return }
    feed(.said(.info, "Making up a day …"))
    let mailbox = mailbox
    Task {
      do {
        let (desk, teammate) = try await open()
        mailbox.post(.seat(Seat(desk: desk, teammate: teammate)))
      } catch {
        mailbox.post(.said(.error, "The sample day could not be made: \(error)"))
      }
    }
  }
}
