import ArgumentParser
import Channels
import Config
import Desk
import Model
import Store
import Terminal
import Triage

/// The one place that turns what a person typed into values, and what went wrong into a person's words.
enum Words {
  // MARK: What was typed

  static func id(_ text: String?) throws -> Conversation.ID {
    guard let id = number(text ?? ""), id.rawValue > 0 else {
      throw ValidationError("'\(text ?? "")' is no conversation's number; `earshot list` shows them.")
    }
    return id
  }

  /// `12` or `#12`; nil for another word.
  static func number(_ word: String) -> Conversation.ID? {
    Int64(word.hasPrefix("#") ? word.dropFirst() : word[...]).map(Conversation.ID.init(rawValue:))
  }

  /// - Parameter words: as the shell parted them; none finds everything.
  static func query(_ words: [String]) throws(Failure) -> Query {
    var text = ""
    for word in words { text += text.isEmpty ? word : " \(word)" }
    return try query(text)
  }

  static func query(_ text: String) throws(Failure) -> Query {
    do throws(QueryError) {
      return try Query(text)
    } catch {
      let mark = String(repeating: " ", count: max(0, error.column - 1)) + String(repeating: "^", count: error.length)
      throw Failure(.usage, "\(error)\n  \(safe(text))\n  \(mark)")
    }
  }

  /// One of a few words, else an error that names them and the nearest.
  static func named<Value: RawRepresentable>(
    _ text: String, _ what: String, _ values: [Value]
  ) throws -> Value where Value.RawValue == String {
    let wanted = text.lowercased().replacing("-", with: "_")
    if let value = values.first(where: { $0.rawValue == wanted }) { return value }
    let words = values.map(\.rawValue)
    let hint = Spelling.closest(to: wanted, among: words).map { "; did you mean \($0)?" } ?? ""
    throw ValidationError("'\(text)' is no \(what)\(hint) There is \(words.joined(separator: ", ")).")
  }

  /// The first word that should be a command and is none, with the command that was probably meant.
  static func unknownCommand(in arguments: [String]) -> Failure? {
    var words = arguments[...]
    while let word = words.popFirst() {
      if GlobalOptions.withValue.contains(word) {
        words = words.dropFirst()
      } else if !word.hasPrefix("-") {
        let commands = Earshot.commandNames + ["help"]
        guard !commands.contains(word) else { return nil }
        let hint = Spelling.closest(to: word, among: commands).map { "; did you mean \($0)?" } ?? "."
        return Failure(.usage, "There is no command '\(word)'\(hint)\n`earshot --help` lists them all.")
      }
    }
    return nil
  }

  // MARK: What strangers wrote

  /// A text on one line that no terminal obeys; with its own lines where they are wanted.
  static func safe(_ text: String, keepsLines: Bool = false) -> String {
    keepsLines ? SafeText.wrap(text, width: 100_000).joined(separator: "\n") : SafeText.line(text)
  }

  // MARK: What went wrong

  static func unknown(_ id: Conversation.ID) -> DeskError { .unknownConversation(id) }

  static func tell(_ failure: Failure, to error: Output) {
    // Whatever was typed in whatever place, by mistake too.
    let message = DeskAddress.hidingPasswords(in: failure.message)
    let lines = message.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      let text = line.prefix { $0 == " " } + safe(String(line.drop { $0 == " " }))
      error.line(index == 0 ? "earshot: \(text)" : String(text))
    }
  }

  /// Tells any error that ends a command.
  /// - Returns: the exit status.
  static func tell(_ error: any Error, _ around: Surroundings) -> Int32 {
    switch error {
    case let error as Failure:
      tell(error, to: around.error)
      return error.status.rawValue
    case let error as DeskError: return tell(error, as: status(of: error), around)
    case let error as StoreError: return tell(error, as: status(of: .store(error)), around)
    case let error as Refusal: return tell(error, as: .no, around)
    case let error as ImportError: return tell(error, as: status(of: error), around)
    case let error as ConfigErrors: return tell(places: error.errors, around)
    case let error as WordListErrors: return tell(places: error.errors, around)
    case let error as PolicyError: return tell(error, as: .badConfig, around)
    case let error as ScreenError: return tell(error, as: .no, around)
    default: return tellParser(error, around)
    }
  }

  /// These have their file, line and column in front, where editors look for them.
  private static func tell(places errors: [some CustomStringConvertible], _ around: Surroundings) -> Int32 {
    for error in errors { around.error.line(safe(DeskAddress.hidingPasswords(in: error.description))) }
    return ExitStatus.badConfig.rawValue
  }

  private static func tell(_ error: any Error, as status: ExitStatus, _ around: Surroundings) -> Int32 {
    tell(Failure(status, "\(error)"), to: around.error)
    return status.rawValue
  }

  /// Help and version are "errors" of the parser, too; they belong on the standard output.
  private static func tellParser(_ error: any Error, _ around: Surroundings) -> Int32 {
    let text = Earshot.fullMessage(for: error)
    let status = Earshot.exitCode(for: error)
    if status == .success {
      around.out.line(text)
      return ExitStatus.done.rawValue
    }
    let plain = text.hasPrefix("Error: ") ? String(text.dropFirst("Error: ".count)) : text
    let failure = Failure(status == .validationFailure ? .usage : .no, plain)
    tell(failure, to: around.error)
    return failure.status.rawValue
  }

  static func status(of error: DeskError) -> ExitStatus {
    switch error {
    case .store(let error): status(of: error)
    case .unknownConversation, .unknownTeammate, .teammateExists, .unknownView, .unknownModel, .refused, .lastLead,
      .forbidden,
      .keeperNeeded, .ownsTheDesk, .grantedByAnother:
      .no
    case .badName: .usage
    case .damaged: .badData
    case .cannotWrite: .cannotCreate
    case .cancelled: .interrupted
    case .inDoubt, .notStored: .busy
    }
  }

  private static func status(of error: StoreError) -> ExitStatus {
    switch error {
    case .missing, .noDatabase, .noDeskHere: .noInput
    case .addressUnusable: .usage
    case .notEncrypted, .notTrusted, .passwordMissing, .loginRefused: .no
    case .noClient, .notAllowed, .notOnTheTeam, .needsMigration, .copyDiffers: .no
    case .noFolder, .exists, .notEmpty: .cannotCreate
    case .readOnly, .serverReadsOnly, .diskFull, .unreadable: .io
    case .notADatabase, .notADesk, .newer, .older, .damaged, .contradiction: .badData
    case .locked, .changedMeanwhile, .serverUnreachable, .connectionLost, .inDoubt, .away: .busy
    }
  }

  private static func status(of error: ImportError) -> ExitStatus {
    switch error {
    case .cannotOpen: .noInput
    case .cannotRead: .io
    case .cannotWrite: .cannotCreate
    case .empty, .isUTF16, .unreadableHeader: .badData
    default: .usage
    }
  }
}

extension Words {
  /// `34,722`: digits in groups of three.
  static func grouped(_ number: Int) -> String {
    let digits = Array(String(number.magnitude))
    var text = number < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text += "," }
      text.append(digit)
    }
    return text
  }

  /// `1 row`, `34,722 rows`.
  static func counted(_ number: Int, _ one: String, _ many: String? = nil) -> String {
    "\(grouped(number)) \(number == 1 ? one : many ?? one + "s")"
  }

  /// To the minute, by UTC: the output is read by programs and kept in tickets as well.
  static func time(_ instant: Instant) -> String {
    let text = instant.iso8601
    return text.prefix(10) + " " + text.dropFirst(11).prefix(5) + "Z"
  }

  /// `0.8 s` below ten seconds, else as people say it.
  static func spoken(seconds: Double) -> String {
    guard seconds < 10 else { return DurationText.spoken(Int64(seconds * 1000)) }
    let tenths = Int((seconds * 10).rounded())
    return "\(tenths / 10).\(tenths % 10) s"
  }
}
