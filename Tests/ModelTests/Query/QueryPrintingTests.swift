import Chance
import Foundation
import Model
import Testing

@Suite("Printing a query")
struct QueryPrintingTests {
  @Test(
    "gives the one way to write it",
    arguments: [
      ("  IS:Open   kind:adverse ", "is:open kind:adverse_event"), ("from:@mia", "from:mia"),
      ("sort:newest hello", "hello sort:newest"), ("followers:50k..", "followers:>=50000"),
      ("due:<90m", "due:<1h30m"), ("label:\"x\"", "label:x"), ("label:\"a b\"", "label:\"a b\""),
      ("\"word\"", "\"word\""), ("\"10:30\"", "10:30"), ("\"#word\"", "#word"), ("\"is:open\"", "\"is:open\""),
      ("a,b", "a,b"), ("", ""),
      ("updated:>2026-11-01t09:00", "updated:>2026-11-01T09:00:00Z"), ("holder:\"none\"", "holder:\"none\""),
    ])
  func canonical(text: String, printed: String) throws {
    #expect(try Query(text).description == printed)
  }

  @Test("and reading it gives the same query, for many seeded queries")
  func roundTrip() throws {
    var made = Made(random: SplitMix(seed: 23))
    for _ in 0..<3000 {
      let query = made.query()
      #expect(try Query(query.description) == query, "\(query)")
    }
  }

  @Test("is how it goes into JSON")
  func codable() throws {
    let view = View(name: "Mine", query: try Query("is:mine -is:done"))
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let json = try encoder.encode(view)
    #expect(String(decoding: json, as: UTF8.self) == #"{"name":"Mine","query":"is:mine -is:done"}"#)
    #expect(try JSONDecoder().decode(View.self, from: json) == view)
    let error = #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(View.self, from: Data(#"{"name":"x","query":"is:opne"}"#.utf8))
    }
    #expect("\(String(describing: error))".contains("column 4: 'opne' is no value of is: (did you mean is:open?)"))
  }

  @Test("the standard views can be read back, and their names are unique")
  func standardViews() throws {
    for view in View.standard { #expect(try Query(view.query.description) == view.query) }
    #expect(Set(View.standard.map(\.name)).count == View.standard.count)
  }
}

/// Any query, also such as nobody would type.
private struct Made {
  var random: SplitMix

  mutating func query() -> Query {
    let terms = (0..<Int.random(in: 0...5, using: &random)).map { _ in
      Query.Term(condition(), negated: Bool.random(using: &random))
    }
    let query = Query(terms: terms, sort: Bool.random(using: &random) ? nil : one(Query.Sort.allCases))
    // Without words there is nothing to rank by, and it cannot be read.
    return query.sort == .relevance && query.phrases.isEmpty ? Query(terms: terms) : query
  }

  private mutating func condition() -> Query.Condition {
    switch Int.random(in: 0...18, using: &random) {
    case 0: .state(some { $0.one(Query.State.allCases) })
    case 1: .kind(some { $0.one(Kind.allCases) })
    case 2: .also(some { $0.one(Kind.allCases) })
    case 3: .stance(some { $0.one(Stance.allCases) })
    case 4: .segment(some { $0.one(Segment.builtIn) })
    case 5: .topic(some { $0.word() })
    case 6: .label(some { $0.word() })
    case 7: .priority(some { $0.comparison { $0.one(Priority.allCases) } })
    case 8: .urgency(some { $0.comparison { $0.one(Urgency.allCases) } })
    case 9: .channel(some { $0.word() })
    case 10: .holder(some { $0.person() })
    case 11: .from(some { $0.word() })
    case 12: .followers(some { $0.comparison { Int.random(in: 0...9_000_000, using: &$0.random) } })
    case 13: .due(some { $0.due() })
    case 14: .age(some { $0.comparison { $0.milliseconds() } })
    case 15: .opened(some { $0.moment() })
    case 16: .updated(some { $0.moment() })
    case 17: .id(some { .init(rawValue: Int64.random(in: 0...Int64.max, using: &$0.random)) })
    default: phrase()
    }
  }

  private mutating func phrase() -> Query.Condition {
    let text = word() + (Bool.random(using: &random) ? "" : " ") + word()
    return Query.Phrase(text, isPrefix: Bool.random(using: &random)).map { .text($0) }
      ?? .escalatedTo(some { $0.person() })
  }

  private mutating func some<Value>(_ make: (inout Made) -> Value) -> [Value] {
    (0..<Int.random(in: 1...3, using: &random)).map { _ in make(&self) }
  }

  private mutating func one<Value>(_ values: [Value]) -> Value {
    values[Int.random(in: 0..<values.count, using: &random)]
  }

  private mutating func word() -> String {
    let pieces = [
      "a", "Z", "é", " ", ",", "\"", "\\", ":", "-", "*", "@", "..", "\u{301}", "\u{202E}", "👍🏽", "\n", "is:", "me",
      "none", "東京", "<", "=", "\u{A0}",
    ]
    return (0..<Int.random(in: 1...4, using: &random)).map { _ in one(pieces) }.joined()
  }

  private mutating func person() -> Query.Person {
    switch Int.random(in: 0...3, using: &random) {
    case 0: .none
    case 1: .me
    default: .named(word())
    }
  }

  private mutating func comparison<Value: Comparable & Hashable & Sendable>(_ value: (inout Made) -> Value)
    -> Query.Comparison<Value>
  {
    let (a, b) = (value(&self), value(&self))
    return one([.equal(a), .less(a), .atMost(a), .more(a), .atLeast(a), .between(min(a, b), max(a, b))])
  }

  private mutating func milliseconds() -> Int64 { Int64.random(in: -10_000_000_000...100_000_000_000, using: &random) }

  private mutating func moment() -> Query.Moment {
    switch Int.random(in: 0...2, using: &random) {
    case 0: .ago(comparison { $0.milliseconds() })
    case 1: .day(comparison { CivilDate(days: Int.random(in: -10_000...40_000, using: &$0.random)) })
    default:
      .instant(comparison { Instant(milliseconds: Int64.random(in: 0...4_000_000_000_000, using: &$0.random)) })
    }
  }

  private mutating func due() -> Query.Due {
    switch Int.random(in: 0...3, using: &random) {
    case 0: .overdue
    case 1: .none
    default:
      switch moment() {
      case .ago(let left): .left(left)
      case .day(let day): .day(day)
      case .instant(let instant): .instant(instant)
      }
    }
  }
}
