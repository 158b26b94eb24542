import CTerminal

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Waits for whatever comes next: input, messages of asynchronous work, a new size, a moment, the end.
///
/// Runs on the thread that owns the screen. Sleeps until something happens; without a moment to wait for, an idle loop
/// never wakes.
///
/// ```swift
/// while true {
///   for event in loop.next(until: state.nextTick) { … }
///   screen.paint(view(state, screen.size))
/// }
/// ```
public final class EventLoop<Message: Sendable> {
  public enum Event: Sendable {
    case input(InputEvent)
    case message(Message)
    /// The screen has this size now, or was away; draw it.
    case resized(Size)
    /// The moment that was waited for has come.
    case tick
    /// The program must end.
    case leave(Reason)
  }

  /// Why the program must end.
  public enum Reason: Sendable, Hashable {
    /// SIGTERM, SIGINT or SIGHUP.
    case terminated, interrupted, hungUp
    /// The terminal is gone.
    case terminalLost
  }

  private let screen: Screen
  private let mailbox: Mailbox<Message>
  private var decoder: InputDecoder
  private var clicks = ClickCounter()
  /// When a half sequence is given up; nil when there is none.
  private var decoderDeadline: ContinuousClock.Instant?
  private var isLost = false

  public init(screen: Screen, mailbox: Mailbox<Message>) {
    self.screen = screen
    self.mailbox = mailbox
    decoder = InputDecoder(known: screen.type.keys)
  }

  /// Waits until something happens or `deadline` comes, and returns all that has happened, in order.
  ///
  /// - Parameter deadline: the next moment at which the picture changes by itself; nil when it does not.
  public func next(until deadline: ContinuousClock.Instant? = nil) -> [Event] {
    while true {
      let wake = [deadline, decoderDeadline].compactMap { $0 }.min()
      let ready = wait(until: wake)
      var events: [Event] = []
      if ready.signals { handleSignals(&events) }
      if ready.input { readInput(&events) }
      if ready.isLost, !isLost {
        isLost = true
        events.append(.leave(.terminalLost))
      }
      let now = ContinuousClock.now
      if let moment = decoderDeadline, now >= moment {
        decoderDeadline = nil
        events += decoder.timeOut().map { .input($0) }
      }
      mailbox.wakeUp.clear()
      events += mailbox.take().map { .message($0) }
      if let deadline, now >= deadline { events.append(.tick) }
      if !events.isEmpty { return events }
    }
  }

  private struct Ready {
    var input = false
    var signals = false
    var isLost = false
  }

  private func wait(until moment: ContinuousClock.Instant?) -> Ready {
    var polled = [
      // A lost terminal is always ready: do not look at it again.
      pollfd(fd: isLost ? -1 : screen.options.input, events: Int16(POLLIN), revents: 0),
      pollfd(fd: screen.signals.descriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: mailbox.wakeUp.descriptor, events: Int16(POLLIN), revents: 0),
    ]
    var patience: Int32 = -1
    if let moment {
      let left = ContinuousClock.now.duration(to: moment) / .milliseconds(1)
      patience = Int32(min(max(0, left.rounded(.up)), 1e9))
    }
    // A process without descriptors for a pipe looks by time.
    if polled.contains(where: { $0.fd < 0 }), !isLost { patience = patience < 0 ? 100 : min(patience, 100) }
    let count = poll(&polled, nfds_t(polled.count), patience)
    guard count >= 0 else { return Ready(input: false, signals: true) }
    let input = Int32(polled[0].revents)
    return Ready(
      input: input & POLLIN != 0, signals: polled[1].revents != 0 || polled[1].fd < 0,
      isLost: input & POLLIN == 0 && input & (POLLHUP | POLLERR | POLLNVAL) != 0)
  }

  private func readInput(_ events: inout [Event]) {
    var buffer = [UInt8](repeating: 0, count: 16384)
    let count = read(screen.options.input, &buffer, buffer.count)
    if count > 0 {
      let now = ContinuousClock.now
      for event in decoder.feed(buffer[..<count]) {
        if case .mouse(let mouse) = event {
          events.append(.input(.mouse(clicks.count(mouse, at: now))))
        } else {
          events.append(.input(event))
        }
      }
      decoderDeadline = decoder.isWaiting ? now + InputDecoder.pause : nil
    } else if count == 0 || errno != EINTR && errno != EAGAIN {
      isLost = true
      events.append(.leave(.terminalLost))
    }
  }

  private func handleSignals(_ events: inout [Event]) {
    screen.signals.clear()
    let arrived = screen.takeSignals()
    func has(_ signal: terminal_signal) -> Bool { arrived & UInt32(signal.rawValue) != 0 }
    if has(terminal_signal_stop) {
      screen.suspend()
      events.append(.resized(screen.size))
    } else if has(terminal_signal_continued) {
      // Stopped from outside without a chance to give the terminal back: take it anew.
      screen.comeBack()
      events.append(.resized(screen.size))
    } else if has(terminal_signal_resized) {
      screen.resize()
      events.append(.resized(screen.size))
    }
    if has(terminal_signal_hung_up) { events.append(.leave(.hungUp)) }
    if has(terminal_signal_terminated) { events.append(.leave(.terminated)) }
    if has(terminal_signal_interrupted) { events.append(.leave(.interrupted)) }
  }
}
