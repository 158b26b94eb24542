import Terminal
import Testing

@testable import Console
@testable import Desk
@testable import Model

/// What a search found, in the conversation that is open.
@Suite struct FoundWordsTests {
  /// What is marked as found, in the order of the screen.
  private func found(_ search: String, _ text: String, _ direction: Message.Direction = .inbound) throws -> [String] {
    var state = Fixture.state()
    state.inbox.query = try Query(search)
    var detail = Fixture.detail()
    detail.messages = [
      Message(number: 1, direction: direction, author: "mia_h", text: text, at: Fixture.now - .hours(1), remoteID: "p1")
    ]
    detail.events = []
    return ConversationLines(detail, width: 60, state).lines.flatMap(\.spans).filter { $0.style == .search }.map(\.text)
  }

  @Test func `All forms of a bare word are marked as they are written, a quoted one as it is`() throws {
    let text = "No REFUND, I was never refunded; who gets refunds? Refundable!"
    #expect(try found("refunding", text) == ["REFUND", "refunded", "refunds"])
    #expect(try found("\"refunds\"", text) == ["refunds"])
    #expect(try found("\"was never\" refu*", text) == ["REFUND", "was never", "refunded", "refunds", "Refundable"])
    #expect(try found("is:open", text) == [])
    #expect(try found("-nothing -refund", text) == [])
  }

  @Test func `Accents, emoji and control bytes do not move the marks`() throws {
    let text = "👩‍👩‍👧 Été\u{1B}[31m : remboursé(e), rembourse\u{301}es"
    #expect(try found("rembourse", text) == ["remboursé", "rembourse\u{301}es"])
    #expect(try found("日本語", "日本語 と 日本") == ["日本語"])
  }

  @Test func `In notes nothing is searched, so nothing is marked`() throws {
    #expect(try found("refund", "a refund", .note) == [])
  }
}
