import Channels
import Foundation
import Model
import Testing

@Suite("The file of rejected rows")
struct RejectsFileTests {
  private func reject(_ file: Scratch, to name: String) throws -> RejectsFile {
    let reader = try ImportReader(path: file.path, options: .onChannelX)
    try RejectsFile.check(file.sibling(name), against: reader)
    let rejects = RejectsFile(path: file.sibling(name))
    while let batch = try reader.nextBatch() {
      for case .rejected(let rejection) in batch.rows { try rejects.write(rejection, under: batch.header) }
      try rejects.flush()
    }
    return rejects
  }

  @Test("has the rows as they stood, to be mended and imported again, and the reasons beside it")
  func roundTrip() throws {
    let file = try Scratch(
      "id,at,author,text\r\n1,2024-03-01T09:00:00Z,mia,hello\r\n2,soon,mia,\"a\nb\"\r\n,2024-03-01T09:00:00Z,mia,c\r\n3,202"
    )
    let rejects = try reject(file, to: "bad.csv")
    #expect(rejects.count == 3)
    #expect(
      try String(contentsOfFile: rejects.path, encoding: .utf8)
        == "id,at,author,text\r\n2,soon,mia,\"a\nb\"\r\n,2024-03-01T09:00:00Z,mia,c\r\n3,202\n")
    #expect(rejects.reasonsPath == file.sibling("bad.reasons.csv"))
    #expect(
      try String(contentsOfFile: rejects.reasonsPath, encoding: .utf8) == """
        line_here,line_there,column,reason
        2,3,at,"“soon” is not a time; write 2017-10-31T22:10:47Z, 2017-10-31 22:10:47 or Unix seconds"
        4,5,id,there is no value
        5,6,,the file ends in the midst of this row

        """)
    let mended = try String(contentsOfFile: rejects.path, encoding: .utf8)
      .replacingOccurrences(of: "soon", with: "2024-03-01T09:00:00Z")
    #expect(try Imported(mended).messages.map(\.id) == ["2"])
  }

  @Test("is not made when there is nothing to put in it")
  func nothing() throws {
    let file = try Scratch("id,at,author,text\n1,2024-03-01T09:00:00Z,mia,hello\n")
    let rejects = try reject(file, to: "bad.csv")
    #expect(rejects.count == 0)
    #expect(!FileManager.default.fileExists(atPath: rejects.path))
  }

  @Test("is never the file that is being imported", arguments: ["in.csv", "in.reasons.csv"])
  func notTheInput(name: String) throws {
    let file = try Scratch("id,at,author,text\n", name: name)
    #expect(throws: ImportError.self) { try reject(file, to: "in.csv") }
    #expect(try String(contentsOfFile: file.path, encoding: .utf8) == "id,at,author,text\n")
  }
}
