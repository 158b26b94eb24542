import Config
import Foundation
import Model

/// Policies and calendars as people write them: `docs/policies.md`.
///
/// ```toml
/// [calendars.office]
/// zone = "Europe/Paris"
/// mon = ["09:00-12:30", "13:30-17:30"]
/// holidays = { "2026-12-25" = "Christmas" }
///
/// [[policies]]
/// name = "complaints"
/// when = "kind:complaint"
/// first_response = "2h on office"
/// ```
enum PolicyFile {
  /// Reads a file.
  ///
  /// - Returns: the book; its version is set when the desk takes it.
  /// - Throws: `ConfigErrors` with all that is wrong, each with its line and column.
  static func read(_ path: String) throws(ConfigErrors) -> PolicyBook {
    try book(of: try ConfigFile.read(path))
  }

  /// Reads a text; `path` is what errors call it.
  static func read(text: String, path: String) throws(ConfigErrors) -> PolicyBook {
    try book(of: try ConfigFile(text: text, path: path))
  }

  private static func book(of file: ConfigFile) throws(ConfigErrors) -> PolicyBook {
    let root = file.root
    let calendars = root.table("calendars").map { table in
      table.keys.compactMap { name in table.table(name).map { CalendarTable.calendar($0, named: name) } }
    }
    let names = (calendars ?? []).map(\.name)
    let common = root.table("common").map { targets(in: $0, calendars: names) } ?? [:]
    let policies = root.tables("policies").compactMap { policy(in: $0, calendars: names) }
    let holdMinutes = root.table("team")?.int("hold_minutes", in: 0...PolicyBook.holdMinutesBound)
    let skills = skills(in: root)
    let assignments = root.tables("assign").compactMap(rule)
    if calendars == nil { root.missing("calendars") }
    if policies.isEmpty, !root.contains("policies") { root.missing("policies") }
    try file.finish()
    do throws(PolicyError) {
      return try PolicyBook(
        version: 1, calendars: calendars ?? [], policies: policies, common: common,
        holdMinutes: holdMinutes ?? PolicyBook.usualHoldMinutes,
        assignments: assignments, skills: skills)
    } catch {
      throw ConfigErrors([ConfigError(path: file.path, at: nil, "\(error)")])
    }
  }

  private static func policy(in table: ConfigTable, calendars: [String]) -> Policy? {
    let name = table.string("name")
    if !table.contains("name") { table.missing("name") }
    let when = query(in: table)
    let targets = targets(in: table, calendars: calendars)
    guard let name else { return nil }
    return Policy(name: name, when: when, targets: targets)
  }

  private static func query(in table: ConfigTable) -> Query {
    table.decode("when") { text throws(ConfigProblem) in
      do throws(QueryError) {
        return try Query(text)
      } catch {
        throw ConfigProblem("in the query, \(error)")
      }
    } ?? Query()
  }

  /// `[skills.ben]` with `languages` and `segments`.
  private static func skills(in root: ConfigTable) -> [String: Skills] {
    guard let table = root.table("skills") else { return [:] }
    var skills: [String: Skills] = [:]
    for name in table.keys {
      guard let one = table.table(name) else { continue }
      skills[name] = Skills(
        languages: one.strings("languages")?.map { $0.lowercased() } ?? [],
        segments: one.strings("segments")?.map { Segment(rawValue: $0) } ?? [])
    }
    return skills
  }

  /// One `[[assign]]`.
  private static func rule(in table: ConfigTable) -> AssignmentRule? {
    let name = table.string("name")
    if !table.contains("name") { table.missing("name") }
    let when = query(in: table)
    if when.asksForText {
      table.reject("when", "a rule cannot search for words; ask for kind:, topic:, lang: and the like")
    }
    let to = table.strings("to") ?? []
    if table.contains("to"), to.isEmpty { table.reject("to", "\"to\" names nobody; leave it out for everybody") }
    if let twice = to.first(where: { name in to.count { $0 == name } > 1 }) {
      table.reject("to", "\"to\" names \(twice) twice")
    }
    let way = table.choice("by", of: AssignmentRule.Way.allCases.map(\.rawValue)).flatMap(AssignmentRule.Way.init)
    let isOnlyHere = table.bool("only_here") ?? false
    guard let name else { return nil }
    return AssignmentRule(name: name, when: when, to: to, way: way ?? .load, isOnlyHere: isOnlyHere)
  }

  /// `first_response = "4h on office"` and the like.
  private static func targets(in table: ConfigTable, calendars: [String]) -> [Clock.Kind: Policy.Target] {
    var targets: [Clock.Kind: Policy.Target] = [:]
    for kind in Clock.Kind.allCases {
      targets[kind] = table.decode(kind.rawValue) { text throws(ConfigProblem) in
        try target(text, calendars: calendars)
      }
    }
    return targets
  }

  private static func target(_ text: String, calendars: [String]) throws(ConfigProblem) -> Policy.Target {
    guard let on = text.range(of: " on ", options: .backwards) else {
      throw ConfigProblem("\"\(text)\" must say how long and on which calendar, as in \"4h on office\"")
    }
    let name = text[on.upperBound...].trimmed
    guard calendars.contains(name) else {
      throw ConfigProblem(
        "there is no calendar \"\(name)\" in this file", suggestion: Spelling.closest(to: name, among: calendars))
    }
    let milliseconds: Int64
    do throws(DurationText.Failure) {
      milliseconds = try DurationText.parse(text[..<on.lowerBound])
    } catch {
      throw ConfigProblem("\"\(text)\": \(error.message)")
    }
    guard milliseconds > 0 else { throw ConfigProblem("a clock needs more than no time") }
    return Policy.Target(milliseconds: milliseconds, calendar: name)
  }
}
