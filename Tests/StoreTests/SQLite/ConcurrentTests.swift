import Testing

@testable import Store

@Suite struct `Work that another thread does ahead` {
  @Test(arguments: [0, 1, 63, 64, 65, 128, 1000, 20_000])
  func `Each once, in order, with what is made of it`(count: Int) {
    var seen: [Int] = []
    Array(0..<count).forEachAhead(
      { $0 * 3 },
      { number, made in
        #expect(made == number * 3)
        seen.append(number)
      })
    #expect(seen == Array(0..<count))
    #expect(Array(0..<count).concurrentMap { $0 * 3 } == seen.map { $0 * 3 })
  }

  @Test func `An error ends it where it happened`() {
    var seen = 0
    #expect(throws: CancellationError.self) {
      try Array(0..<5000).forEachAhead(
        { $0 },
        { number, _ in
          if number == 777 { throw CancellationError() }
          seen += 1
        })
    }
    #expect(seen == 777)
  }
}
