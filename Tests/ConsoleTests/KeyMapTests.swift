import Testing

@testable import Console

@Suite struct KeyMapTests {
  @Test func `No two actions share a key where both work`() {
    #expect(KeyMap.standard.conflicts.isEmpty)
  }
}
