import Dispatch
import Synchronization

extension Array where Element: Sendable {
  /// Hands out each element, in order, with what is made of it. Another thread makes it ahead; this one makes only what
  /// it would have to wait for.
  func forEachAhead<T: Sendable>(
    _ make: @escaping @Sendable (Element) -> T, _ use: (Element, T) throws -> Void
  ) rethrows {
    guard count > share else { return try forEach { try use($0, make($0)) } }
    let work = Ahead(self, make)
    defer { work.end() }
    DispatchQueue.global(qos: .userInitiated).async { work.run() }
    for number in 0..<work.shares {
      let made = work.take(number)
      for (element, made) in zip(work.elements(of: number), made) { try use(element, made) }
      work.giveBack(made)
    }
  }
}

/// How many elements a thread takes at a time.
private let share = 64

/// The shares of one `forEachAhead`: two threads make them, each the next that nobody has begun.
private final class Ahead<Element: Sendable, Made: Sendable>: Sendable {
  private struct State {
    /// The first share that nobody has begun.
    var next = 0
    var made: [Int: [Made]] = [:]
    /// What has been used.
    var spent: [[Made]] = []
  }

  private let all: [Element]
  private let make: @Sendable (Element) -> Made
  private let state = Mutex(State())
  /// Signalled for each share that `run` has made.
  private let isMade = DispatchSemaphore(value: 0)

  init(_ all: [Element], _ make: @escaping @Sendable (Element) -> Made) {
    self.all = all
    self.make = make
  }

  var shares: Int { (all.count + share - 1) / share }

  func elements(of number: Int) -> ArraySlice<Element> { all[number * share..<min(all.count, (number + 1) * share)] }

  /// Makes what nobody has begun until there is no more.
  func run() {
    while let number = begin() {
      let made = elements(of: number).map(make)
      state.withLock { $0.made[number] = made }
      isMade.signal()
      letGo()
    }
  }

  /// Takes back what has been used: memory is freed by the thread that makes more. Freed by the other one meanwhile, it keeps
  /// both waiting for each other.
  func giveBack(_ made: [Made]) { state.withLock { $0.spent.append(made) } }

  private func letGo() {
    _ = state.withLock { state in
      defer { state.spent = [] }
      return state.spent
    }
  }

  /// What is made of a share. To be asked in order, each once.
  func take(_ number: Int) -> [Made] {
    while true {
      if let made = state.withLock({ $0.made.removeValue(forKey: number) }) { return made }
      if let mine = begin(upTo: number) { return elements(of: mine).map(make) }
      isMade.wait()
    }
  }

  /// Lets nobody begin anything more.
  func end() {
    state.withLock { $0.next = shares }
    DispatchQueue.global(qos: .userInitiated).async { self.letGo() }
  }

  private func begin(upTo last: Int = .max) -> Int? {
    state.withLock { state in
      guard state.next < shares, state.next <= last else { return nil }
      state.next += 1
      return state.next - 1
    }
  }
}
