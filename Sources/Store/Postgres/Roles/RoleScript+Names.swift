import Model

/// What is no act and still somebody's: drafts, calls, and the signs of who is here.
///
/// Some of it is right only along with an act, or with a text that was sent. That is asked when the transaction ends:
/// in which order its rows come is the connection's affair.
extension RoleScript {
  var guardOfNames: [String] { checks + guardOfDrafts + guardOfCalls + guardOfPresence }

  /// The functions that ``guardOfNames`` makes.
  static let functionsOfNames = ["draft_goes()", "kept_beside()", "called()", "call_ends()", "hold_lost()"]

  private static let me = "session_user::text"

  /// What a row has as its `xmin` that was written in this very transaction.
  private static let present = "pg_catalog.pg_current_xact_id()::pg_catalog.xid"

  private var checks: [String] {
    let bits = Codes.messageBits
    let isOfIt = "m.id > OLD.conversation << \(bits) AND m.id < (OLD.conversation + 1) << \(bits)"
    return [
      check(
        "draft_goes",
        // Kept for its author, or sent as it stood.
        """
        EXISTS (SELECT FROM earshot.draft_beside b
          WHERE b.conversation = OLD.conversation AND b.author = OLD.author AND b.text = OLD.text)
        OR EXISTS (SELECT FROM earshot.message m WHERE \(isOfIt) AND m.xmin = \(Self.present)
          AND m.direction = \(Message.Direction.outbound.rawValue) AND m.author = \(Self.me) AND m.text = OLD.text)
        """),
      check(
        "kept_beside",
        """
        EXISTS (SELECT FROM earshot.draft d WHERE d.conversation = NEW.conversation AND d.author = NEW.author
          AND d.text = NEW.text AND d.saved_at = NEW.saved_at)
        """),
      check(
        "called",
        """
        EXISTS (SELECT FROM earshot.act a
          WHERE a.conversation = NEW.conversation AND a.actor = NEW.author AND a.xmin = \(Self.present))
        """),
      check(
        "call_ends",
        """
        (OLD.occasion <> \(Call.Occasion.mentioned.rawValue) OR OLD.author = \(Self.me))
        AND EXISTS (SELECT FROM earshot.act a WHERE a.conversation = OLD.conversation AND a.xmin = \(Self.present))
        """),
      check(
        "hold_lost",
        """
        NEW.lost = OLD.lost + 1 AND EXISTS (
          SELECT FROM (SELECT action, xmin AS written FROM earshot.act ORDER BY id DESC LIMIT 1000) AS a
          WHERE a.action = \(Quoted.text(Action.Name.expire.rawValue)) AND a.written = \(Self.present))
        """),
    ].flatMap(\.self)
  }

  private var guardOfDrafts: [String] {
    [
      trigger("draft_is_ones_own", "INSERT", "draft", when: Self.another("NEW.author")),
      trigger(
        "draft_is_changed", "UPDATE", "draft",
        when: "\(Self.another("NEW.author")) OR NEW.conversation <> OLD.conversation"),
      trigger(
        "beside_is_kept", "INSERT OR UPDATE", "draft_beside", when: Self.another("NEW.author"), does: "kept_beside"),
      trigger(
        "beside_stays", "UPDATE", "draft_beside",
        when: "NEW.author <> OLD.author OR NEW.conversation <> OLD.conversation"),
      trigger("beside_goes", "DELETE", "draft_beside", when: Self.another("OLD.author")),
    ] + lateTrigger("draft_goes", "DELETE", "draft", when: Self.another("OLD.author"), does: "draft_goes")
  }

  /// A call comes of an act, and so does its end, unless the one who is called has seen it.
  private var guardOfCalls: [String] {
    [trigger("call_stays", "UPDATE", "call", when: "TRUE")]
      + lateTrigger("call_comes", "INSERT", "call", when: "TRUE", does: "called")
      + lateTrigger("call_goes", "DELETE", "call", when: Self.another("OLD.teammate"), does: "call_ends")
  }

  /// All that others do to a seat is to take note that its teammate has lost a hold.
  private var guardOfPresence: [String] {
    let columns = SQL.presenceColumns.split(separator: ",").map { $0.filter { !$0.isWhitespace } }
      .filter { $0 != "lost" }
    func all(_ row: String) -> String { "ROW(" + columns.map { "\(row).\($0)" }.joined(separator: ", ") + ")" }
    return [
      trigger("seat_is_ones_own", "INSERT", "presence", when: Self.another("NEW.teammate")),
      trigger(
        "seat_is_told", "UPDATE", "presence",
        when: "(\(Self.another("NEW.teammate")) OR \(Self.another("OLD.teammate")))"
          + " AND (\(all("NEW")) IS DISTINCT FROM \(all("OLD")) OR NEW.lost <= OLD.lost)"),
      trigger("seat_goes", "DELETE", "presence", when: Self.another("OLD.teammate")),
    ]
      + lateTrigger(
        "seat_has_lost", "UPDATE", "presence", when: "\(Self.another("OLD.teammate")) AND NEW.lost > OLD.lost",
        does: "hold_lost")
  }

  private static func another(_ name: String) -> String { "\(name) IS DISTINCT FROM \(me)" }

  private func trigger(
    _ name: String, _ event: String, _ table: String, when condition: String, does function: String = "refuse"
  ) -> String {
    """
    CREATE OR REPLACE TRIGGER \(name) AFTER \(event) ON earshot.\(table) FOR EACH ROW
    WHEN (\(condition)) EXECUTE FUNCTION earshot.\(function)()
    """
  }

  /// One that acts when the transaction ends.
  private func lateTrigger(
    _ name: String, _ event: String, _ table: String, when condition: String, does function: String
  ) -> [String] {
    [
      "DROP TRIGGER IF EXISTS \(name) ON earshot.\(table)",
      """
      CREATE CONSTRAINT TRIGGER \(name) AFTER \(event) ON earshot.\(table) DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
      WHEN (\(condition)) EXECUTE FUNCTION earshot.\(function)()
      """,
    ]
  }

  /// A function of a trigger that refuses unless something is so. What stands in it means what it means to the server,
  /// whatever the session calls by the same names.
  private func check(_ name: String, _ isRight: String) -> [String] {
    let body = """

      BEGIN
        IF NOT (\(isRight)) THEN
          \(Self.refusalOfAnothers)
        END IF;
        RETURN NULL;
      END

      """
    return [
      """
      CREATE OR REPLACE FUNCTION earshot.\(name)() RETURNS trigger LANGUAGE plpgsql
      SET search_path = pg_catalog, pg_temp AS \(Quoted.body(body))
      """,
      "ALTER FUNCTION earshot.\(name)() OWNER TO \(Quoted.name(owner))",
    ]
  }

  /// What a trigger raises where somebody lays hands on what is another's.
  static let refusalOfAnothers = """
    RAISE EXCEPTION USING ERRCODE = 'insufficient_privilege',
      MESSAGE = format('%s may not write or end this in another''s name, in the table %s', session_user, TG_TABLE_NAME);
    """
}
