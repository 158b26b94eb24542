extension Paradigm {
  /// All of them: nobody says in which language a word is typed.
  static let all = english + french + german + iberian + italian

  /// Plurals and regular verbs. The possessive needs none: *company's* is two words, of which one is *company*.
  private static let english = [
    Paradigm("- s", after: 3, .vowel),  // video videos; médico médicos, tablette tablettes
    Paradigm("- s ed ing", after: 3, .plain),  // refund refunds refunded refunding
    Paradigm("- s +ed +ing", after: 3, .short),  // stop stops stopped stopping
    Paradigm("- ed ing +ed +ing", after: 5, .long),  // cancel cancelled canceled
    Paradigm("- es ed ing", after: 3, .hissing),  // wish wishes wished wishing
    Paradigm("e es ed ing", after: 2, .silent),  // price prices priced pricing
    Paradigm("- s d ing", after: 4, .ending(["ee"])),  // agree agrees agreed agreeing
    Paradigm("y ies ied ying", after: 2, .consonant),  // reply replies replied replying
    Paradigm("o oes", after: 4),  // potato potatoes
  ]

  /// Gender, number and the verbs in `-er`, `-ir` and `-re`.
  private static let french = [
    Paradigm("t te ts tes", after: 4),  // petit petite petits petites
    Paradigm("d de ds des", after: 4),  // grand grande grands grandes
    Paradigm("n ne ns nes", after: 5),  // certain certaine certains certaines
    Paradigm("al ale aux ales", after: 3),  // normal normale normaux normales
    Paradigm("el elle els elles", after: 3),  // réel réelle réels réelles
    Paradigm("en enne ens ennes", after: 4),  // pharmacien pharmacienne
    Paradigm("on onne ons onnes", after: 2, .consonant),  // bon bonne
    Paradigm("er ere ers eres", after: 3),  // dernier dernière
    Paradigm("eux euse euses", after: 3),  // furieux furieuse
    Paradigm("eur euse eurs euses", after: 3),  // vendeur vendeuse
    Paradigm("teur trice teurs trices", after: 3),  // lecteur lectrice
    Paradigm("if ive ifs ives", after: 3),  // actif active
    Paradigm("ais aise aises", after: 3),  // mauvais mauvaise
    Paradigm("eau eaux elle elles", after: 3),  // nouveau nouveaux nouvelle nouvelles
    Paradigm("c que cs ques", after: 4),  // public publique
    Paradigm("e ee es ees", after: 4),  // remboursé remboursée remboursés remboursées
    Paradigm("i ie is ies", after: 3),  // fini finie finis finies
    Paradigm("u ue us ues", after: 3),  // reçu reçue reçus reçues
    Paradigm("er e ee | es ees ent ez ons ant ait aient era", after: 4),  // rembourser
    Paradigm("ir | is it i ie ies issent issait issant", after: 3),  // finir
    Paradigm("re | - s ent ait ant u ue us ues", after: 4, .ending(["nd", "rd"])),  // attendre
  ]

  /// Nouns, adjectives and regular verbs. Umlauts need none: *Ärzte* is folded to *arzte*.
  private static let german = [
    Paradigm("e en", after: 3),  // Tablette Tabletten
    Paradigm("- e en es em", after: 5, .consonant),  // Produkt Produkte Produkten Produktes; schlecht schlechtem
    Paradigm("- en", after: 4, .ending(["ung", "heit", "keit", "schaft", "tat", "ion"])),  // Lieferung Lieferungen
    Paradigm("in innen", after: 4),  // Ärztin Ärztinnen
    Paradigm("- n s", after: 6, .ending(["er", "el"])),  // Mitarbeiter Mitarbeitern
    // freundlich freundliche freundlicher
    Paradigm(
      "- e en er es em", after: 5, .ending(["ig", "lich", "isch", "bar", "sam", "los", "haft", "ell", "iv", "al"])),
    Paradigm("t te ten ter tes tem", after: 5),  // bestellt bestellte bestellten
    Paradigm("en e ge_t | t st te ten", after: 5),  // bestellen bestelle bestellt
    Paradigm("en ge_t | t st te ten", after: 4),  // zahlen zahlt zahlte gezahlt
    Paradigm("en ge_et | e et est ete eten", after: 4, .ending(["t", "d"])),  // warten wartet wartete gewartet
  ]

  /// Spanish and Portuguese: gender, number and regular verbs.
  private static let iberian = [
    Paradigm("o a os as", after: 5),  // contento contenta contentos contentas
    Paradigm("o a os as", after: 3, .ending(["ad", "id", "os", "iv", "ic", "en", "ev", "ch", "im"])),  // bueno
    Paradigm("ion iones", after: 3),  // reacción reacciones
    Paradigm("ao oes", after: 3),  // reação reações
    Paradigm("- es", after: 4, .ending(["or", "al", "el", "il", "ol", "ad"])),  // doctor doctores
    Paradigm("z ces zes", after: 2),  // vez veces vezes
    Paradigm("al ais", after: 3),  // hospital hospitais
    Paradigm("m ns", after: 3, .vowel),  // viagem viagens
    // pagar pagado pago paga pagou
    Paradigm("ar ado | o a as an am amos ando aba aban ava avam ou ei aron aram ada ados adas", after: 3, .firm),
    Paradigm("ar | e en", after: 4),  // llamar llamé
    Paradigm("er ir ido | o ida idos idas ia ian io iu eu ieron iendo endo", after: 3, .firm),  // recibir
    Paradigm("er ir | e en em", after: 4),  // recibir recibe
  ]

  /// Gender, number and regular verbs.
  private static let italian = [
    Paradigm("o a i e", after: 5),  // contento contenta contenti contente
    Paradigm("o i", after: 4),  // rimborso rimborsi
    Paradigm("a e", after: 4),  // compressa compresse
    Paradigm("e i", after: 4, .ending(["ion", "or", "al", "il", "ant", "ent", "es"])),  // reazione reazioni
    Paradigm("ca che", after: 3),  // banca banche
    Paradigm("co chi", after: 3),  // tedesco tedeschi
    Paradigm("are ato | o a i iamo ano ando avo ava avano ata ati ate", after: 3),  // pagare
    Paradigm("ato ata ati ate", after: 3),  // pagato pagata pagati pagate
    Paradigm("ere uto | o e i ono endo eva uta uti ute", after: 3),  // ricevere
    Paradigm("ire ito | o e i isco isce iscono ono endo iva ita iti ite", after: 3),  // spedire
  ]
}
