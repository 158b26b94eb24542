extension Query {
  /// The words before a colon. Parser, completion, errors and the documentation all read this one table.
  public enum Field: String, CaseIterable, Sendable, Hashable {
    case `is`, kind, also, stance, segment, topic, lang, label, priority, urgency, channel, holder, from, followers
    case due, age, opened, updated, id
    case escalatedTo = "escalated-to"
    case mention
    case sort

    /// One line for a person.
    public var meaning: String {
      switch self {
      case .is: "where it stands"
      case .kind: "what it is: the kind itself"
      case .also: "what it is, or is as well: the kind or one of the further kinds"
      case .stance: "how the writer stands toward us"
      case .segment: "who the writer is"
      case .topic: "what it is about"
      case .lang: "its language, as ISO 639-1; `und` where it cannot be told"
      case .label: "a label that teammates gave it"
      case .priority: "its priority"
      case .urgency: "how soon somebody should look, 0 to 3"
      case .channel: "the account of ours it came to, or all accounts on a network"
      case .holder: "who works on it; `me` is you, `none` nobody"
      case .from: "the writer's handle, with or without `@`; capitals do not matter"
      case .followers: "how many followers the writer has; never true where the network does not tell"
      case .due:
        "the earliest running deadline: time left (what is overdue has less than none), a day, `overdue`, `none`"
      case .age: "time since the writer last wrote to us (since it opened, if never)"
      case .opened: "when it opened: how long ago, or a day or time in UTC"
      case .updated: "when anything was last said or done: how long ago, or a day or time in UTC"
      case .id: "its number"
      case .escalatedTo: "whom its present or last escalation is addressed to; `none` if there never was one"
      case .mention: "the teammate whom a note names with `@`; `me` is you"
      case .sort: "the order of the list; without it `due`, or `newest` where words are searched"
      }
    }

    /// Values known beforehand; more may be possible.
    public var values: [String] {
      switch self {
      case .is: State.allCases.map(\.rawValue)
      case .kind, .also: Kind.allCases.map(\.rawValue)
      case .stance: Stance.allCases.map(\.rawValue)
      case .segment: Segment.builtIn.map(\.rawValue)
      case .priority: Priority.allCases.map(\.word)
      case .urgency: Urgency.allCases.map { String($0.rawValue) }
      case .holder, .escalatedTo: ["me", "none"]
      case .mention: ["me"]
      case .due: ["overdue", "none", "<30m", "<2h", "<1d"]
      case .age: [">30m", ">2h", ">1d"]
      case .opened, .updated: ["<1h", "<1d", "<7d"]
      case .followers: [">1k", ">10k", ">100k"]
      case .sort: Sort.allCases.map(\.rawValue)
      case .topic, .lang, .label, .channel, .from, .id: []
      }
    }

    /// Uses of the field, each a whole query.
    public var examples: [String] {
      switch self {
      case .is: ["is:open", "is:open,pending", "-is:done"]
      case .kind: ["kind:question,complaint"]
      case .also: ["also:adverse_event"]
      case .stance: ["stance:unsupportive"]
      case .segment: ["segment:patient,carer"]
      case .topic: ["topic:price"]
      case .lang: ["lang:fr"]
      case .label: ["label:refund", "label:\"call back\""]
      case .priority: ["priority:urgent", "priority:>=high"]
      case .urgency: ["urgency:>=2", "urgency:2..3"]
      case .channel: ["channel:mastodon", "channel:mastodon:@acme@social.example"]
      case .holder: ["holder:ana,ben", "holder:me", "holder:none"]
      case .from: ["from:@mia_h"]
      case .followers: ["followers:>10k", "followers:1000..50k"]
      case .due: ["due:<30m", "due:overdue", "due:<-1h", "due:none"]
      case .age: ["age:>2h", "age:1h..4h"]
      case .opened: ["opened:<2h", "opened:2026-11-01", "opened:2026-11-01T09:00.."]
      case .updated: ["updated:>1d", "updated:>=2026-11-01"]
      case .id: ["id:128,131"]
      case .escalatedTo: ["escalated-to:chief", "is:escalated escalated-to:me"]
      case .mention: ["mention:me", "is:open mention:ben"]
      case .sort: ["sort:newest", "is:open sort:priority", "refund sort:relevance"]
      }
    }

    /// The rows of the table in `docs/query-language.md`.
    public static var markdownTable: String {
      let rows = allCases.map { field in
        let values = field.values.map { "`\($0)`" }.joined(separator: " ")
        let examples = field.examples.map { "`\($0)`" }.joined(separator: " · ")
        return "| `\(field.rawValue):` | \(field.meaning) | \(values.isEmpty ? "—" : values) | \(examples) |"
      }
      return (["| field | meaning | values | examples |", "|---|---|---|---|"] + rows).joined(separator: "\n")
    }

    /// Words that other tools use for one of ours.
    static let synonyms: [String: Field] = [
      "status": .is, "state": .is, "type": .kind, "category": .kind, "sentiment": .stance, "who": .segment,
      "audience": .segment, "language": .lang, "tag": .label, "tags": .label, "network": .channel,
      "account": .channel, "assignee": .holder, "assigned": .holder, "owner": .holder, "held": .holder,
      "author": .from, "by": .from, "user": .from, "handle": .from, "deadline": .due, "created": .opened,
      "date": .opened, "since": .opened, "changed": .updated, "number": .id, "order": .sort, "line": .escalatedTo,
      "escalated": .escalatedTo, "mentions": .mention, "mentioned": .mention, "prio": .priority, "subject": .topic,
      "about": .topic,
    ]

    /// The field that a person probably meant.
    static func nearest(to word: String) -> Field? {
      synonyms[word.lowercased()] ?? Model.nearest(to: word, among: allCases.map(\.rawValue)).flatMap(Field.init)
    }
  }
}
