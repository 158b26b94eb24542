import Dispatch
import Synchronization

extension Array where Element: Sendable {
  /// As `map`, on all cores where there is enough to do. The function must not depend on order.
  ///
  /// - Parameter share: how many elements one core takes at a time.
  package func concurrentMap<T: Sendable>(share: Int = 64, _ transform: @Sendable (Element) -> T) -> [T] {
    guard count > share else { return map(transform) }
    let shares = (count + share - 1) / share
    let parts = Mutex([Int: [T]]())
    DispatchQueue.concurrentPerform(iterations: shares) { number in
      let part = self[number * share..<Swift.min(count, (number + 1) * share)].map(transform)
      parts.withLock { $0[number] = part }
    }
    return parts.withLock { parts in (0..<shares).flatMap { parts[$0] ?? [] } }
  }
}
