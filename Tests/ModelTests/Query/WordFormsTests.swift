import Chance
import Model
import Testing

@Suite("The forms of a word")
struct WordFormsTests {
  /// What a person searches for, and what others have written.
  struct Pair: CustomStringConvertible, Sendable {
    let searched: String
    let written: String

    var description: String { "\(searched)/\(written)" }

    var isFound: Bool { WordForms.of(Words.folded(searched)).contains(Words.folded(written)) }

    /// `refund/refunds price/prices`
    static func list(_ text: String) -> [Pair] {
      text.split(separator: " ").map { pair in
        let words = pair.split(separator: "/").map(String.init)
        return Pair(searched: words[0], written: words[1])
      }
    }
  }

  static let languages: [(name: String, same: String, apart: String)] = [
    (
      "en",
      "refund/refunds refund/refunded refunds/refunding price/prices prices/pricing reply/replies replied/replying "
        + "stop/stopped stopping/stops cancel/cancelled cancelled/canceling rash/rashes wishes/wish dose/doses use/using "
        + "box/boxes agree/agreed charge/charged tablet/tablets answer/answered company/companies try/tried",
      "rate/rat rating/rat plan/plane car/care treat/treatment inform/information even/evening clear/clean new/news "
        + "list/listen count/counter reply/replay hop/hope star/stare help/helpless pill/pillow the/thing"
    ),
    (
      "fr",
      "rembourser/remboursé remboursée/rembourser rembourse/remboursent comprimé/comprimés normal/normaux normale/normaux "
        + "dernier/dernière furieux/furieuse actif/active petit/petites certaine/certains bureau/bureaux fini/finie "
        + "nouveau/nouvelle finir/finissent attendre/attendu reçu/reçue pharmacien/pharmacienne public/publique "
        + "livraison/livraisons médicament/médicaments",
      "rembourser/remboursement mois/moi fois/foi mais/mai comme/commun livre/livraison cas/casse pain/paix fils/fil "
        + "port/porter santé/sans jour/journal"
    ),
    (
      "de",
      "Tablette/Tabletten Lieferung/Lieferungen Rückerstattung/Rückerstattungen bestellt/bestellte bestellen/bestellt "
        + "zahlen/gezahlt gezahlt/zahlte kaufen/gekauft warten/gewartet wartet/warten Produkt/Produkte Ärztin/Ärztinnen "
        + "Mitarbeiter/Mitarbeitern schlecht/schlechte schlechten/schlechtes große/großen Preis/Preise "
        + "freundlich/freundlicher Patient/Patienten Arzt/Ärzt",
      "bestellen/Bestellung zahlen/Zahl leider/leiden Gift/geben krank/Krankheit wegen/Wege außen/außer Liste/Lust "
        + "Kunde/kündigen Not/Note Arzt/Art helfen/Hilfe"
    ),
    (
      "es",
      "reembolso/reembolsos reembolsar/reembolsado pagar/pago pagado/pagar pagaron/pagado compré/comprar llamar/llamaron "
        + "medicamento/medicamentos reacción/reacciones doctor/doctores vez/veces bueno/buena malos/malo "
        + "contento/contenta recibir/recibido recibido/recibieron comer/comido hospital/hospitales enviado/enviada",
      "casa/caso modo/moda pagar/pagador como/comer para/parar pelo/pela dios/dio seis/sei dolor/dolido salud/saludo "
        + "mano/mana precio/preciso"
    ),
    (
      "it",
      "rimborso/rimborsi compressa/compresse reazione/reazioni dottore/dottori pagare/pagato pagato/pagata "
        + "farmaco/farmaci contento/contenta contenti/contente banca/banche tedesco/tedeschi spedire/spedito "
        + "ricevere/ricevuto prezzo/prezzi paziente/pazienti ospedale/ospedali cambiato/cambiando",
      "caso/casa modo/moda rimborso/rimborsabile pagare/pagamento reazione/reagire mano/mani dare/dato pena/pene cura/curo sale/sala "
        + "farmaco/farmacia"
    ),
    (
      "pt",
      "reembolso/reembolsos reação/reações comprimido/comprimidos pagar/pagou pagou/pagar comprar/comprado "
        + "comprado/compraram hospital/hospitais viagem/viagens atrasado/atrasada preço/preços receber/recebido "
        + "recebeu/receber vezes/vez cancelar/cancelei produto/produtos médica/médicos",
      "caso/casa pagar/pagamento mais/mai reação/reagir como/comer para/parar dose/doce pelo/pela mão/mau "
        + "reembolso/reembolsável"
    ),
  ]

  @Test("are found in each language", arguments: languages.flatMap { Pair.list($0.same) })
  func same(pair: Pair) { #expect(pair.isFound, "\(WordForms.of(Words.folded(pair.searched)))") }

  @Test(
    "are of one word: neither what is built from it, nor what looks like it by chance",
    arguments: languages.flatMap { Pair.list($0.apart) })
  func apart(pair: Pair) { #expect(!pair.isFound) }

  @Test("are fifteen pairs a language at least that meet, and ten that do not")
  func enough() {
    for language in Self.languages {
      #expect(Pair.list(language.same).count >= 15 && Pair.list(language.apart).count >= 10, "\(language.name)")
    }
  }

  @Test(
    "are none of a number, of another script, or of two words",
    arguments: ["2024", "x2", "covid19", "нет", "日本語", "مرحبا", "ελλαδα", "a", "no", "don t", "l ete", ""])
  func alone(word: String) { #expect(WordForms.of(word) == [word]) }

  @Test("find each other both ways, hold the word itself, and are not too many, of words of every ending")
  func closed() {
    var random = SplitMix(seed: 41)
    let stems = [
      "refund", "pr", "pag", "rembours", "bestell", "cas", "us", "canc", "groß", "cre", "vend", "agre", "pp",
    ]
    let endings = [
      "", "s", "e", "es", "ed", "ing", "y", "ies", "ar", "ado", "aron", "er", "ir", "ido", "ent", "ee", "al", "aux",
      "en", "te", "t", "ung", "ion", "ao", "oes", "o", "a", "i", "are", "ato", "che", "co", "nn", "el", "z", "ces", "m",
    ]
    for _ in 0..<300 {
      let word = Words.folded(
        (Bool.random(using: &random) ? "ge" : "") + (stems.randomElement(using: &random) ?? "")
          + (endings.randomElement(using: &random) ?? "") + (endings.randomElement(using: &random) ?? ""))
      let forms = WordForms.of(word)
      #expect(forms.first == word && Set(forms).count == forms.count)
      #expect(forms.count <= 48, "\(word) has \(forms.count)")
      #expect(WordForms.of(word) == forms)
      for form in forms {
        #expect(WordForms.of(form).contains(word), "\(word) has \(form), but not the other way round")
        #expect(Words.folded(form) == form)
      }
    }
  }

  @Test("of many words are few: the middle one of those above has fewer than twenty-four")
  func few() {
    let counts = Self.languages.flatMap { Pair.list($0.same) }.map { WordForms.of(Words.folded($0.searched)).count }
    #expect(counts.sorted()[counts.count / 2] < 24)
  }

  @Test("are made in microseconds, for they are made whenever a query is read")
  func fast() throws {
    let clock = ContinuousClock()
    let best = (0..<5).map { _ in clock.measure { for _ in 0..<20 { _ = WordForms.of("rembourser") } } }.min()
    // Unoptimised and on a busy machine.
    #expect(try #require(best) / 20 < .milliseconds(5))
  }
}
