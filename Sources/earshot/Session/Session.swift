import Desk
import Foundation
import Model

/// What the command finds around it: where it writes, its environment, the time. Tests make their own.
struct Surroundings: Sendable {
  var out: Output
  var error: Output
  var environment: Environment
  var now: @Sendable () -> Instant = Desk.systemTime
  /// Whether Ctrl-C or a polite kill has asked the command to stop; from the first time it is asked for, those signals
  /// do nothing else.
  var isInterrupted: @Sendable () -> Bool = { false }
  /// The standard input, for what answers as it comes.
  var input = ByteSource.standardInput
  /// Reads the standard input to its end.
  var readInput: @Sendable () throws -> Data = { try FileHandle.standardInput.readToEnd() ?? Data() }

  static func ofProcess() -> Surroundings {
    Surroundings(
      out: Output(descriptor: 1), error: Output(descriptor: 2), environment: .ofProcess,
      isInterrupted: Interruption.watch)
  }
}

/// One run of one command: its surroundings and what all commands are told alike.
struct Session: Sendable {
  let around: Surroundings
  let global: CommonOptions

  var out: Output { around.out }
  var places: Places { Places(environment: around.environment) }
  /// The colours of output for people.
  var ink: Ink { Ink(isTerminal: out.isTerminal, environment: around.environment) }
  var now: Instant { around.now() }

  /// A line for a person who waits or should know; never part of the result.
  func say(_ text: String) { around.error.line(DeskAddress.hidingPasswords(in: text)) }

  /// Prints a table to people.
  func show(_ table: Table) {
    for line in table.lines(width: out.columns, ink: ink) { out.line(line) }
  }

  /// Prints JSON values as a list with one value a line, which programs read as a whole and people line by line.
  func show(_ values: [JSON]) { show(lines: values.map(\.text)) }

  /// As above, values that are written already.
  func show(lines: [String]) {
    if lines.isEmpty { return out.line("[]") }
    out.line("[")
    for line in lines.dropLast() { out.line(line + ",") }
    out.line(lines[lines.count - 1])
    out.line("]")
  }
}
