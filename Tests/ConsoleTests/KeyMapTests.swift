import Config
import Foundation
import Terminal
import Testing

@testable import Console
@testable import Model

@Suite struct KeyMapTests {
  @Test func `No two actions share a key where both work`() {
    #expect(KeyMap.standard.conflicts.isEmpty)
  }

  @Test func `Every action is in the table once, and every key of it can be read`() {
    #expect(Set(ActionTable.all.map(\.id)) == Set(ActionID.allCases))
    #expect(ActionTable.all.count == ActionID.allCases.count)
    for spec in ActionTable.all {
      #expect(KeyMap.standard.sequences(for: spec.id).count == spec.keys.count, "keys of \(spec.id)")
      for key in spec.keys { #expect(KeySequence(key)?.description == key, "written as the footer writes it") }
    }
  }

  @Test func `What a person can do to a conversation has the model's name`() {
    let notByHand: Set<Action.Name> = [.ingest, .expire, .deliver, .recalculate]
    for name in Action.Name.allCases where !notByHand.contains(name) {
      #expect(ActionID(rawValue: name.rawValue) != nil, "\(name.rawValue)")
    }
  }

  @Test func `A sequence needs its keys one after the other`() {
    let map = KeyMap.standard
    let scopes: Set<Scope> = [.list, .browse, .always]
    guard case .prefix(let continuations) = map.match([.character("g")], in: scopes) else {
      Issue.record("g alone must wait for more")
      return
    }
    #expect(Set(continuations.map(\.action)) == [.first, .next])
    #expect(map.match([.character("g"), .character("n")], in: scopes) == .action(.next))
    #expect(map.match([.character("g"), .character("x")], in: scopes) == .none)
  }

  @Test func `A key means something only where its scope is in force`() {
    #expect(KeyMap.standard.match([.ctrl("s")], in: [.compose, .always]) == .action(.send))
    #expect(KeyMap.standard.match([.ctrl("s")], in: [.list, .browse, .always]) == .none)
    #expect(KeyMap.standard.match([.character("j")], in: [.compose, .always]) == .none)
  }

  @Test(arguments: [
    ("hold", "j", ActionID.moveDown), ("done", "g", .first), ("note", "g n", .next), ("quit", "q", .close),
  ])
  func `Another key that is taken is a conflict`(_ name: String, _ key: String, _ other: ActionID) throws {
    let id = try #require(ActionID(rawValue: name))
    let map = KeyMap.standard.binding(id, to: [try #require(KeySequence(key))])
    #expect(map.conflicts.contains { Set([$0.action, $0.other]) == [id, other] })
  }

  @Test func `The page about keys is what the table says`() throws {
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("docs/keys.md")
    if ProcessInfo.processInfo.environment["EARSHOT_RECORD"] != nil {
      try Data(KeysPage.markdown.utf8).write(to: path)
    }
    #expect(try String(contentsOf: path, encoding: .utf8) == KeysPage.markdown, "EARSHOT_RECORD=1 writes it anew")
  }
}

@Suite struct FuzzyTests {
  @Test(arguments: [
    ("esc", "escalate"), ("snz", "snooze"), ("sav", "save as view"), ("und", "undo"), ("thm", "theme"),
    ("lin", "Line"), ("asg", "assign"),
  ])
  func `A few letters find what is meant first`(_ typed: String, _ title: String) {
    let found = Fuzzy.ranked(typed, ActionTable.all) { [$0.title, $0.id.rawValue, $0.sentence] }
    #expect(found.first?.title == title)
  }

  @Test func `Letters that are not all there, in order, find nothing`() {
    #expect(Fuzzy.score("hx", in: "hold") == nil)
    #expect(Fuzzy.score("dh", in: "hold") == nil)
    #expect(Fuzzy.score("", in: "hold") == 0)
  }
}
