internal import CPostgres

/// libpq, loaded when it is first needed: who works on a file neither waits for it nor needs it.
///
/// `@unchecked Sendable`: the pointer is to a static table, filled once, before anybody sees it, and never written again.
struct Libpq: @unchecked Sendable {
  typealias Functions = UnsafePointer<earshot_libpq>

  let functions: Functions

  /// - Throws: ``StoreError/noClient(desk:detail:)`` where it is not installed.
  static func load(for desk: String) throws(StoreError) -> Libpq {
    switch loaded {
    case .success(let libpq): return libpq
    case .failure(let problem): throw .noClient(desk: desk, detail: problem.text)
    }
  }

  private struct Problem: Error {
    var text: String
  }

  private static let loaded: Result<Libpq, Problem> = {
    var problem = [CChar](repeating: 0, count: 500)
    if let functions = earshot_libpq_load(&problem, problem.count) { return .success(Libpq(functions: functions)) }
    let bytes = problem.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    return .failure(Problem(text: String(decoding: bytes, as: UTF8.self)))
  }()
}
