import Desk
import Foundation
import Model

extension Session {
  /// Where the desk is, a file or an address: `--desk`, `EARSHOT_DESK`, `desk` of the configuration, else the usual place.
  func deskPath() throws -> String {
    if let path = global.desk { return path }
    if let path = around.environment["EARSHOT_DESK"], !path.isEmpty { return path }
    return try settings().desk ?? places.desk
  }

  /// Opens the desk; a file that is not there yet is made, with its folder where the place is the usual one. A desk on
  /// a server is the team's: only `earshot desk init` makes one.
  ///
  /// - Parameter inPlace: for a command that looks once and ends, as ``Desk`` has it.
  func openDesk(making: Bool = false, inPlace: Bool = false) throws -> Desk {
    let path = try deskPath()
    if path == places.desk { try Places.makeFolder(for: path) }
    let desk = try Desk.open(
      path, creating: making || !DeskAddress(path).isServer, localTime: around.now, inPlace: inPlace)
    // A fault in the configuration is told by what needs it.
    if let words = try? settings().words { desk.use(words: words) }
    return desk
  }

  /// Who acts: `--as`, `EARSHOT_AS`, `me` of the configuration, else the user of this machine. On a desk whose server
  /// enforces roles it is whoever has logged in.
  func me(on desk: Desk) async throws -> Teammate {
    try await desk.teammate(try actorName(on: desk))
  }

  /// The name of who acts, whether or not they are on the team.
  ///
  /// - Throws: where somebody else is asked for than the server knows.
  func actorName(on desk: Desk) throws -> String {
    guard let login = desk.actor else { return try actorName() }
    let asked = global.actor ?? around.environment["EARSHOT_AS"].flatMap { $0.isEmpty ? nil : $0 }
    if let asked, asked != login { throw DeskError.refused(.notYourself(session: login, asked: asked)) }
    return login
  }

  func actorName() throws -> String {
    if let name = global.actor { return name }
    if let name = around.environment["EARSHOT_AS"], !name.isEmpty { return name }
    return try settings().me ?? NSUserName()
  }
}

extension Desk {
  /// Calls `body` with each row that a query finds, in its order, page by page.
  func eachRow(
    of query: Query, me: String, now: Instant, limit: Int, _ body: (Row) async throws -> Void
  ) async throws {
    var from = PageRequest.Start.start
    var left = limit
    while left > 0 {
      let page = try await page(PageRequest(query: query, me: me, now: now, limit: min(left, 500), from: from))
      for row in page.rows { try await body(row) }
      left -= page.rows.count
      guard page.hasAfter, let last = page.cursors.last else { return }
      from = .after(last)
    }
  }
}
