import Chance
import Foundation
import Model
import Testing

@Suite("Reading a query")
struct QueryReadingTests {
  @Test("joins terms by and, values by or")
  func termsAndValues() throws {
    let query = try Query(
      "is:open kind:complaint,question -label:x segment:patient due:<30m holder:none channel:mastodon lang:FR sort:due")
    #expect(
      query.terms == [
        .init(.state([.open])), .init(.kind([.complaint, .question])), .init(.label(["x"]), negated: true),
        .init(.segment([.patient])), .init(.due([.left(.less(1_800_000))])), .init(.holder([.none])),
        .init(.channel(["mastodon"])), .init(.language(["fr"])),
      ])
    #expect(query.sort == .due)
  }

  @Test(
    "understands each way to say a value",
    arguments: [
      ("kind:adverse", .kind([.adverseEvent])), ("KIND:Adverse-Event", .kind([.adverseEvent])),
      ("also:media_enquiry", .also([.mediaEnquiry])),
      ("priority:>=high", .priority([.atLeast(.high)])), ("priority:3", .priority([.equal(.urgent)])),
      ("urgency:>=2", .urgency([.atLeast(.today)])),
      ("urgency:0,2..3", .urgency([.equal(.calm), .between(.today, .now)])),
      ("followers:>1000", .followers([.more(1000)])), ("followers:<=50k", .followers([.atMost(50_000)])),
      ("followers:1k..2m", .followers([.between(1000, 2_000_000)])), ("followers:..9", .followers([.atMost(9)])),
      ("due:overdue,none", .due([.overdue, .none])), ("due:<-1h", .due([.left(.less(-3_600_000))])),
      ("due:<=2026-11-01", .due([.day(.atMost(CivilDate(days: 20_758)))])),
      ("age:>2h", .age([.more(7_200_000)])), ("age:\"> 1h 30m\"", .age([.more(5_400_000)])),
      ("age:1h..4h", .age([.between(3_600_000, 14_400_000)])), ("age:=2h", .age([.equal(7_200_000)])),
      ("updated:>=2026-11-01", .updated([.day(.atLeast(CivilDate(days: 20_758)))])),
      ("opened:2026-11-01", .opened([.day(.equal(CivilDate(days: 20_758)))])),
      ("opened:2026-11-01..2026-11-03", .opened([.day(.between(CivilDate(days: 20_758), CivilDate(days: 20_760)))])),
      (
        "opened:>2026-11-01T09:30",
        .opened([.instant(.more(Instant(milliseconds: 20_758 * 86_400_000 + 34_200_000)))])
      ),
      ("id:1,2", .id([.init(rawValue: 1), .init(rawValue: 2)])),
      ("from:@Mia_h,jo", .from(["Mia_h", "jo"])),
      ("holder:me,ana,\"me\"", .holder([.me, .named("ana"), .named("me")])),
      ("escalated-to:chief", .escalatedTo([.named("chief")])),
      ("channel:mastodon:@acme@social.example", .channel(["mastodon:@acme@social.example"])),
      ("label:\"call back\",x", .label(["call back", "x"])), (#"label:"a \"b\" \\""#, .label([#"a "b" \"#])),
      ("segment:public-official", .segment([.publicOfficial])),
    ] as [(String, Query.Condition)])
  func values(text: String, condition: Query.Condition) throws {
    #expect(try Query(text).terms == [.init(condition)])
  }

  @Test("takes bare words, phrases and beginnings as text to search")
  func words() throws {
    let query = try Query(#"refund* "exact words" -scam 10:30 https://a.example/b -"so what"* don't"#)
    let phrases: [(String, Bool)] = [
      ("refund", true), ("exact words", false), ("scam", false), ("10:30", false), ("https://a.example/b", false),
      ("so what", true), ("don't", false),
    ]
    let wanted = try phrases.map {
      Query.Condition.text(try #require(.init($0.0, isPrefix: $0.1, inAllForms: $0.0 == "scam")))
    }
    #expect(query.terms.map(\.condition) == wanted)
    #expect(query.terms.map(\.negated) == [false, false, true, false, false, true, false])
    #expect(query.order == .newest)
    #expect(try Query("is:open").order == .due && Query("word sort:oldest").order == .oldest)
    #expect(try Query("sort:relevance word").order == .relevance)
    #expect(Query(sort: .relevance).order == .newest, "nothing is more relevant than the rest")
    #expect(try Query("  ").terms.isEmpty)
  }

  @Test("takes a bare word of letters in all its forms, and what is quoted, starred or marked as it is")
  func forms() throws {
    func forms(_ text: String) throws -> [String] { try #require(try Query(text).phrases.first).forms }
    for text in ["refund", "REFUND", "réfund", "refund?", "refund,", "-x refund"] {
      #expect(try Set(forms(text)).isSuperset(of: ["refund", "refunds", "refunded", "refunding"]), "\(text)")
    }
    for text in ["\"refund\"", "refund*", "\"refund\"*", "#refund", "@refund", "(refund)"] {
      #expect(try forms(text) == ["refund"], "\(text)")
    }
    #expect(try forms("re-refund") == ["re refund"])
    #expect(try Query("label:refund from:refund").phrases.isEmpty)
  }

  @Test(
    "says what is wrong, where, and what was meant",
    arguments: [
      ("is:open kin:complaint", 9, 4, "there is no field 'kin:'", "kind:"),
      ("assignee:ana", 1, 9, "there is no field 'assignee:'", "holder:"),
      ("zzzz:1", 1, 5, "there is no field 'zzzz:'; to search for the text, put it in quotes", nil),
      ("kind:complant", 6, 8, "'complant' is no value of kind:", "kind:complaint"),
      ("is:opne,done", 4, 4, "'opne' is no value of is:", "is:open"),
      (
        "stance:angry", 8, 5, "'angry' is no value of stance: say one of supportive, neutral, unsupportive", nil
      ),
      ("priority:hgh", 10, 3, "'hgh' is no priority: there is low, normal, high, urgent", "priority:high"),
      ("urgency:4", 9, 1, "'4' is no urgency: it goes from 0 to 3", nil),
      ("followers:>many", 11, 5, "'many' is no number: say 1200, 50k or 2m", nil),
      ("followers:9999999999999m", 11, 14, "'9999999999999m' is no number: say 1200, 50k or 2m", nil),
      ("followers:5..1", 11, 4, "the range runs backward: the smaller end comes first", nil),
      ("followers:..", 11, 2, "a range needs an end: say 1..5, 1.. or ..5", nil),
      ("followers:>", 11, 1, "a value is missing after '>'", nil),
      ("id:-1", 4, 2, "'-1' is no number: say 1200, 50k or 2m", nil),
      ("due:30m", 5, 3, "due: needs a side: < or >", "due:<30m or due:>30m"),
      (
        "age:>soon", 5, 5, "'soon' is no time: a number must stand here: say 30m, 2h or 1h 30m", nil
      ),
      ("due:overdu", 5, 6, "'overdu' is no time: a number must stand here: say 30m, 2h or 1h 30m", "due:overdue"),
      ("opened:>2026-02-30", 8, 11, "there is no day '2026-02-30': say 2026-11-01", nil),
      ("opened:2026-02-01T25:00", 8, 16, "'2026-02-01T25:00' is no time: say 2026-11-01T14:30 (UTC)", nil),
      ("é kind:", 3, 5, "kind: needs a value", "kind:question,complaint"),
      ("kind:question,", 15, 1, "a value is missing after the comma", "kind:question,complaint"),
      ("from:@", 6, 1, "a handle is missing after the @", nil),
      ("hello \"wor ld", 7, 7, "the quote is not closed", nil),
      ("label:\"x", 7, 2, "the quote is not closed", nil),
      ("\"a\"b", 1, 4, "a space must follow the closing quote", nil),
      ("!!! is:open", 1, 3, "there is no letter or digit to search for", nil),
      ("-", 1, 1, "there is no letter or digit to search for", nil),
      ("sort:due sort:newest", 10, 11, "there is already a sort: one is enough", nil),
      ("-sort:due", 1, 9, "a sort cannot be turned round", "sort:newest or sort:oldest"),
      ("sort:due,newest", 10, 6, "there is one sort only", nil),
      (
        "-word is:open sort:relevance", 15, 14, "there are no words to rank by: add some, or take another order",
        "sort:newest"
      ),
      ("sort:deu", 6, 3, "'deu' is no value of sort:", "sort:due"),
    ] as [(String, Int, Int, String, String?)])
  func faults(text: String, column: Int, length: Int, message: String, suggestion: String?) {
    let error = #expect(throws: QueryError.self) { try Query(text) }
    #expect(error == QueryError(column: column, length: length, message: message, suggestion: suggestion))
  }

  @Test("of any text ends in a query or an error within the text")
  func anyText() {
    let pieces = [
      "is:", "open", "-", "\"", "\\", ",", ":", " ", "due:", "<", ">=", "..", "30m", "2026-11-01", "T", "\u{301}",
      "👩‍👩‍👧", "\r\n", "\0", "*", "label:", "x", "sort:", "from:@", "=", "999999999999999999999", "kind:", "é", "//",
    ]
    var random = SplitMix(seed: 17)
    for _ in 0..<4000 {
      let count = Int.random(in: 0...9, using: &random)
      let text = (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      do throws(QueryError) {
        let query = try Query(text)
        #expect((try? Query(query.description)) == query, "\(text.debugDescription) → \(query)")
      } catch {
        #expect((1...text.count + 1).contains(error.column) && error.length >= 1)
      }
    }
  }
}
