/// The tables, as steps from each version of the file to the next. Written for SQLite; `Dialect` says what they are
/// called elsewhere. The full-text index is each database's own, and comes last.
///
/// A step that has been released is never changed: a new version is a new step.
enum Schema {
  /// The first version that is read. Version 1 kept each event as a row, and no release wrote it.
  static let oldest = 2

  /// The setting that marks a desk as holding sample data.
  static let sampleSetting = "sample"

  /// The version that this Earshot writes.
  static let version = oldest + steps.count - 1

  /// The statements that make a file of the oldest version, then those that lead from each version to the next.
  private static let steps: [[SQL]] = [first, models, together]

  /// The statements that lead from a version to the present one; all there are for a new file.
  static func statements(from version: Int?, _ dialect: Dialect) -> [SQL] {
    let done = version.map { $0 - oldest + 1 } ?? 0
    let statements = steps.dropFirst(done).joined().map(dialect.schema)
    return version == nil ? statements + dialect.searchSchema.map(dialect.schema) : statements
  }

  /// Models that the team has taught: all versions are kept, and one of a name is in use at most.
  private static let models: [SQL] = [
    """
    CREATE TABLE model(
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL,
      version INTEGER NOT NULL,
      used INTEGER NOT NULL,
      taught_at INTEGER NOT NULL,
      taught_by TEXT NOT NULL,
      texts INTEGER NOT NULL,
      -- What cross-validation says of it, as JSON.
      figures TEXT NOT NULL,
      bytes BLOB NOT NULL,
      UNIQUE(name, version)
    ) STRICT
    """,
    "CREATE UNIQUE INDEX model_in_use ON model(name) WHERE used = 1",
  ]

  /// What a team needs to know of each other.
  private static let together: [SQL] = [
    // Who asks the holder to hand it over; '' where nobody does.
    "ALTER TABLE conversation ADD COLUMN asked_by TEXT NOT NULL DEFAULT ''",
    "CREATE INDEX conversation_asked ON conversation(asked_by) WHERE asked_by > ''",
    """
    -- What calls a teammate until they have seen it. The occasion is that of Model's Call; message 0 is none.
    CREATE TABLE call(
      id INTEGER PRIMARY KEY,
      teammate TEXT NOT NULL,
      conversation INTEGER NOT NULL REFERENCES conversation(id),
      occasion INTEGER NOT NULL,
      author TEXT NOT NULL,
      called_at INTEGER NOT NULL,
      message INTEGER NOT NULL
    ) STRICT
    """,
    "CREATE INDEX call_by_teammate ON call(teammate, id)",
    "CREATE INDEX call_by_conversation ON call(conversation, teammate)",
    """
    -- Who is here: one row an open console, and of those who have left the last.
    CREATE TABLE presence(
      seat TEXT PRIMARY KEY,
      teammate TEXT NOT NULL,
      since INTEGER NOT NULL,
      seen_at INTEGER NOT NULL,
      looking INTEGER,
      -- The conversation and the follower that somebody writes to there, and since when.
      writing INTEGER,
      writing_to INTEGER,
      writing_since INTEGER,
      has_left INTEGER NOT NULL,
      -- Holds that have expired since its teammate was last seen, and that they were not told of.
      lost INTEGER NOT NULL
    ) STRICT
    """,
    // Grows with each change of the draft, and from one draft of a conversation to the next.
    "ALTER TABLE draft ADD COLUMN revision INTEGER NOT NULL DEFAULT 0",
    """
    -- What somebody wrote for a conversation while another changed its draft, or took its place: kept for its author.
    CREATE TABLE draft_beside(
      conversation INTEGER NOT NULL REFERENCES conversation(id),
      author TEXT NOT NULL,
      text TEXT NOT NULL,
      saved_at INTEGER NOT NULL,
      PRIMARY KEY(conversation, author)
    ) STRICT, WITHOUT ROWID
    """,
    // Whose session with the server wrote it down; NULL where nobody can say.
    "ALTER TABLE act ADD COLUMN session TEXT",
  ]

  private static let first: [SQL] = tables + [conversation] + tablesAboutConversations + indexes

  /// Codes stand for words in rows that are many; `Codes.swift` says which. What is referred to comes first.
  private static let tables: [SQL] = [
    "CREATE TABLE setting(name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT",
    "CREATE TABLE channel(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT",
    """
    CREATE TABLE follower(
      id INTEGER PRIMARY KEY,
      network TEXT NOT NULL,
      account TEXT NOT NULL,
      handle TEXT NOT NULL,
      -- The handle in small letters, which searches compare.
      handle_key TEXT NOT NULL,
      name TEXT NOT NULL,
      bio TEXT NOT NULL,
      place TEXT NOT NULL,
      -- -1 where the network does not tell.
      followers INTEGER NOT NULL,
      verified INTEGER NOT NULL,
      segment TEXT NOT NULL,
      -- A JSON array.
      also_segments TEXT NOT NULL,
      segment_corrected INTEGER NOT NULL,
      first_seen INTEGER NOT NULL,
      last_seen INTEGER NOT NULL,
      conversations INTEGER NOT NULL,
      UNIQUE(network, account)
    ) STRICT
    """,
    """
    -- The id is the conversation's times 2^20 plus the message's number in it: a conversation's messages lie
    -- together, and an entry of the full-text index names its conversation.
    CREATE TABLE message(
      id INTEGER PRIMARY KEY,
      channel INTEGER NOT NULL REFERENCES channel(id),
      direction INTEGER NOT NULL,
      author TEXT NOT NULL,
      text TEXT NOT NULL,
      said_at INTEGER NOT NULL,
      remote_id TEXT,
      parent TEXT,
      url TEXT,
      state INTEGER NOT NULL,
      edits INTEGER NOT NULL
    ) STRICT
    """,
    """
    -- Earlier texts of edited messages: version 0 is the first.
    CREATE TABLE message_version(
      message INTEGER NOT NULL REFERENCES message(id),
      version INTEGER NOT NULL,
      text TEXT NOT NULL,
      replaced_at INTEGER NOT NULL,
      PRIMARY KEY(message, version)
    ) STRICT, WITHOUT ROWID
    """,
    """
    -- Messages that something answers and that have not come: the thread they will belong to.
    CREATE TABLE expected(
      channel INTEGER NOT NULL REFERENCES channel(id),
      remote_id TEXT NOT NULL,
      thread TEXT NOT NULL,
      PRIMARY KEY(channel, remote_id)
    ) STRICT, WITHOUT ROWID
    """,
  ]

  private static let tablesAboutConversations: [SQL] = [
    """
    -- What was done to a conversation at once: one or more events, as a JSON array. The sequence is that of the
    -- first of them.
    CREATE TABLE act(
      id INTEGER PRIMARY KEY,
      conversation INTEGER NOT NULL REFERENCES conversation(id),
      sequence INTEGER NOT NULL,
      recorded_at INTEGER NOT NULL,
      actor TEXT NOT NULL,
      action TEXT NOT NULL,
      events TEXT NOT NULL,
      hash BLOB NOT NULL
    ) STRICT
    """,
    """
    -- Family 0 topic, 1 label, 2 the name of a teammate whom a note names. How many conversations have it.
    CREATE TABLE tag(
      id INTEGER PRIMARY KEY,
      family INTEGER NOT NULL,
      name TEXT NOT NULL,
      conversations INTEGER NOT NULL,
      UNIQUE(family, name)
    ) STRICT
    """,
    """
    CREATE TABLE conversation_tag(
      tag INTEGER NOT NULL REFERENCES tag(id),
      status INTEGER NOT NULL,
      conversation INTEGER NOT NULL REFERENCES conversation(id),
      PRIMARY KEY(tag, status, conversation)
    ) STRICT, WITHOUT ROWID
    """,
    """
    -- How many conversations share these traits. A holder or a person is '' where there is none.
    CREATE TABLE tally(
      status INTEGER NOT NULL,
      kind INTEGER NOT NULL,
      kinds INTEGER NOT NULL,
      stance INTEGER NOT NULL,
      segment TEXT NOT NULL,
      urgency INTEGER NOT NULL,
      priority INTEGER NOT NULL,
      language TEXT NOT NULL,
      holder TEXT NOT NULL,
      channel INTEGER NOT NULL,
      escalation INTEGER NOT NULL,
      answered INTEGER NOT NULL,
      n INTEGER NOT NULL,
      PRIMARY KEY(
        status, kind, kinds, stance, segment, urgency, priority, language, holder, channel, escalation, answered)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE draft(
      conversation INTEGER PRIMARY KEY REFERENCES conversation(id),
      text TEXT NOT NULL,
      author TEXT NOT NULL,
      saved_at INTEGER NOT NULL
    ) STRICT
    """,
    """
    -- Replies that wait to leave.
    CREATE TABLE outbox(
      message INTEGER PRIMARY KEY REFERENCES message(id),
      leaves_at INTEGER NOT NULL
    ) STRICT
    """,
  ]

  private static let conversation: SQL = """
    CREATE TABLE conversation(
      id INTEGER PRIMARY KEY,
      channel INTEGER NOT NULL REFERENCES channel(id),
      thread TEXT NOT NULL,
      follower INTEGER NOT NULL REFERENCES follower(id),
      status INTEGER NOT NULL,
      -- When a snooze ends.
      wakes_at INTEGER,
      kind INTEGER NOT NULL,
      -- The kind and the further kinds, one bit each.
      kinds INTEGER NOT NULL,
      kind_corrected INTEGER NOT NULL,
      stance INTEGER NOT NULL,
      segment TEXT NOT NULL,
      urgency INTEGER NOT NULL,
      -- 0 is the most urgent: lists go up.
      priority INTEGER NOT NULL,
      language TEXT NOT NULL,
      holder TEXT NOT NULL,
      -- The earliest running deadline; the greatest integer where nothing runs: those come last.
      due INTEGER NOT NULL,
      due_clock INTEGER,
      due_started INTEGER,
      escalation INTEGER NOT NULL,
      escalated_to TEXT NOT NULL,
      -- How many replies wait in the outbox.
      to_send INTEGER NOT NULL,
      -- Whether we answered at least once.
      answered INTEGER NOT NULL,
      messages INTEGER NOT NULL,
      -- The number of the follower's latest message, 0 before there is one.
      last_inbound INTEGER NOT NULL,
      opened_at INTEGER NOT NULL,
      updated_at INTEGER NOT NULL,
      -- When the follower last wrote, else when it opened.
      heard_at INTEGER NOT NULL,
      first_inbound_at INTEGER,
      first_answer_at INTEGER,
      -- JSON arrays, NULL when empty.
      topics TEXT,
      labels TEXT,
      -- What no list asks for, as one JSON object.
      state TEXT NOT NULL,
      events INTEGER NOT NULL,
      -- The hash of the last act.
      head BLOB NOT NULL
    ) STRICT
    """

  /// What filters look at, carried by every index that a list walks: a row that does not match is passed over
  /// without being read.
  private static let traits = """
    heard_at, kind, kinds, stance, segment, urgency, priority, language, holder, channel,
    escalation, answered
    """

  private static let indexes: [SQL] = [
    "CREATE INDEX follower_by_handle ON follower(handle_key)",
    "CREATE INDEX follower_by_followers ON follower(followers)",
    "CREATE UNIQUE INDEX message_by_remote ON message(channel, remote_id) WHERE remote_id IS NOT NULL",
    "CREATE UNIQUE INDEX act_by_sequence ON act(conversation, sequence)",
    // What teammates did; most acts are what Earshot does by itself.
    "CREATE INDEX act_by_actor ON act(actor, id) WHERE actor <> 'earshot'",
    "CREATE UNIQUE INDEX conversation_by_thread ON conversation(channel, thread, follower)",
    "CREATE INDEX conversation_by_follower ON conversation(follower)",
    // Lists: one index an order, by status, because open ones are few and done ones are many.
    "CREATE INDEX conversation_by_due ON conversation(status, due, id, opened_at, updated_at, \(traits))",
    "CREATE INDEX conversation_by_opened ON conversation(status, opened_at, id, due, updated_at, \(traits))",
    "CREATE INDEX conversation_by_updated ON conversation(status, updated_at, id, due, opened_at, \(traits))",
    "CREATE INDEX conversation_by_priority ON conversation(status, priority, due, id)",
    // What is rare is found from here.
    "CREATE INDEX conversation_by_kind ON conversation(status, kind, due, id)",
    "CREATE INDEX conversation_by_segment ON conversation(segment)",
    "CREATE INDEX conversation_by_language ON conversation(language)",
    "CREATE INDEX conversation_notable ON conversation(status) WHERE kinds & \(Codes.notable) <> 0",
    "CREATE INDEX conversation_by_holder ON conversation(holder) WHERE holder <> ''",
    "CREATE INDEX conversation_by_escalation ON conversation(escalation, escalated_to) WHERE escalation > 0",
    "CREATE INDEX conversation_to_send ON conversation(to_send) WHERE to_send > 0",
    "CREATE INDEX conversation_corrected ON conversation(kind_corrected) WHERE kind_corrected = 1",
    "CREATE INDEX conversation_by_waking ON conversation(wakes_at) WHERE wakes_at IS NOT NULL",
  ]
}
