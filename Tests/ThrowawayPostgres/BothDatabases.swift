import Foundation
public import Testing

/// On which database a test runs just now.
public enum Database: String, Sendable, CaseIterable {
  case sqlite = "SQLite"
  case postgres = "PostgreSQL"

  @TaskLocal public static var current = Database.sqlite
}

/// Runs each test of a suite on SQLite, then, with everything made anew, on PostgreSQL; what fails says where.
///
/// `EARSHOT_TEST_DATABASE=SQLite` or `PostgreSQL` runs on that one alone.
public struct BothDatabases: TestTrait, SuiteTrait, TestScoping {
  public var isRecursive: Bool { true }

  @concurrent public func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @concurrent @Sendable () async throws -> Void
  ) async throws {
    for database in Self.databases {
      let naming = IssueHandlingTrait.compactMapIssues { issue in
        var issue = issue
        issue.comments.append("on \(database.rawValue)")
        return issue
      }
      try await naming.provideScope(for: test, testCase: testCase) {
        try await Database.$current.withValue(database) { try await function() }
      }
    }
  }

  private static let databases: [Database] = {
    if let only = ProcessInfo.processInfo.environment["EARSHOT_TEST_DATABASE"].flatMap(Database.init(rawValue:)) {
      return [only]
    }
    if case .failure(let missing) = Cluster.shared {
      FileHandle.standardError.write(Data("\n\(missing)\n\n".utf8))
      return [.sqlite]
    }
    return Database.allCases
  }()
}

extension Trait where Self == BothDatabases {
  /// On SQLite and on PostgreSQL.
  public static var onBothDatabases: BothDatabases { BothDatabases() }
}
