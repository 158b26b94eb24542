import ArgumentParser
import Desk
import Triage

struct TriageLists: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "lists", abstract: "Check the team's own word lists, and show what they hold.",
    discussion: """
      The lists are the *.txt of the folder triage beside the configuration, or what `lists` in its [triage] names. With \
      SECTION, what Earshot itself lists there: `earshot triage lists medicine`.
      """)

  @Argument(help: ArgumentHelp("A section of the shipped lists, to see its words.", valueName: "section"))
  var section: [String] = []

  @OptionGroup var global: GlobalOptions

  func run(_ session: Session) throws {
    if !section.isEmpty { return try show(section.joined(separator: " "), session) }
    let files = try session.settings().words
    let words = try files.words()
    if global.json {
      return session.show(
        words.contents.map { list in
          [
            "file": .string(list.file),
            "sections": .array(list.sections.map { ["section": .string($0.name), "phrases": .int($0.phrases)] }),
          ]
        })
    }
    if words.contents.isEmpty {
      let place = files.paths.map { Words.safe($0) }.joined(separator: ", ")
      session.say("There are no word lists of your own" + (place.isEmpty ? "." : " in \(place)."))
    } else {
      var table = Table(.init(title: "section"), .init(title: "phrases", isNumber: true), .init(title: "file"))
      for list in words.contents {
        let file = Words.safe(list.file)
        if list.sections.isEmpty { table.add("─", "0", "\(file)") }
        for section in list.sections { table.add("\(section.name)", "\(Words.grouped(section.phrases))", "\(file)") }
      }
      session.show(table)
      if !words.topics.isEmpty { session.say("Topics of your own: \(words.topics.joined(separator: ", "))") }
    }
    session.say(
      "Sections there are: \(OwnWords.sections.joined(separator: ", ")), topic NAME; each also with not before it.")
  }

  /// The words that Earshot lists in a section.
  private func show(_ section: String, _ session: Session) throws {
    let lines = OwnWords.shipped(section)
    guard !lines.isEmpty else {
      throw Failure(.no, "There is no section [\(section)]; `earshot triage lists` names them.")
    }
    if global.json {
      return session.show(lines.map { ["languages": .string($0.languages), "words": .string($0.words)] })
    }
    var languages: String?
    for line in lines {
      if line.languages != languages {
        session.out.line(line.languages.isEmpty ? "[\(section)]" : "[\(section): \(line.languages)]")
      }
      languages = line.languages
      session.out.line(line.words)
    }
  }
}
