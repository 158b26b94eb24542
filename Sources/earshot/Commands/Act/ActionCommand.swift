import ArgumentParser
import Desk
import Model

/// A command that is one action of the model, on one or many conversations.
protocol ActionCommand: Subcommand {
  var targets: Targets { get }

  /// What to do. Texts and times are read here, once, whatever the number of conversations.
  func action(_ session: Session) throws -> Action
}

extension ActionCommand {
  func run(_ session: Session) async throws {
    let action = try action(session)
    try await session.perform(on: targets) { _ in action }
  }
}

extension Session {
  /// Does something to conversations.
  ///
  /// - Parameter action: what to do, as of now by the desk's clock.
  func perform(on targets: Targets, _ action: (Instant) -> Action) async throws {
    let desk = try openDesk()
    let me = try await me(on: desk)
    let ids = try await targets.find(on: desk, me: me, now: desk.time)
    try show(await desk.perform(action(desk.time), on: ids, by: me))
  }

  /// Prints what became of an action, one line a conversation.
  ///
  /// - Throws: a ``Failure`` with status 1 when anything was refused; the rest has happened all the same.
  func show(_ results: [ActionResult]) throws {
    if global.json {
      show(results.map(\.json))
    } else {
      for result in results where result.isDone { out.line("\(result.conversation)  \(Words.safe(result.summary))") }
    }
    let refused = results.filter { !$0.isDone }
    guard let first = refused.first else { return }
    if !global.json {
      for result in refused.dropLast() { say("earshot: \(result.conversation): \(Words.safe(result.summary))") }
    }
    let last = refused.last ?? first
    let tally = results.count > 1 ? "\n\(results.count - refused.count) of \(results.count) done." : ""
    throw Failure(last.status, "\(last.conversation): \(last.summary)\(tally)")
  }
}

extension ActionResult {
  /// One line of JSON: what happened, and where the conversation stands since.
  var json: JSON {
    let after = changed
    return [
      "id": .int(conversation.rawValue),
      "done": .bool(isDone),
      "summary": .string(summary),
      "can_undo": .bool(canUndo),
      "status": .string(after?.status.word),
      "holder": .string(after?.holder),
    ]
  }

  /// What a shell should know of a refusal.
  var status: ExitStatus {
    switch verdict {
    case .done: .done
    case .refused: .no
    case .failed(let error): Words.status(of: error)
    }
  }
}
