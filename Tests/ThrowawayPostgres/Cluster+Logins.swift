import Store
import Synchronization

/// Logins are the server's, not a database's: all tests share them, and each is made once.
private let logins = Mutex<Set<String>>([])

extension Cluster {
  /// A login without a password, as trust authentication has it.
  ///
  /// - Parameter rights: as in CREATE ROLE.
  @discardableResult
  public func login(_ name: String, _ rights: String = "") throws -> String {
    try logins.withLock { logins in
      if logins.contains(name) { return }
      try sql("CREATE ROLE \"\(name)\" LOGIN \(rights)")
      logins.insert(name)
    }
    return name
  }

  /// An address of a database for another login than the server's owner.
  public func address(_ address: String, as login: String) -> String {
    address.replacing("user=postgres", with: "user=\(login)")
  }

  /// A database of `chief`'s, a login that may make roles, with nothing in it.
  ///
  /// - Returns: its address, for `chief`.
  public func databaseOfChief(mayMakeRoles: Bool = true) throws -> String {
    let chief = mayMakeRoles ? try login("chief", "CREATEROLE") : try login("plain_chief")
    let address = try emptyDatabase()
    try sql("ALTER DATABASE \(DeskAddress(address).name) OWNER TO \(chief)")
    return self.address(address, as: chief)
  }
}
