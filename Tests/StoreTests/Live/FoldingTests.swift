import Model
import Synchronization
import Testing

@testable import Store

/// The time of these tests: it passes when it is told to, and what was planned until then is done.
private final class Hands: Sendable {
  private struct State {
    var now = ContinuousClock.now
    var planned: [(at: ContinuousClock.Instant, body: @Sendable () -> Void)] = []
  }

  private let state = Mutex(State())

  var now: ContinuousClock.Instant { state.withLock { $0.now } }

  var timing: ChangeSignal.Timing {
    ChangeSignal.Timing(
      now: { [self] in now },
      after: { [self] wait, body in state.withLock { $0.planned.append(($0.now + wait, body)) } })
  }

  func pass(_ time: Duration) {
    let end = now + time
    while true {
      let next = state.withLock { state -> (@Sendable () -> Void)? in
        guard let first = state.planned.indices.min(by: { state.planned[$0].at < state.planned[$1].at }),
          state.planned[first].at <= end
        else { return nil }
        let (at, body) = state.planned.remove(at: first)
        state.now = max(state.now, at)
        return body
      }
      guard let next else { break }
      next()
    }
    state.withLock { $0.now = end }
  }
}

/// A signal whose commits come from the test, and what its listener was told, when.
private final class Told: Sendable {
  private struct Silence: CommitWatch { func stop() {} }

  let hands = Hands()
  let signal: ChangeSignal
  private let way: Way
  private let tellings = Mutex<[(at: ContinuousClock.Instant, news: StoreNews, commits: Int)]>([])
  private let commits = Mutex(0)
  private let whileTold = Mutex<(@Sendable () -> Void)?>(nil)

  init() {
    let way = Way()
    signal = ChangeSignal(timing: hands.timing) { heard in
      way.heard.withLock { $0 = heard }
      return Silence()
    }
    self.way = way
    _ = signal.add { [weak self] in self?.take($0) }
  }

  private final class Way: Sendable { let heard = Mutex<(@Sendable (CommitWord) -> Void)?>(nil) }

  private func take(_ news: StoreNews) {
    let commits = commits.withLock { $0 }
    tellings.withLock { $0.append((hands.now, news, commits)) }
    whileTold.withLock { body in
      defer { body = nil }
      return body
    }?()
  }

  func commit() {
    commits.withLock { $0 += 1 }
    hear(.commit)
  }

  func tell(_ presence: Presence) { hear(.presence(presence)) }
  private func hear(_ word: CommitWord) { way.heard.withLock { $0 }?(word) }

  /// Does something in the midst of the next telling.
  func whileTelling(_ body: @escaping @Sendable () -> Void) { whileTold.withLock { $0 = body } }

  var all: [(at: ContinuousClock.Instant, news: StoreNews, commits: Int)] { tellings.withLock { $0 } }
}

@Suite struct `A burst of commits is folded` {
  private let told = Told()

  @Test func `One after a quiet time is told at once`() {
    for round in 1...3 {
      told.commit()
      told.hands.pass(.zero)
      #expect(told.all.count == round)
      told.hands.pass(.seconds(1))
      #expect(told.all.count == round, "and once")
    }
  }

  @Test func `Two hundred a second are told once a pause, each within it, and the last as well`() {
    var due: [(commit: Int, by: ContinuousClock.Instant)] = []
    for number in 1...2000 {
      told.commit()
      due.append((number, told.hands.now + Folding.pause))
      told.hands.pass(.milliseconds(5))
    }
    told.hands.pass(Folding.pause)
    let all = told.all
    let most = Int(Duration.seconds(10) / Folding.pause) + 2
    #expect((most - 12...most).contains(all.count), "\(all.count) in ten seconds")
    #expect(all.last?.commits == 2000)
    for (commit, by) in due {
      let first = all.first { $0.commits >= commit }
      #expect(first.map { $0.at <= by } ?? false, "commit \(commit)")
    }
  }

  @Test func `One that comes in the midst of a telling is told after the pause`() {
    told.whileTelling { [told] in told.commit() }
    told.commit()
    told.hands.pass(.zero)
    #expect(told.all.map(\.commits) == [1])
    told.hands.pass(Folding.pause - .milliseconds(1))
    #expect(told.all.count == 1)
    told.hands.pass(.milliseconds(1))
    #expect(told.all.map(\.commits) == [1, 2])
    told.hands.pass(.seconds(10))
    #expect(told.all.count == 2)
  }

  @Test(arguments: 1...20)
  func `Whenever they come, each is told within the pause, and tellings are as far apart`(seed: UInt64) {
    var random = seed &* 0x9E37_79B9_7F4A_7C15
    var due: [(commit: Int, by: ContinuousClock.Instant)] = []
    for number in 1...300 {
      random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      told.hands.pass(.milliseconds(Int(random >> 33) % [2, 20, 120][number / 100 % 3]))
      told.commit()
      due.append((number, told.hands.now + Folding.pause))
    }
    told.hands.pass(.seconds(1))
    let all = told.all
    for (commit, by) in due { #expect(all.first { $0.commits >= commit }.map { $0.at <= by } ?? false) }
    for (one, next) in zip(all, all.dropFirst()) { #expect(next.at - one.at >= Folding.pause) }
  }

  @Test func `What seats tell of themselves is kept, each in its order`() {
    let seats = (1...30).map { number in
      Presence(seat: "s\(number)", teammate: "ana", since: .init(milliseconds: 0), seenAt: .init(milliseconds: 0))
    }
    for seat in seats {
      told.tell(seat)
      told.hands.pass(.milliseconds(7))
    }
    told.hands.pass(Folding.pause)
    #expect(told.all.flatMap(\.news.presence) == seats)
    #expect(told.all.allSatisfy { !$0.news.isCommitted })
    #expect(told.all.count <= Int(Duration.milliseconds(210) / Folding.pause) + 2)
  }
}
