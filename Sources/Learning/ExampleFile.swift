package import Model

/// An example message of ours, with what a careful teammate would say of it.
package struct ExampleMessage: Sendable, Equatable {
  package var kind: Kind
  package var also: [Kind]
  package var stance: Stance
  package var needsReply: Bool
  /// Why somebody must know today: words of `ExampleFile.alarms`.
  package var alarms: [String]
  package var text: String
}

/// An example profile of ours.
package struct ExampleProfile: Sendable, Equatable {
  package var segment: String
  package var also: [String]
  package var isOrganisation: Bool
  package var isHealth: Bool
  package var name: String
  package var bio: String
}

/// Reads the example files, a line an example, fields between tabs, comments after `#`:
///
///     kind  also  stance (+ 0 -)  reply (y n)  alarms  text
///     segment  also  organisation (y n)  health (y n)  name  bio
package enum ExampleFile {
  package static let alarms = ["harm", "threat", "legal", "press", "public_figure", "fraud", "boycott", "viral"]

  /// A line that is no example, and why.
  package struct Fault: Error, Equatable, CustomStringConvertible {
    package var file: String
    package var line: Int
    package var what: String
    package var description: String { "\(file):\(line): \(what)" }
  }

  package static func messages(_ text: String, file: String) throws(Fault) -> [ExampleMessage] {
    try lines(text, file) { fields throws(Problem) in
      try count(fields, 6)
      guard let kind = Kind(rawValue: fields[0]) else { throw Problem(what: "\(fields[0]) is no kind") }
      var also: [Kind] = []
      for word in words(fields[1]) {
        guard let kind = Kind(rawValue: word) else { throw Problem(what: "\(word) is no kind") }
        also.append(kind)
      }
      let stances: [String: Stance] = ["+": .supportive, "0": .neutral, "-": .unsupportive]
      guard let stance = stances[fields[2]] else { throw Problem(what: "a stance is +, 0 or -, not \(fields[2])") }
      for word in words(fields[4]) where !alarms.contains(word) { throw Problem(what: "\(word) is no alarm") }
      return ExampleMessage(
        kind: kind, also: also, stance: stance, needsReply: try flag(fields[3]), alarms: words(fields[4]),
        text: fields[5].replacing("\\n", with: "\n"))
    }
  }

  package static func profiles(_ text: String, file: String) throws(Fault) -> [ExampleProfile] {
    try lines(text, file) { fields throws(Problem) in
      try count(fields, 6)
      for word in [fields[0]] + words(fields[1]) where !Segment.builtIn.contains(Segment(rawValue: word)) {
        throw Problem(what: "\(word) is no segment")
      }
      return ExampleProfile(
        segment: fields[0], also: words(fields[1]), isOrganisation: try flag(fields[2]),
        isHealth: try flag(fields[3]), name: fields[4] == "-" ? "" : fields[4],
        bio: fields[5].replacing("\\n", with: "\n"))
    }
  }

  private struct Problem: Error { var what: String }

  private static func lines<T>(
    _ text: String, _ file: String, _ read: ([String]) throws(Problem) -> T
  ) throws(Fault) -> [T] {
    var found: [T] = []
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      if line.isEmpty || line.hasPrefix("# ") || line == "#" { continue }
      do throws(Problem) {
        found.append(try read(line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)))
      } catch {
        throw Fault(file: file, line: index + 1, what: error.what)
      }
    }
    return found
  }

  private static func count(_ fields: [String], _ wanted: Int) throws(Problem) {
    if fields.count != wanted { throw Problem(what: "\(fields.count) fields between tabs, and \(wanted) are wanted") }
    if fields[wanted - 1].isEmpty { throw Problem(what: "there is no text") }
  }

  private static func words(_ field: String) -> [String] {
    field == "-" || field.isEmpty ? [] : field.split(separator: ",").map(String.init)
  }

  private static func flag(_ field: String) throws(Problem) -> Bool {
    switch field {
    case "y": true
    case "n": false
    default: throw Problem(what: "\(field) stands where y or n must stand")
    }
  }
}
