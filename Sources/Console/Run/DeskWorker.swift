import Desk
import Dispatch
import Foundation
import Model
import Synchronization
import Terminal

/// Does what the state asks of the desk, off the loop, and posts the answers.
///
/// What changes something is done one after the other, in the order in which it was asked for: a draft saved before a
/// reply is sent must not come after it.
final class DeskWorker: Sendable {
  private let seat: Seat
  private let mailbox: Mailbox<Input>
  private let files: DraftFiles?
  private let warnings: WarningWatch
  private let learn: (@Sendable (Desk, Teammate) async -> String?)?
  private let changes: AsyncStream<Effect>.Continuation
  private let tasks = Mutex<[Task<Void, Never>]>([])
  private let attendance: Attendance
  private let spot = Mutex(ConsoleState.Spot())

  init(
    _ seat: Seat, _ mailbox: Mailbox<Input>, drafts folder: String? = nil,
    learn: (@Sendable (Desk, Teammate) async -> String?)? = nil
  ) {
    let files = DraftFiles(root: folder, desk: DeskWorker.place(of: seat.desk), teammate: seat.teammate.name)
    self.files = files
    self.seat = seat
    self.learn = learn
    self.mailbox = mailbox
    warnings = WarningWatch(seat.desk)
    attendance = Attendance(desk: seat.desk, seat: seat.id, teammate: seat.teammate) { count in
      let what = count == 1 ? "a conversation" : "\(count) conversations"
      mailbox.post(.said(.warning, "Your hold on \(what) has expired: you were away"))
    }
    let (stream, continuation) = AsyncStream<Effect>.makeStream()
    changes = continuation
    let task = Task { [seat, mailbox] in
      let kept = files?.takeOver() ?? []
      if !kept.isEmpty { mailbox.post(.keptDrafts(kept)) }
      var revisions: [Conversation.ID: Int64] = [:]
      for await effect in stream { await DeskWorker.change(effect, seat, mailbox, files, &revisions) }
    }
    tasks.withLock { $0.append(task) }
  }

  /// Where the desk is, the same from wherever it is opened.
  private static func place(of desk: Desk) -> String {
    DeskAddress(desk.path).isServer ? desk.path : URL(fileURLWithPath: desk.path).standardizedFileURL.path
  }

  /// Hears of every change to the desk, from this process and from others.
  func watch() {
    let task = Task { [seat, mailbox, attendance] in
      let changes = seat.desk.changes()
      attendance.begin()
      for await change in changes { mailbox.post(.changed(change)) }
    }
    let server = Task { [seat, mailbox] in
      var isClockTold = false
      for await state in seat.desk.serverStates() {
        mailbox.post(.server(state))
        guard !isClockTold, let words = DeskWorker.words(clockOffset: seat.desk.clockOffset) else { continue }
        isClockTold = true
        mailbox.post(.said(.warning, words))
      }
    }
    let words = Task(priority: .utility) { [seat, mailbox] in
      // Of lists that are whole from the beginning there is nothing to say.
      let first = seat.desk.wordsInForce()
      if !first.faults.isEmpty { mailbox.post(.words(first)) }
      var number = first.number
      while !Task.isCancelled {
        try? await Task.sleep(for: .seconds(2))
        let words = seat.desk.wordsInForce()
        if words.number != number { mailbox.post(.words(words)) }
        number = words.number
      }
    }
    tasks.withLock { $0 += [task, server, words] }
  }

  /// What a person is told whose machine has another time than the server; nil within two seconds.
  static func words(clockOffset: Duration) -> String? {
    let offset = clockOffset.inMilliseconds
    guard abs(offset) > 2000 else { return nil }
    let difference = "\(DurationText.spoken(abs(offset))) \(offset < 0 ? "ahead of" : "behind")"
    return "This machine's clock is \(difference) the server's; times shown are the server's"
  }

  /// Has the desk learn from what teammates correct, after so many new corrections, beside all else: of all processes that
  /// have the desk open, the one that is first.
  func learn(after corrections: Int = 20, every pause: Duration = .seconds(60)) {
    guard let learn else { return }
    let task = Task(priority: .background) { [seat, mailbox] in
      while !Task.isCancelled {
        try? await Task.sleep(for: pause)
        guard (try? await seat.desk.claimLearning(after: corrections)) == true else { continue }
        if let said = await learn(seat.desk, seat.teammate) { mailbox.post(.learned(said)) }
      }
    }
    tasks.withLock { $0.append(task) }
  }

  /// Tells the others where one is now.
  func go(to spot: ConsoleState.Spot) {
    let isNew = self.spot.withLock { known in
      defer { known = spot }
      return known != spot
    }
    guard isNew else { return }
    var writing: (conversation: Conversation.ID, follower: Follower.ID)?
    if let id = spot.writing, let follower = spot.to { writing = (id, follower) }
    attendance.go(looking: spot.looking, writing: writing)
  }

  /// No more answers from this desk.
  func stop() {
    attendance.leave()
    changes.finish()
    for task in tasks.withLock({ $0 }) { task.cancel() }
  }

  /// Waits, at the very end, until what was typed is on the desk; for two seconds at most.
  func finish(_ drafts: [Conversation.ID: String], on bases: [Conversation.ID: Int64] = [:]) {
    changes.finish()
    let done = DispatchSemaphore(value: 0)
    let tasks = tasks.withLock { $0 }
    for (id, text) in drafts { try? files?.keep(KeptDraft(conversation: id, text: text, base: bases[id] ?? 0)) }
    Task { [seat, files] in
      await tasks.first?.value
      for (id, text) in drafts {
        let outcome = try? await seat.desk.saveDraft(text, for: id, by: seat.teammate, basedOn: bases[id] ?? 0)
        if outcome != nil { files?.forget(id) }
      }
      done.signal()
    }
    _ = done.wait(timeout: .now() + 2)
    attendance.leave()
    for task in tasks { task.cancel() }
  }

  func perform(_ effect: Effect) {
    switch effect {
    case .listen:
      // A large desk takes a second to be heard for the first time; what a person waits for goes first.
      Task(priority: .utility) { [warnings, mailbox] in mailbox.post(.warned(try? await warnings.active())) }
    case .perform, .settle, .takeNext, .undo, .saveDraft, .discardDraft, .saveView, .removeView, .wakeSnoozed, .saw:
      changes.yield(effect)
    default:
      Task { [seat, mailbox] in await DeskWorker.read(effect, seat, mailbox) }
    }
  }

  // MARK: Reading

  private static func read(_ effect: Effect, _ seat: Seat, _ mailbox: Mailbox<Input>) async {
    do {
      if let answer = try await answer(effect, seat) { mailbox.post(answer) }
    } catch {
      mailbox.post(failed(effect, error))
    }
  }

  private static func answer(_ effect: Effect, _ seat: Seat) async throws -> Input? {
    let desk = seat.desk
    switch effect {
    case .load(let tab, let request, let purpose, let generation):
      return .loaded(tab, try await desk.page(request), purpose, generation: generation)
    case .refresh(let tab, let request, let generation):
      return .refreshed(tab, try await desk.update(request), generation: generation)
    case .count(let queries):
      let counts = try await desk.count(queries, me: seat.teammate.name)
      return .counted(Dictionary(zip(queries, counts), uniquingKeysWith: { first, _ in first }))
    // What else is read at the same time says when the desk cannot be read.
    case .hearCalls: return .called(try? await desk.calls(for: seat.teammate))
    case .loadHouse: return .house(try await house(desk))
    case .open(let id): return .opened(id, try await desk.detail(id, for: seat.teammate))
    case .loadEarlier(let id, let number):
      return .earlier(id, try await desk.messages(of: id, before: number, limit: ReadingState.pageSize))
    case .loadReasons(let ids): return .reasons(try await reasons(ids, desk))
    default: return nil
    }
  }

  private static func house(_ desk: Desk) async throws -> House {
    let vocabulary = try await desk.vocabulary()
    let topics = Set(vocabulary.topics).union(desk.wordsInForce().topics).ordered()
    return House(
      team: try await desk.team(), views: try await desk.views(), labels: vocabulary.labels,
      topics: topics, channels: vocabulary.channels, segments: vocabulary.segments)
  }

  /// The words of escalations: why, and the draft that waits for approval.
  private static func reasons(_ ids: [Conversation.ID], _ desk: Desk) async throws -> [Conversation.ID: LineReason] {
    var reasons: [Conversation.ID: LineReason] = [:]
    for id in ids {
      guard let detail = try await desk.detail(id, messages: 60, events: 1),
        let escalation = detail.conversation.escalation
      else { continue }
      var why = detail.messages.first { $0.number == escalation.reason }?.text
      if why == nil {
        why = try await desk.messages(of: id, before: escalation.reason + 1, limit: 1).last?.text
      }
      let answer = escalation.answer.flatMap { number in detail.messages.first { $0.number == number }?.text }
      reasons[id] = LineReason(
        escalation: escalation, reason: why ?? "",
        clock: detail.conversation.clocks.first { $0.kind == .acknowledgement && $0.isRunning },
        draft: detail.draft?.text, answer: answer)
    }
    return reasons
  }

  // MARK: Changing

  /// - Parameter revisions: of the drafts that this console has saved: what is typed on builds on them, though it was
  ///   asked for before the answer was there.
  private static func change(
    _ effect: Effect, _ seat: Seat, _ mailbox: Mailbox<Input>, _ files: DraftFiles?,
    _ revisions: inout [Conversation.ID: Int64]
  ) async {
    let (desk, me) = (seat.desk, seat.teammate)
    do {
      switch effect {
      case .perform(let action, let ids, let title):
        let results = try await desk.perform(action, on: ids, by: me)
        if action.sends { for result in results where result.isDone { files?.forget(result.conversation) } }
        mailbox.post(.performed(action, results, title: title))
      case .takeNext(let query): mailbox.post(.tookNext(try await desk.takeNext(by: me, matching: query)))
      case .undo(let ids, let title): mailbox.post(.undone(try await desk.undo(on: ids, by: me), title: title))
      case .saveDraft(let text, let id, let base, let keepingTheirs):
        let base = max(base, revisions[id] ?? 0)
        // First here, where it is safe whatever happens to the server, the way there, or us.
        let isKept = (try? files?.keep(KeptDraft(conversation: id, text: text, base: base))) != nil
        do {
          let outcome = try await desk.saveDraft(
            text, for: id, by: me, basedOn: base, keepingTheirs: keepingTheirs)
          files?.forget(id)
          switch outcome {
          case .saved(let revision):
            revisions[id] = revision
            mailbox.post(.draftSaved(id, text, revision: revision))
          case .beside(let theirs): mailbox.post(.draftBeside(id, text, theirs: theirs))
          }
        } catch {
          if case DeskError.unknownConversation = error { files?.forget(id) }
          if isKept { mailbox.post(.draftKept(id, text)) }
          throw error
        }
      case .settle(let doubtful):
        let results = try await desk.settle(doubtful.doubt)
        if doubtful.action.sends { for result in results where result.isDone { files?.forget(result.conversation) } }
        mailbox.post(.settled(doubtful, results))
      case .discardDraft(let id):
        try await desk.discardDraft(id, by: me)
        files?.forget(id)
        mailbox.post(.draftDiscarded(id))
      case .saveView(let view):
        try await desk.save(view)
        mailbox.post(.viewsChanged("Saved as \(view.name)"))
      case .removeView(let name):
        try await desk.remove(view: name)
        mailbox.post(.viewsChanged("\(name) is taken away"))
      case .saw(let id): try await desk.saw(id, by: me)
      case .wakeSnoozed: _ = try await desk.wakeSnoozed()
      default: break
      }
    } catch {
      mailbox.post(failed(effect, error))
    }
  }

  private static func failed(_ effect: Effect, _ error: any Error) -> Input {
    if case .perform(let action, _, let title) = effect, case .inDoubt(let doubt, _)? = error as? DeskError {
      return .doubtful(Doubtful(doubt: doubt, action: action, title: title))
    }
    if let error = error as? DeskError, error.isOutage { return .unreachable(effect.failure, error) }
    return .failed(effect.failure, String(describing: error))
  }
}

extension Effect {
  /// What has failed when this has.
  fileprivate var failure: Failure {
    switch self {
    case .load(let tab, _, _, _): .list(tab)
    case .refresh(let tab, _, _): .refresh(tab)
    case .open(let id), .loadEarlier(let id, _): .open(id)
    case .perform(_, let ids, _), .undo(let ids, _): .act(ids)
    case .saveDraft(let text, let id, _, _): .draft(id, text)
    case .takeNext, .discardDraft, .saveView, .removeView: .act([])
    default: .other
    }
  }
}
