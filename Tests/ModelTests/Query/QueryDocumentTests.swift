import Foundation
import Model
import Testing

@Suite("The page about the query language")
struct QueryDocumentTests {
  private let page: String

  init() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..").standardized
    page = try String(contentsOf: root.appending(path: "docs/query-language.md"), encoding: .utf8)
  }

  @Test("holds the table of all fields, as the parser has it")
  func table() {
    #expect(
      page.contains(Query.Field.markdownTable), "put this in docs/query-language.md:\n\(Query.Field.markdownTable)")
  }

  @Test("shows only examples that can be read", arguments: Query.Field.allCases)
  func examples(field: Query.Field) throws {
    for example in field.examples { #expect(throws: Never.self) { try Query(example) } }
    #expect(!field.examples.isEmpty)
  }

  @Test("every query in its text can be read")
  func queriesInText() throws {
    let queries = page.split(separator: "```query\n").dropFirst().flatMap { block in
      (block.firstRange(of: "```").map { block[..<$0.lowerBound] } ?? "").split(separator: "\n")
    }
    #expect(queries.count >= 5)
    for query in queries { #expect(throws: Never.self) { try Query(String(query)) } }
  }
}
