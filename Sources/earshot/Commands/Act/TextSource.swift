import ArgumentParser
import Foundation

/// A text for a command: written there, in a file, or on the standard input.
struct TextSource: ParsableArguments {
  @Option(name: .customLong("text"), help: ArgumentHelp("The text.", valueName: "text"))
  var written: String?

  @Option(help: ArgumentHelp("A file that holds the text; - is the standard input.", valueName: "file"))
  var file: String?

  /// The text, or nil when none was given.
  ///
  /// - Parameter words: the command's words that are no numbers; a lone `-` is the standard input.
  func read(_ session: Session, words: [String] = []) throws -> String? {
    if let unknown = words.first(where: { $0 != "-" }) {
      throw ValidationError("'\(unknown)' is no conversation's number; the text follows --text, --file or -.")
    }
    let ways = [written != nil, file != nil, !words.isEmpty].count { $0 }
    if ways > 1 { throw ValidationError("Give the text once: with --text, with --file or with -.") }
    if let written { return written }
    if words.isEmpty, file == nil { return nil }
    return try Self.decode(words.isEmpty ? file ?? "-" : "-", session)
  }

  /// As `read`, for commands that cannot do without.
  func required(_ session: Session, words: [String] = []) throws -> String {
    guard let text = try read(session, words: words) else {
      throw ValidationError("Give the text with --text, with --file, or with - for the standard input.")
    }
    return text
  }

  private static func decode(_ path: String, _ session: Session) throws(Failure) -> String {
    let name = path == "-" ? "the standard input" : path
    let data: Data
    do {
      data = try path == "-" ? session.around.readInput() : Data(contentsOf: URL(fileURLWithPath: path))
    } catch {
      throw Failure(.noInput, "\(name) cannot be read: \(error.localizedDescription)")
    }
    guard var text = String(validating: data, as: UTF8.self) else {
      throw Failure(.badData, "\(name) is not UTF-8 text; save it as UTF-8")
    }
    // Editors and `echo` end a text with a line end that nobody means to send.
    while text.last == "\n" || text.last == "\r\n" { text.removeLast() }
    return text
  }
}
