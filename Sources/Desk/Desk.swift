internal import Foundation
public import Model
internal import Store
internal import Synchronization
internal import Triage

/// The one door to the shared model: taking in messages, reading, acting, watching.
///
/// The console, the command line and the service all come through here, each in its own process on the same file or
/// the same server. Everything that reads or writes there does so on threads of the desk's own, so that a caller's task waits but
/// no thread of the cooperative pool does. Errors are ``DeskError``s with words for a person.
///
/// Invariants:
/// - Whatever changes a conversation goes through the model's decisions and is stored with its events in one
///   transaction: a conversation in the file is what its events make it.
/// - An action is decided on the conversation as it is *inside* the transaction that stores it: of two teammates who
///   press at once, in one process or two, one wins and the other is told.
public final class Desk: Sendable {
  /// The file, or the server's address without its password.
  public let path: String
  /// Whether this desk holds sample data only.
  public let isSample: Bool

  let store: Store
  let now: @Sendable () -> Instant
  let hub: ChangeHub
  private let reads: Lane
  private let writes: Lane
  private let rulebook = Mutex<Rulebook?>(nil)
  let reader = Mutex<TaughtReader?>(nil)
  let words = Mutex(WordsState())

  /// Opens a desk; creates it, with the standard policies in this machine's time zone, where there is none.
  ///
  /// - Parameters:
  ///   - path: the file, beside which SQLite keeps two more while it is open; or the address of a database on a
  ///     PostgreSQL server, as libpq takes it.
  ///   - creating: whether to make a desk where there is none, and to take one on a server to the present version.
  ///   - sample: whether a desk that is created is marked as holding sample data.
  ///   - now: the desk's clock; nil for the server's, where there is one, else this machine's.
  ///   - localTime: this machine's clock.
  ///   - inPlace: whether all work is done on the thread of whoever asks for it: quicker for a command that asks once
  ///     or twice and ends, and nothing for a program that does anything else meanwhile.
  /// - Throws: `DeskError.store` when there is no place, no right, no room, or another kind of file.
  public static func open(
    _ path: String, creating: Bool = true, sample: Bool = false,
    now: (@Sendable () -> Instant)? = nil, localTime: @escaping @Sendable () -> Instant = Desk.systemTime,
    inPlace: Bool = false
  ) throws(DeskError) -> Desk {
    do {
      let store = try Store.open(path, creating: creating, sample: sample, localTime: localTime)
      try furnish(store)
      return Desk(
        path: store.path, store: store, now: now ?? { [clock = store.clock] in clock.now }, inPlace: inPlace)
    } catch {
      throw DeskError(error)
    }
  }

  /// Whether any process, this one included, has the desk of this file open.
  public static func isOpen(_ path: String) throws(DeskError) -> Bool {
    do { return try Store.isOpen(path) } catch { throw DeskError(error) }
  }

  private init(path: String, store: Store, now: @escaping @Sendable () -> Instant, inPlace: Bool) {
    reads = inPlace ? .callers : Lane("reading", isSerial: false)
    writes = inPlace ? .callers : Lane("writing", isSerial: true)
    self.path = path
    self.store = store
    self.now = now
    isSample = store.isSample
    hub = ChangeHub(store)
  }

  /// The time by this machine's clock.
  public static let systemTime: @Sendable () -> Instant = Store.systemTime

  /// The time by the desk's clock, which everybody on it shares; deadlines and the trail use it.
  public var time: Instant { now() }

  /// How far the server's clock is ahead of this machine's; nothing for a file.
  public var clockOffset: Duration { store.clock.offset }

  /// Reads one consistent state of the desk.
  func reading<T: Sendable>(_ work: @escaping @Sendable (Reader) throws -> T) async throws(DeskError) -> T {
    try await reads.run { [store] () throws(DeskError) in
      do { return try store.read(work) } catch { throw DeskError(error) }
    }
  }

  /// Reads what one statement tells, or several of which each may see a later state than the one before: that costs a
  /// server less.
  func glancing<T: Sendable>(_ work: @escaping @Sendable (Reader) throws -> T) async throws(DeskError) -> T {
    try await reads.run { [store] () throws(DeskError) in
      do { return try store.glance(work) } catch { throw DeskError(error) }
    }
  }

  /// Changes the desk: all of it or nothing.
  ///
  /// - Parameter leavingRoom: whether to wait a moment after it. Another process that wants to write asks every
  ///   millisecond; one that writes batch after batch without a gap would keep it out for seconds.
  func writing<T: Sendable>(
    _ durability: Store.Durability = .atOnce, leavingRoom: Bool = false,
    _ work: @escaping @Sendable (Writer) throws -> T
  ) async throws(DeskError) -> T {
    try await writes.run { [self] () throws(DeskError) in
      defer { if leavingRoom { Thread.sleep(forTimeInterval: Self.room) } }
      do { return try store.write(durability, work) } catch { throw explained(DeskError(error)) }
    }
  }

  /// A little longer than the time between two tries of another process, in seconds.
  private static let room = 0.0015

  /// Work that blocks or takes long and is neither: reading texts, a backup, the verification of the trail.
  func beside<T: Sendable>(_ work: @escaping @Sendable () throws -> T) async throws(DeskError) -> T {
    try await reads.run { () throws(DeskError) in
      do { return try work() } catch { throw DeskError(error) }
    }
  }

  /// The policies and the team in force, as of the transaction; made anew only where some process changed them.
  func rules(_ reader: Reader) throws -> Rules {
    let texts = [try reader.setting(Setting.policies.rawValue), try reader.setting(Setting.team.rawValue)]
    let members = try reader.members()
    if let rulebook = rulebook.withLock({ $0 }), rulebook.texts == texts, rulebook.members == members {
      return rulebook.rules
    }
    let rules = Rules(book: try reader.policies(), team: try members ?? reader.team(), session: actor)
    rulebook.withLock { $0 = Rulebook(texts: texts, members: members, rules: rules) }
    return rules
  }

  private struct Rulebook {
    var texts: [String?]
    /// The team, where the server has it.
    var members: [Teammate]?
    var rules: Rules
  }
}
