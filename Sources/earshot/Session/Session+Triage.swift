import Channels
import Desk
import Foundation
import Triage

extension Session {
  /// What reads: the shipped word lists and models, and what a desk that is there has been taught. No desk is made.
  func triage() async throws -> Triage {
    guard FileManager.default.fileExists(atPath: try deskPath()) else { return .standard }
    let desk = try openDesk()
    let triage = desk.triage()
    for refusal in desk.refusedModels() { say(Words.safe("Not read by: \(refusal)")) }
    return triage
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
