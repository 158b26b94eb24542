/// What a person did at the terminal.
public enum InputEvent: Equatable, Sendable {
  case key(Key)
  /// Text that was pasted, whole, line ends as "\n". Never to be read as keys.
  case paste(String)
  case mouse(MouseEvent)
}

/// What the mouse did, where.
public struct MouseEvent: Equatable, Sendable {
  public enum Action: Hashable, Sendable {
    case press, release, drag, wheelUp, wheelDown
  }

  public enum Button: Hashable, Sendable {
    case left, middle, right, none
  }

  public var action: Action
  public var button: Button
  /// The cell, from the top left of the screen.
  public var position: Point
  public var modifiers: Key.Modifiers
  /// For a press: 1 for the first, 2 for a double click, 3 and so on. 0 for all else.
  public var clicks: Int

  public init(
    _ action: Action, _ button: Button = .none, at position: Point, modifiers: Key.Modifiers = [], clicks: Int = 0
  ) {
    self.action = action
    self.button = button
    self.position = position
    self.modifiers = modifiers
    self.clicks = clicks
  }
}

/// Tells a double click from two clicks.
struct ClickCounter {
  private var last: (position: Point, button: MouseEvent.Button, time: ContinuousClock.Instant, clicks: Int)?

  /// Presses of the same button on the same cell within 400 ms count up.
  mutating func count(_ event: MouseEvent, at time: ContinuousClock.Instant) -> MouseEvent {
    guard event.action == .press else { return event }
    var event = event
    event.clicks = 1
    if let last, last.position == event.position, last.button == event.button,
      time - last.time < .milliseconds(400)
    {
      event.clicks = last.clicks + 1
    }
    last = (event.position, event.button, time, event.clicks)
    return event
  }
}
