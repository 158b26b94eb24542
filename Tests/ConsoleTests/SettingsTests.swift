import Config
import Terminal
import Testing

@testable import Console
@testable import Model

@Suite struct SettingsTests {
  private func read(_ text: String) throws -> ConsoleSettings {
    let file = try ConfigFile(text: text, path: "config.toml")
    var settings = ConsoleSettings()
    settings.read(file)
    try file.finish()
    return settings
  }

  private func errors(_ text: String) -> [String] {
    do {
      _ = try read(text)
      return []
    } catch let errors as ConfigErrors {
      return errors.errors.map(\.description)
    } catch {
      return ["\(error)"]
    }
  }

  @Test func `Every key of the documentation is read`() throws {
    let settings = try read(
      """
      theme = "paper"
      mouse = false
      links = false
      clock = "12h"
      plain = true
      preview = "follow"
      editor = ["nvim", "+startinsert"]
      time-zone = "Europe/Paris"
      [panes]
      views = 20
      conversation = 60
      [alerts]
      by = "osc777"
      for = ["urgent"]
      quiet = "22:00-07:00"
      [keys]
      hold = "h"
      next = ["g n", "Ctrl-n"]
      copy = ""
      """)
    #expect(settings.theme == "paper")
    #expect(!settings.mouse)
    #expect(!settings.links)
    #expect(settings.clock == .hours12)
    #expect(settings.plain)
    #expect(settings.alerts.by == .osc777)
    #expect(settings.alerts.occasions == [.urgent])
    #expect([21 * 60 + 59, 22 * 60, 0, 419, 420].map(settings.alerts.isQuiet) == [false, true, true, true, false])
    #expect(settings.preview == .follow)
    #expect(settings.editor == ["nvim", "+startinsert"])
    #expect(settings.zone.identifier == "Europe/Paris")
    #expect(settings.panes == .init(views: 20, conversation: 60))
    #expect(settings.keys.hint(for: .hold) == "h")
    #expect(settings.keys.sequences(for: .next).map(\.description) == ["g n", "Ctrl-n"])
    #expect(settings.keys.hint(for: .copy) == nil)
    #expect(settings.keys.hint(for: .reply) == "r")
  }

  @Test(arguments: [
    ("clock = \"13h\"", "config.toml:1:9: \"clock\" must be one of 24h, 24h-seconds, 12h, 12h-seconds, not \"13h\""),
    ("[keys]\nhlod = \"h\"", "config.toml:2:8: there is no action \"hlod\"; did you mean \"hold\"?"),
    ("[keys]\nhold = \"Hyper-x\"", "config.toml:2:8: \"Hyper-x\" is no key: say j, G, Ctrl-d"),
    ("[keys]\nhold = \"j\"", "config.toml:2:8: j is also \"move-down\": give that another key as well"),
    ("[keys]\nhold = \"g\"", "config.toml:2:8: g cannot go with g"),
    ("[panes]\nviews = 500", "config.toml:2:9: \"views\" must be between 12 and 60, not 500"),
    ("time-zone = \"Mars/Base\"", "config.toml:1:13: this machine knows no time zone \"Mars/Base\""),
    ("thme = \"dark\"", "config.toml:1:1: unknown key \"thme\"; did you mean \"theme\"?"),
  ])
  func `What is wrong is said where it is`(_ text: String, _ message: String) {
    let found = errors(text)
    #expect(found.contains { $0.hasPrefix(message) }, "\(found)")
  }

  @Test func `Two keys of one's own may change places`() throws {
    let settings = try read("[keys]\nhold = \"n\"\nnote = \"c\"")
    #expect(settings.keys.conflicts.isEmpty)
    #expect(settings.keys.hint(for: .hold) == "n")
  }
}
