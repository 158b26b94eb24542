import Foundation
import Testing

@Suite("A team's own word lists at the command line")
struct TriageListsTests {
  private func place(_ list: String) throws -> Place {
    let place = try Place()
    let folder = place.folder.appendingPathComponent(".config/earshot/triage")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(list.utf8).write(to: folder.appendingPathComponent("products.txt"))
    return place
  }

  private static let products = "[medicine]\nzelvanta, zelvenda\n[topic pen trouble]\nblue pen\n"

  @Test("the lists beside the configuration are read by read, explain, eval and import")
  func everywhere() async throws {
    let place = try place(Self.products)
    let text = "I took Zelvanta and got hives, and my blue pen leaks"
    let explained = await place.run(["triage", "explain", text])
    #expect(explained.out.contains("safety    product: met “Zelvanta”"))
    #expect(explained.out.contains("pen_trouble"))
    let read = await place.run(["triage", "read"], input: "{\"text\":\"\(text)\"}\n")
    #expect(read.out.contains("\"pen_trouble\""))
    let labelled = try place.write("text,adverse_event\n\"\(text)\",1\n", to: "l.csv")
    #expect(await place.run(["triage", "eval", labelled]).out.contains("accuracy 1.000"))
    let messages = try place.write("id,author,at,text\n1,mia,2026-11-20T09:00:00Z,\"\(text)\"\n", to: "m.csv")
    await place.earshot("import", messages, "--channel", "x:@acme")
    #expect(await place.earshot("list", "topic:pen_trouble", "--count", "--json").object["count"] as? Int == 1)
  }

  @Test("lists shows what they hold, and the words that are shipped")
  func lists() async throws {
    let place = try place(Self.products)
    let said = await place.run(["triage", "lists"])
    #expect(said.status == 0)
    #expect(said.lines.contains { $0.hasPrefix("medicine ") && $0.contains(" 2 ") && $0.hasSuffix("/products.txt") })
    #expect(said.error.contains("Topics of your own: pen_trouble"))
    let json = await place.run(["triage", "lists", "--json"]).objects
    #expect((json.first?["sections"] as? [[String: Any]])?.map { $0["phrases"] as? Int } == [2, 1])
    let shipped = await place.run(["triage", "lists", "topic", "price"])
    #expect(shipped.out.hasPrefix("[topic price]\nprice, prices"))
    #expect(shipped.out.contains("[topic price: fr]\nprix"))
    #expect(await place.run(["triage", "lists", "nonsense"]).status == 1)
    #expect(await place.run(["config", "check"]).out.contains("products.txt is right."))
  }

  @Test("nothing is read by lists with a mistake in them: file, line and what to do are told")
  func broken() async throws {
    let place = try place("[medicine]\nzelvanta\n[symptms]\nache\n")
    let file = place.path(".config/earshot/triage/products.txt")
    let fault = "\(file):3: there is no section [symptms]; did you mean [symptom]?\n"
    let messages = try place.write("id,author,at,text\n1,mia,2026-11-20T09:00:00Z,hello\n", to: "m.csv")
    for words in [
      ["triage", "lists"], ["config", "check"], ["triage", "explain", "hello"],
      ["import", messages, "--channel", "x:@a"],
    ] {
      let said = await place.run(["--desk", place.path("desk.sqlite")] + words)
      #expect(said.status == 78, "\(words)")
      #expect(said.error == fault, "\(words)")
    }
    #expect(await place.earshot("list").status == 0)
  }

  @Test("the configuration names lists that stand elsewhere; one that is not there is an error where it is named")
  func named() async throws {
    let place = try place("[nonsense")
    _ = try place.write(Self.products, to: "brands.txt")
    let config = try place.write("[triage]\nlists = [\"brands.txt\"]\n", to: "config.toml")
    #expect(await place.run(["triage", "lists", "--config", config]).out.contains("/brands.txt"))
    let missing = try place.write("[triage]\nlists = \"brand.txt\"\n", to: "config.toml")
    let said = await place.run(["config", "check", "--config", missing])
    #expect(said.status == 78)
    #expect(
      said.error == "\(missing):2:9: there is no file or folder brand.txt; make it, or take the name out\n")
  }
}
