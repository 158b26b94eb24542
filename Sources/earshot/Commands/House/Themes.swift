import ArgumentParser
import Terminal

struct Themes: Subcommand {
  static let configuration = CommandConfiguration(
    commandName: "themes",
    abstract: "List the themes: the shipped ones and your own.",
    discussion: "Your own are files in the folder `themes` beside the configuration. T in the console switches live.")

  @OptionGroup var global: GlobalOptions

  func run(_ session: Session) throws {
    let library = ThemeLibrary(folder: ThemeLibrary.userFolder(environment: session.around.environment.all))
    let themes = try library.names.map { try library.theme($0) }
    if global.json {
      return session.show(
        themes.map {
          [
            "name": .string($0.name), "background": .string($0.background.rawValue), "summary": .string($0.summary),
          ]
        })
    }
    var table = Table(.init(title: "name"), .init(title: "background"), .init(title: "what it is"))
    for theme in themes { table.add(.init(theme.name), .init(theme.background.rawValue), .init(theme.summary)) }
    session.show(table)
  }
}
