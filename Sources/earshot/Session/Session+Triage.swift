import Channels
import Foundation
import Triage

extension Session {
  /// What reads: the shipped word lists and models.
  func triage() async throws -> Triage { Triage.standard }

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
