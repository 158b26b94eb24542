import Channels
import Desk
import Foundation
import Model
import Triage

extension Session {
  /// What reads: the word lists and models, those shipped and the team's own, and what a desk that is there has been
  /// taught. No desk is made.
  ///
  /// - Returns: with the time: the desk's, where there is one.
  /// - Throws: for a word list with a mistake in it, rather than read without it.
  func triage() async throws -> (reading: Triage, now: @Sendable () -> Instant) {
    let files = try settings().words
    let path = try deskPath()
    guard DeskAddress(path).isServer || FileManager.default.fileExists(atPath: path) else {
      return (try files.words().triage, around.now)
    }
    let desk = try openDesk()
    try requireWords(on: desk)
    let triage = desk.triage()
    for refusal in desk.refusedModels() { say(Words.safe("Not read by: \(refusal)")) }
    return (triage, { desk.time })
  }

  /// Sees to it that the team's own word lists are whole before something is read by them: what was read without its
  /// product names would have lost its adverse events.
  func requireWords(on desk: Desk) throws {
    desk.use(words: try settings().words)
    if let refusal = desk.wordsInForce().refusal { throw refusal }
  }

  /// The records of a file, or of the standard input where it is called `-`.
  func records(_ file: String, columns: [String]) throws -> [RecordReader.Record] {
    let data: Data
    if file == "-" {
      data = try around.readInput()
    } else {
      do { data = try Data(contentsOf: URL(filePath: file)) } catch {
        throw Failure(.noInput, "\(file) cannot be read: \(error.localizedDescription)")
      }
    }
    do throws(RecordReader.Fault) {
      return try RecordReader(fields: columns).records(in: data)
    } catch {
      throw Failure(.badData, "\(Words.safe(file)), \(error)")
    }
  }
}
