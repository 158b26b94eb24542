import Testing
import ThrowawayPostgres

@testable import Store

/// What a server knows of how common words are, before it comes to count them by itself.
@Suite(.enabled(if: Cluster.isThere), .timeLimit(.minutes(1))) struct `A server that is told to count` {
  let cluster: Cluster
  let address: String
  let store: Store

  init() throws {
    cluster = try Cluster.shared.get()
    address = try cluster.desk()
    store = try Store.open(address)
    // As in the minute before it gets round to it.
    try cluster.sql("ALTER TABLE earshot.message_words SET (autovacuum_enabled = false)", in: database)
    try CommonWords.fill(store)
  }

  private var database: String { DeskAddress(address).name }

  private func knows(_ word: String) throws -> Bool {
    try store.read { reader in
      try reader.connection.integer(
        """
        SELECT count(*) FROM pg_stats WHERE schemaname = 'earshot' AND tablename = 'message_words'
        AND '\(word)' = ANY(most_common_elems::text::text[])
        """) > 0
    }
  }

  @Test func `Common words are known to be common at once`() throws {
    #expect(try !knows("common"))
    try store.analyze()
    #expect(try knows("common"))
  }

  @Test func `A login that does not own the tables is refused nothing, and nothing is counted`() throws {
    try cluster.sql(
      """
      DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'guest') THEN CREATE ROLE guest LOGIN; END IF; END $$;
      GRANT USAGE ON SCHEMA earshot TO guest; GRANT ALL ON ALL TABLES IN SCHEMA earshot TO guest
      """, in: database)
    try Store.open(address.replacing("user=postgres", with: "user=guest")).analyze()
    #expect(try !knows("common"))
  }
}
