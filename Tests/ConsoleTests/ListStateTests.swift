import Chance
import Testing

@testable import Console
@testable import Desk
@testable import Model
@testable import Store

/// What lives elsewhere may change at any moment; what a person looks at must not.
@Suite struct ListStateTests {
  private static func rows(_ ids: [Int64]) -> [Row] {
    ids.map { Fixture.row($0, "f\($0)", "text \($0)", left: Int($0) * 60) }
  }
  private static func page(_ ids: [Int64], after: Bool = false) -> Page { Fixture.page(rows(ids), hasAfter: after) }

  private func list(_ ids: [Int64], height: Int = 5) -> ListState {
    var list = ListState(query: Query())
    list.show(Self.page(ids), atEnd: false, height: height)
    return list
  }

  @Test func `New rows wait until they are let in`() {
    var list = list([10, 20, 30])
    list.move(to: 1, height: 5)
    list.offer(Self.page([5, 10, 15, 20, 30]))
    #expect(list.rows.map(\.id.rawValue) == [10, 20, 30])
    #expect(list.waiting == .init(new: 2, moved: false))
    list.fold(height: 5)
    #expect(list.rows.map(\.id.rawValue) == [5, 10, 15, 20, 30])
    #expect(list.cursor?.rawValue == 20)
    #expect(list.waiting.isEmpty)
  }

  @Test func `What follows the window is not new, and what others push off its end is not gone`() {
    var list = ListState(query: Query())
    list.show(Self.page(Array(1...10), after: true), atEnd: false, height: 5)
    list.offer(Self.page(Array(1...15), after: true))
    #expect(list.waiting.isEmpty)
    list.offer(Self.page([100, 101, 102, 103, 104, 105, 106] + Array(1...8), after: true))
    #expect(list.waiting == .init(new: 7, moved: false))
  }

  @Test func `Rows that are loaded meanwhile are not lost when what waited slides in`() {
    var list = ListState(query: Query())
    list.show(Self.page(Array(1...10), after: true), atEnd: false, height: 5)
    list.offer(Self.page([50] + Array(1...10), after: true))
    list.append(Self.page(Array(11...20)))
    list.move(to: 15, height: 5)
    let cursor = list.cursor
    list.fold(height: 5)
    #expect(list.rows.count == 20)
    #expect(list.cursor == cursor)
    #expect(list.waiting.new == 1, "it still waits, for the next answer")
  }

  @Test func `A row that has moved waits too, and its new contents show at once`() {
    var list = list([10, 20, 30])
    var changed = Self.page([20, 10, 30])
    changed.rows[0].holder = "ben"
    list.offer(changed)
    #expect(list.rows.map(\.id.rawValue) == [10, 20, 30])
    #expect(list.rows[1].holder == "ben")
    #expect(list.waiting == .init(new: 0, moved: true))
  }

  @Test func `What is no longer of the list stays under the cursor until the cursor leaves`() {
    var list = list([10, 20, 30])
    list.move(to: 1, height: 5)
    list.offer(Self.page([10, 30, 40]))
    list.fold(height: 5)
    #expect(list.rows.map(\.id.rawValue) == [10, 20, 30, 40])
    #expect(list.cursor?.rawValue == 20)
    list.move(to: 2, height: 5)
    list.offer(Self.page([10, 30, 40]))
    list.fold(height: 5)
    #expect(list.rows.map(\.id.rawValue) == [10, 30, 40])
    #expect(list.cursor?.rawValue == 30)
  }

  @Test func `The line of the cursor stays where it is when rows slide in above`() {
    var list = list(Array(10...40), height: 5)
    list.move(to: 12, height: 5)
    let line = list.index - list.top
    list.offer(Self.page([1, 2, 3] + Array(10...40)))
    list.fold(height: 5)
    #expect(list.index - list.top == line)
  }

  @Test func `At the top of the list what is new is seen, and the cursor goes with its conversation`() {
    var list = list([10, 20, 30], height: 5)
    list.offer(Self.page([1, 10, 20, 30]))
    list.fold(height: 5)
    #expect(list.top == 0)
    #expect(list.cursor?.rawValue == 10)
    #expect(list.index == 1)
  }

  @Test func `After an action of one's own the cursor is on what follows`() {
    var list = list([10, 20, 30])
    list.move(to: 1, height: 5)
    list.remove([.init(rawValue: 20)], height: 5)
    #expect(list.cursor?.rawValue == 30)
    list.remove([.init(rawValue: 30)], height: 5)
    #expect(list.cursor?.rawValue == 10)
    list.remove([.init(rawValue: 10)], height: 5)
    #expect(list.cursor == nil)
    #expect(list.isEmpty)
  }

  @Test func `A window goes on in both directions and forgets what is far away`() {
    var list = ListState(query: Query())
    list.show(Self.page(Array(1...120), after: true), atEnd: false, height: 20)
    for start in stride(from: Int64(121), through: 1000, by: 120) {
      list.move(to: list.rows.count - 1, height: 20)
      list.append(Self.page(Array(start..<(start + 120)), after: true))
    }
    #expect(list.rows.count <= ListState.capacity + ListState.pageSize)
    #expect(list.hasBefore)
    let first = list.rows[0].id.rawValue
    #expect(Int64(list.base) + 1 == first, "positions are true: the row \(first) is the \(list.base + 1)th")
    list.move(to: 0, height: 20)
    let cursor = list.cursor
    list.prepend(Self.page(Array((first - 120)..<first)))
    #expect(list.cursor == cursor)
    #expect(list.rows.map(\.id) == list.rows.map(\.id).sorted())
  }

  /// Random changes from elsewhere and random moves of the person: the person's conversation changes only by the
  /// person, and the window is always sound.
  @Test(arguments: 0..<60)
  func `Whatever happens elsewhere, the cursor stays on its conversation`(_ seed: Int) {
    var random = SplitMix(seed: UInt64(seed + 1))
    let height = 3 + Int.random(in: 0..<20, using: &random)
    var there = Array(Int64(1)...40).shuffled(using: &random)
    var list = ListState(query: Query())
    list.show(Self.page(there), atEnd: false, height: height)
    var nextID: Int64 = 100
    for step in 0..<80 {
      switch Int.random(in: 0..<8, using: &random) {
      case 0:
        there.insert(nextID, at: Int.random(in: 0...there.count, using: &random))
        nextID += 1
      case 1 where !there.isEmpty: there.remove(at: Int.random(in: 0..<there.count, using: &random))
      case 2: there.shuffle(using: &random)
      case 3, 4:
        let before = list.cursor
        list.offer(Self.page(there))
        #expect(list.cursor == before, "step \(step)")
      case 5:
        let before = list.cursor
        list.fold(height: height)
        #expect(list.cursor == before, "step \(step)")
      case 6: list.move(to: list.index + Int.random(in: -9...9, using: &random), height: height)
      default: list.scroll(by: Int.random(in: -9...9, using: &random), height: height)
      }
      check(list, height, step)
    }
  }

  private func check(_ list: ListState, _ height: Int, _ step: Int) {
    #expect(Set(list.rows.map(\.id)).count == list.rows.count, "no row twice, step \(step)")
    #expect(list.rows.isEmpty || list.rows[list.index].id == list.cursor, "the cursor is where it says, step \(step)")
    #expect(list.top >= 0 && list.top <= list.index, "step \(step)")
    #expect(list.index < list.top + height || list.rows.isEmpty, "the cursor is in sight, step \(step)")
    #expect(list.rows.allSatisfy { list.places[$0.id] != nil }, "each row has a place to go on from, step \(step)")
  }

  // MARK: Only what has changed

  @Test func `What has changed is asked for, what has not is not`() {
    var list = list([10, 20, 30])
    list.hear(of: ids([20, 99]))
    let (known, wanted) = list.ask()
    #expect(known == ids([10, 30]))
    #expect(wanted == ids([20, 99]))
    let again = list.ask()
    #expect(again.wanted.isEmpty, "it is asked for once")
  }

  @Test func `Where anything may have changed all is asked for`() {
    var list = list([10, 20, 30])
    list.hear(of: ids([20]))
    list.hear(of: nil)
    list.hear(of: ids([30]))
    let (known, wanted) = list.ask()
    #expect(known.isEmpty)
    #expect(wanted == ids([10, 20, 30]))
    list.hear(of: ids(Array(1000...1000 + Int64(ListState.pageSize))))
    let all = list.ask()
    #expect(all.known.isEmpty, "so many are read with the page")
  }

  @Test func `What changes while a page is on its way is asked for again after it`() {
    var list = list([10, 20])
    list.isLoading = true
    list.hear(of: ids([30]))
    _ = list.ask()
    list.append(Self.page([30]))
    let (_, wanted) = list.ask()
    #expect(wanted == ids([30]), "the page may be older than the change")
  }

  @Test func `A row that has changed shows at once, the others stay as they are`() {
    var list = list([10, 20, 30])
    var update = PageUpdate(Self.page([10, 20, 30])).without(ids([10, 30]))
    update.rows[0].holder = "ben"
    let isWhole = list.take(update, height: 5)
    #expect(isWhole)
    #expect(list.rows.map(\.holder) == [nil, "ben", nil])
    #expect(list.waiting.isEmpty)
  }

  @Test func `A follower's new name shows on all their rows`() {
    var rows = Self.rows([10, 20, 30])
    rows[2].follower = rows[0].follower
    var list = ListState(query: Query())
    list.show(Fixture.page(rows), atEnd: false, height: 5)
    var update = PageUpdate(Fixture.page(rows)).without(ids([10, 20]))
    update.rows[0].name = "Dr. Mia H."
    let isWhole = list.take(update, height: 5)
    #expect(isWhole)
    #expect(list.rows[0].name == "Dr. Mia H.")
    #expect(list.rows[1].name != "Dr. Mia H.")
  }

  @Test func `A row that was left out and is here no more has all be read`() {
    var list = list([10, 20, 30])
    let update = PageUpdate(Self.page([10, 20, 30])).without(ids([10, 20, 30]))
    list.remove(ids([20]), height: 5)
    let isWhole = list.take(update, height: 5)
    #expect(!isWhole)
    #expect(list.rows.map(\.id.rawValue) == [10, 30], "and nothing is made up")
    let (known, _) = list.ask()
    #expect(known.isEmpty)
  }

  /// A desk that changes at random, told of each change, answered as the store answers: what is shown is what there is.
  @Test(arguments: 0..<60)
  func `However little is read, the list is as if all had been`(_ seed: Int) {
    var random = SplitMix(seed: UInt64(seed + 1))
    var there = Self.rows(Array(1...30).shuffled(using: &random))
    var list = ListState(query: Query())
    list.show(Fixture.page(there), atEnd: false, height: 10)
    var nextID: Int64 = 100
    for step in 0..<60 {
      for _ in 0..<Int.random(in: 0...3, using: &random) {
        let place = Int.random(in: 0..<there.count, using: &random)
        switch Int.random(in: 0..<5, using: &random) {
        case 0:
          there.insert(contentsOf: Self.rows([nextID]), at: place)
          list.hear(of: ids([nextID]))
          nextID += 1
        case 1 where there.count > 5: list.hear(of: [there.remove(at: place).id])
        case 2:
          let row = there.remove(at: place)
          there.insert(row, at: Int.random(in: 0...there.count, using: &random))
          list.hear(of: [row.id])
        default:
          there[place].holder = "t\(step)"
          list.hear(of: [there[place].id])
        }
      }
      if Int.random(in: 0..<10, using: &random) == 0 { list.hear(of: nil) }
      let (known, wanted) = list.ask()
      let update = PageUpdate(Fixture.page(there)).without(known.subtracting(wanted))
      let isWhole = list.take(update, height: 10)
      #expect(isWhole, "step \(step)")
      if Bool.random(using: &random) {
        list.fold(height: 10)
        // The row under the cursor stays when it is no longer of the list.
        let ghost = there.contains { $0.id == list.cursor } ? nil : list.cursor
        #expect(list.rows.filter { $0.id != ghost } == there, "step \(step)")
        if ghost != nil { list.move(to: 0, height: 10) }
      }
    }
  }

  private func ids(_ numbers: [Int64]) -> Set<Conversation.ID> { Set(numbers.map { .init(rawValue: $0) }) }
}
