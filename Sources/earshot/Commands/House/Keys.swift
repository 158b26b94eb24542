import ArgumentParser
import Console

struct Keys: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "keys",
    abstract: "Print the keys of the console, as in docs/keys.md.")

  @OptionGroup var global: GlobalOptions

  func run(_ session: Session) throws {
    guard global.json else { return session.out.put(KeysPage.markdown) }
    session.show(
      ActionTable.all.map { spec in
        [
          "action": .string(spec.id.rawValue), "keys": .strings(spec.keys), "group": .string(spec.group.rawValue),
          "title": .string(spec.title), "sentence": .string(spec.sentence),
        ]
      })
  }
}
