import Model
import Testing

@testable import Triage

@Suite("A team's own words")
struct OwnWordsTests {
  private func words(_ text: String, _ more: String...) throws -> OwnWords {
    try OwnWords(([text] + more).enumerated().map { WordList(name: "\($0 + 1).txt", text: $1) })
  }

  private func refusals(_ text: String) -> [String] {
    do {
      _ = try words(text)
      return []
    } catch {
      return ((error as? WordListErrors)?.errors ?? []).map(\.description)
    }
  }

  @Test("a product of our own is a medicine, so that what it did is an adverse event with a named product")
  func product() throws {
    let text = "I took Zelvanta on Monday and got hives all over my arms"
    #expect(Triage.rulesAlone.examine(text).safety?.product.state != .met)
    let triage = try words("[medicine]\nzelvanta, zelvenda # as people misspell it\n").triage
    let found = triage.examine(text)
    #expect(found.reading.kind == .adverseEvent)
    #expect(found.safety?.product.state == .met)
    #expect(found.safety?.product.words == ["Zelvanta"])
    #expect(triage.examine("zelvenda gave my son hives").safety?.product.state == .met)
  }

  @Test("a topic of our own is named first, with its words, in the languages it is for")
  func topic() throws {
    let own = try words("[topic batch recall]\nbatch <number>, lot number\n[topic batch recall: fr]\nnuméro de lot\n")
    #expect(own.topics == ["batch_recall"])
    let reading = own.triage.read("How do I find the lot number? The price on the box is wrong.")
    #expect(reading.topics.first == "batch_recall")
    #expect(reading.topics.contains("price"))
    #expect(reading.reasons.first { $0.supports == "topic:batch_recall" }?.words == ["lot number"])
    #expect(own.triage.read("Où est le numéro de lot sur la boîte ?").topics.contains("batch_recall"))
    #expect(!own.triage.read("Where is the numéro de lot on the box that I have?").topics.contains("batch_recall"))
    #expect(Triage.standard.read("How do I find the lot number?").topics.contains("batch_recall") == false)
  }

  @Test("two topics of our own at the same words are both named")
  func twoTopics() throws {
    let own = try words("[topic one]\nblue fern\n", "[topic two]\nblue fern, ferns\n")
    #expect(own.triage.read("my blue fern").topics == ["one", "two"])
  }

  @Test("a shipped phrase is taken away, in one language or in all")
  func takeAway() throws {
    let text = "I took ibuprofen and got hives"
    let without = try words("[not symptom]\nhives\n")
    #expect(without.triage.read(text).reasons.contains { $0.rule == "symptom after medicine" } == false)
    #expect(Triage.standard.read(text).reasons.contains { $0.rule == "symptom after medicine" })
    let french = try words("[not symptom: fr]\nhives\n")
    #expect(french.triage.read(text).reasons.contains { $0.rule == "symptom after medicine" })
    // Words of ours can be taken away by a later list.
    #expect(try words("[topic fern]\nfern\n[medicine]\npenna\n", "[not medicine]\npenna\n").contents[1].phrases == 1)
  }

  @Test("what a list holds is counted by section")
  func contents() throws {
    let own = try words("[medicine]\nzelvanta, zelvenda\n[topic fern]\nblue fern\n[medicine]\nzelvo\n")
    #expect(own.contents[0].sections.map(\.name) == ["medicine", "topic fern"])
    #expect(own.contents[0].sections.map(\.phrases) == [3, 1])
    #expect(own.phrases == 4)
  }

  @Test(
    "a mistake is refused with its file, its line and what to do",
    arguments: [
      ("[medicin]\nzelvanta", "1.txt:1: there is no section [medicin]; did you mean [medicine]?"),
      ("[not medicin]\nzelvanta", "1.txt:1: there is no section [not medicin]; did you mean [not medicine]?"),
      ("[not symptom]\nhive", "1.txt:2: [symptom] does not list \"hive\" so; write it as it stands there"),
      (
        "[topic Prix élevé]\nx",
        "1.txt:1: Prix_élevé: a topic's name has small letters, digits and spaces, 40 at the most"
      ),
      (
        "[format 2]\n[symptom]\nrash",
        "1.txt:1: the list is written for format 2, and this Earshot reads up to 1: update Earshot"
      ),
      ("[medicine: xx]\nzelvanta", "1.txt:1: xx is not a language of the lists: en fr de es it pt nl"),
    ])
  func mistakes(_ text: String, _ message: String) {
    #expect(refusals(text) == [message])
  }

  @Test("all mistakes are told, and the present format may be named")
  func all() throws {
    #expect(refusals("[format 1]\n[medicin]\nx\n[symptom]\nr*\n").count == 2)
    #expect(try words("[format 1]\n[medicine]\nzelvanta\n").phrases == 1)
  }

  @Test("a shipped list knows no topic of a team, and takes nothing away")
  func shippedOnly() {
    let parsed = WordListParser.parse([WordList(name: "x.txt", text: "[topic fern]\nfern\n[not symptom]\nrash")])
    #expect(parsed.errors.count == 2)
  }

  @Test("the words of a shipped section can be seen")
  func shipped() {
    #expect(OwnWords.shipped("medicine").contains { $0.words.contains("paracetamol") })
    #expect(OwnWords.shipped("topic price").first { $0.languages == "fr" }?.words.hasPrefix("prix") == true)
    #expect(OwnWords.shipped("nothing").isEmpty)
    #expect(OwnWords.sections.contains("side effect"))
  }
}
