import Model
import Testing
import ThrowawayPostgres

@testable import Store

/// Raw SQL in the sessions of real logins: what a program other than Earshot could try, too.
@Suite(.enabled(if: Cluster.isThere), .timeLimit(.minutes(2))) struct `What is somebody's own on a server` {
  let cluster: Cluster
  /// The owner's.
  let address: String
  let ana: Store
  let eve: Store
  /// All who write and are not ana, the owner and the server's own among them.
  let others: [Store]
  let id = Conversation.ID(rawValue: 1)

  init() throws {
    cluster = try Cluster.shared.get()
    let address = try cluster.databaseOfChief()
    self.address = address
    try Store.open(address, creating: true).enforceRoles(for: [])
    let desk = try Store.open(address)
    for (login, role) in [("n_ana", Role.agent), ("n_eve", .agent), ("n_lea", .lead), ("n_robot", .service)] {
      try cluster.login(login)
      try desk.write { try $0.setRole(of: login, to: role, isNew: false) }
    }
    _ = try desk.write { try $0.receive(Scene.incoming("hello", id: "1")) }
    _ = try desk.write { try $0.receive(Scene.incoming("hello", id: "2")) }
    func open(_ login: String) throws -> Store {
      try Store.open(address.replacing("user=chief", with: "user=\(login)"))
    }
    ana = try open("n_ana")
    eve = try open("n_eve")
    others = try [eve, open("n_lea"), open("n_robot"), desk, open("postgres")]
  }

  /// Runs SQL, asks what is asked at the end of a transaction, and takes it back.
  ///
  /// - Returns: whether the server allowed it.
  private func isAllowed(_ sql: String, _ store: Store, after body: (Writer) throws -> Void = { _ in }) throws -> Bool {
    try store.allows { writer in
      try body(writer)
      _ = try writer.connection
      try writer.stored.run(SQL(sql))
      // Acts go together until a statement names their table.
      _ = try writer.stored.integer(.lastAct)
      try writer.stored.run("SET CONSTRAINTS ALL IMMEDIATE")
    }
  }

  private func draft(_ text: String, by name: String) -> Draft {
    Draft(conversation: id, text: text, by: name, at: Scene.start)
  }

  @Test func `Nobody writes, changes or throws away a draft as another`() throws {
    try ana.write { try $0.saveDraft(draft("Dear Mia", by: "n_ana")) }
    let columns = "draft(conversation, text, author, saved_at)"
    for other in others {
      let me = try #require(other.session?.login)
      for sql in [
        "INSERT INTO \(columns) VALUES(2, 'forged', 'n_ana', 1)",
        "INSERT INTO \(columns) VALUES(2, 'forged', 'earshot', 1)",
        "UPDATE draft SET text = 'forged'", "UPDATE draft SET author = 'n_ana', text = 'forged'",
        "UPDATE draft SET conversation = 2, author = '\(me)'", "UPDATE draft SET saved_at = 1",
        "DELETE FROM draft", "DELETE FROM draft WHERE conversation = 1",
      ] {
        #expect(try isAllowed(sql, other) == false, "\(sql) as \(me)")
      }
      #expect(try isAllowed("INSERT INTO \(columns) VALUES(2, 'mine', '\(me)', 1)", other))
      // To write on, in one's own name, is what drafts are for.
      #expect(try isAllowed("UPDATE draft SET text = 'Dear Mia, sorry', author = '\(me)'", other))
      #expect(try isAllowed("DELETE FROM draft", other) { try $0.keepBeside(draft("Dear Mia", by: "n_ana")) })
      // At the commit, too.
      #expect(throws: StoreError.self) { try other.write { try $0.discardDraft(id) } }
    }
    #expect(try ana.read { try $0.draft(id)?.text } == "Dear Mia")
    #expect(try isAllowed("UPDATE draft SET text = 'Dear Mia, sorry'", ana))
    #expect(try isAllowed("DELETE FROM draft", ana))
  }

  @Test func `What is kept for somebody beside a draft is what they wrote, and theirs to throw away`() throws {
    try ana.write { writer in
      try writer.saveDraft(draft("Dear Mia", by: "n_ana"))
      try writer.keepBeside(draft("Hello Mia", by: "n_ana"))
    }
    let columns = "draft_beside(conversation, author, text, saved_at)"
    let at = Scene.start.milliseconds
    for other in others {
      let me = try #require(other.session?.login)
      for sql in [
        "INSERT INTO \(columns) VALUES(2, 'n_ana', 'forged', 1)",
        "INSERT INTO \(columns) VALUES(2, 'n_ana', 'Dear Mia', \(at))",
        "UPDATE draft_beside SET text = 'forged'", "UPDATE draft_beside SET author = '\(me)'",
        "UPDATE draft_beside SET conversation = 2", "DELETE FROM draft_beside",
      ] {
        #expect(try isAllowed(sql, other) == false, "\(sql) as \(me)")
      }
      #expect(try isAllowed("UPDATE draft_beside SET text = 'Dear Mia', saved_at = \(at)", other))
      #expect(try isAllowed("INSERT INTO \(columns) VALUES(1, '\(me)', 'mine', 1)", other))
    }
    #expect(try ana.read { try $0.draftsBeside(id).map(\.text) } == ["Hello Mia"])
    #expect(try isAllowed("DELETE FROM draft_beside", ana))
  }

  @Test func `A call comes of an act, and only the one who is called says that they have seen it`() throws {
    let agent = Teammate(name: "n_ana", role: .agent)
    func insertion(_ author: String, _ occasion: Call.Occasion) -> SQL {
      SQL(
        """
        INSERT INTO call(teammate, conversation, occasion, author, called_at, message)
        VALUES('n_lea', 1, \(occasion.rawValue), '\(author)', 1, 0)
        """)
    }
    try ana.write { writer in
      try writer.perform(.hold, on: id, by: agent)
      for occasion in [Call.Occasion.mentioned, .asked] { try writer.stored.run(insertion("n_ana", occasion)) }
    }
    for other in others {
      let me = try #require(other.session?.login)
      for author in ["n_ana", "earshot", me] {
        #expect(try isAllowed(insertion(author, .given).text, other) == false, "by \(author) as \(me)")
      }
      for column in ["author", "teammate"] {
        let sql = "UPDATE call SET \(column) = '\(me)'"
        #expect(try isAllowed(sql, other) == false, "\(sql) as \(me)")
      }
      if me == "n_lea" { continue }
      #expect(try isAllowed("DELETE FROM call WHERE occasion = 0", other) == false, "as \(me)")
      #expect(try isAllowed("DELETE FROM call WHERE occasion = 1", other) == false, "as \(me)")
      #expect(throws: StoreError.self) { try other.write { try $0.endCalls(of: "n_lea", to: id) } }
    }
    // What the state of a conversation called for ends with it; a note stays one's own, also where one acts.
    func act(_ writer: Writer) throws {
      try writer.perform(.setPriority(.high), on: id, by: Teammate(name: "n_eve", role: .agent))
    }
    #expect(try isAllowed("DELETE FROM call WHERE occasion = 1", eve, after: act))
    #expect(try isAllowed("DELETE FROM call WHERE occasion = 0", eve, after: act) == false)
    #expect(try isAllowed(insertion("n_eve", .given).text, eve, after: act))
    #expect(try isAllowed(insertion("n_ana", .given).text, eve, after: act) == false)
    #expect(try isAllowed(insertion("earshot", .given).text, eve, after: act) == false)
    #expect(try ana.read { try $0.calls(for: "n_lea").count } == 2)
    let lea = try #require(others.first { $0.session?.login == "n_lea" })
    try lea.write { try $0.endCalls(of: "n_lea", to: id) }
    #expect(try ana.read { try $0.calls(for: "n_lea") } == [])
  }

  @Test func `Nobody sits at another's seat, takes it away, or says of them that they are gone`() throws {
    let now = Scene.start
    try ana.tell(Presence(seat: "a", teammate: "n_ana", since: now, seenAt: now, looking: id))
    for other in others {
      let me = try #require(other.session?.login)
      for sql in [
        "INSERT INTO presence VALUES('x', 'n_ana', 1, 1, NULL, NULL, NULL, NULL, 0, 0)",
        "UPDATE presence SET teammate = '\(me)'", "UPDATE presence SET seat = 'y'",
        "UPDATE presence SET has_left = 1",
        "UPDATE presence SET seen_at = 1", "UPDATE presence SET seen_at = seen_at + 1",
        "UPDATE presence SET looking = 2",
        "UPDATE presence SET writing = 1, writing_to = 1, writing_since = 1", "UPDATE presence SET since = 1",
        "UPDATE presence SET lost = lost", "UPDATE presence SET lost = lost - 1", "UPDATE presence SET lost = lost + 1",
        "UPDATE presence SET lost = lost + 1, looking = 2", "DELETE FROM presence",
      ] {
        let sql = sql.hasPrefix("INSERT") ? sql : sql + " WHERE teammate = 'n_ana'"
        #expect(try isAllowed(sql, other) == false, "\(sql) as \(me)")
      }
      // By the ways that consoles go: beside those who write, and with nothing after it.
      #expect(throws: StoreError.self) {
        try other.tell(Presence(seat: "a", teammate: "n_ana", since: now, seenAt: now, hasLeft: true))
      }
      #expect(throws: StoreError.self) {
        try other.tell(Presence(seat: "a", teammate: me, since: now, seenAt: now + .seconds(1)))
      }
      #expect(throws: StoreError.self) {
        _ = try other.beat(Presence(seat: "b", teammate: "n_ana", since: now, seenAt: now))
      }
      #expect(throws: StoreError.self) { try other.toldOfLost(-1, at: "a") }
      #expect(throws: StoreError.self) {
        try other.announce(Presence(seat: "c", teammate: "n_ana", since: now, seenAt: now), gone: now)
      }
      try other.tell(Presence(seat: me, teammate: me, since: now, seenAt: now))
    }
    let seats = try ana.read { try $0.presence() }.filter { $0.teammate == "n_ana" }
    #expect(seats == [Presence(seat: "a", teammate: "n_ana", since: now, seenAt: now, looking: id)])
    #expect(try isAllowed("DELETE FROM presence WHERE teammate = 'n_ana'", ana))
  }
}
