@testable import Store

extension Store {
  /// Does something to the desk, and takes it back.
  ///
  /// - Returns: whether the server allowed it.
  func allows(_ work: (Writer) throws -> Void) throws -> Bool {
    struct TakenBack: Error {}
    do {
      try write { writer in
        try work(writer)
        // What is said of the last statement comes with this answer.
        _ = try writer.stored.changes
        throw TakenBack()
      }
      return false
    } catch is TakenBack {
      return true
    } catch StoreError.notAllowed {
      return false
    }
  }
}
