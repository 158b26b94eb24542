import Model
import Testing

@testable import Desk

@Suite struct BatchOrderTests {
  private func message(_ id: String, parent: String? = nil, minute: Int, _ change: Incoming.Change = .new) -> Incoming {
    Incoming(
      channel: "x:acme", id: id, parent: parent, account: "mia", profile: Profile(handle: "mia"),
      at: Instant(milliseconds: Int64(minute) * 60_000), text: id, change: change)
  }

  private func order(_ batch: [Incoming]) -> [String] { BatchOrder.positions(of: batch).map { batch[$0].id } }

  @Test("a conversation that is listed newest first is taken in as it was said")
  func newestFirst() {
    #expect(
      order([message("c", parent: "b", minute: 3), message("b", parent: "a", minute: 2), message("a", minute: 1)]) == [
        "a", "b", "c",
      ])
  }

  @Test("what is answered comes before its answer, even when clocks disagree")
  func parentsFirst() {
    #expect(order([message("b", parent: "a", minute: 1), message("a", minute: 2)]) == ["a", "b"])
  }

  @Test("messages of one time keep their order, so an edit stays behind what it edits")
  func ties() {
    let batch = [message("a", minute: 1), message("a", minute: 1, .edited), message("a", minute: 1, .deleted)]
    #expect(BatchOrder.positions(of: batch) == [0, 1, 2])
  }

  @Test("circles of answers lose nobody")
  func circles() {
    let batch = [
      message("a", parent: "c", minute: 1), message("b", parent: "a", minute: 2), message("c", parent: "b", minute: 3),
      message("d", parent: "d", minute: 4),
    ]
    #expect(Set(order(batch)) == ["a", "b", "c", "d"])
    #expect(order(batch).count == 4)
  }

  @Test("a thread ten thousand deep is put in order")
  func deep() {
    let batch = (0..<10_000).reversed().map { i in
      message("\(i)", parent: i == 0 ? nil : "\(i - 1)", minute: 10_000 - i)
    }
    #expect(order(batch) == (0..<10_000).map(String.init))
  }
}
