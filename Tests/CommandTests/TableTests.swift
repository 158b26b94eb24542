import Testing

@testable import earshot

@Suite("Columns")
struct TableTests {
  private let plain = Ink(isTerminal: false, environment: [:])

  @Test("numbers stand to the right, texts to the left, and the last column is as long as it is")
  func columns() {
    var table = Table(.init(title: "id", isNumber: true), .init(title: "who"), .init(title: "says"))
    table.add("7", "ana", "a short one")
    table.add("1234", "okoye", "one that goes on and on")
    #expect(
      table.lines(width: nil, ink: plain) == [
        "  id  who    says", "   7  ana    a short one", "1234  okoye  one that goes on and on",
      ])
  }

  @Test("the last column is cut at the edge of the terminal, by columns and not by characters")
  func cut() {
    var table = Table(.init(title: "id", isNumber: true), .init(title: "says"))
    table.add("1", "値上げに反対します")
    #expect(table.lines(width: 12, ink: plain) == ["id  says", " 1  値上げ…"])
  }

  @Test("a table without rows is nothing")
  func empty() {
    #expect(Table(.init(title: "id")).lines(width: 80, ink: plain).isEmpty)
  }
}
