import Model
import Testing
import Triage

@Suite struct SegmentTests {
  let triage = Triage.standard

  @Test(
    "a profile says who somebody is",
    arguments: [
      ("Living with Crohn's since 2009. Cats, coffee, hospital selfies.", Segment.patient),
      ("Diabétique de type 1, je raconte mon quotidien", .patient), ("Lebe mit MS. Kaffee hilft.", .patient),
      ("Vivo con lupus desde 2015", .patient),
      ("Full time carer for my husband", .carer), ("Maman d'un enfant autiste, aidante", .carer),
      ("Pflegende Angehörige, Kaffeetante", .carer), ("Cuidadora de mi madre con alzhéimer", .carer),
      ("GP in Leeds, mum of two", .hcp), ("Registered nurse on a night shift", .hcp),
      ("Infirmière de nuit à Lyon", .hcp),
      ("Hausarzt in Bonn, Segler", .hcp), ("Farmacéutica y madre", .hcp), ("Medical student, runner", .hcp),
      ("Postdoc working on malaria parasites at Heidelberg", .researcher), ("Doctorante en immunologie", .researcher),
      ("Wissenschaftlerin am Max-Planck-Institut", .researcher), ("Investigadora del CSIC", .researcher),
      ("Health reporter at the Evening Herald. Tips by DM.", .journalist), ("Journaliste à La Gazette", .journalist),
      ("Redakteurin, schreibt über Gesundheit", .journalist), ("Periodista en La Crónica", .journalist),
      ("Registered charity for people with asthma. Donate today.", .nonprofit),
      ("Association loi 1901 pour les familles", .nonprofit), ("Gemeinnütziger Verein, e.V.", .nonprofit),
      ("Fundación sin ánimo de lucro", .nonprofit),
      ("YouTuber, 2M subscribers, business inquiries: see link", .influencer),
      ("Blogueuse beauté et mode", .influencer),
      ("Podcasterin, neue Folge jeden Freitag", .influencer), ("Creadora de contenido", .influencer),
      ("Member of Parliament for Leeds North", .publicOfficial), ("Députée de la Gironde", .publicOfficial),
      ("Oberbürgermeisterin von Beispielstadt", .publicOfficial), ("Alcaldesa de Villaejemplo", .publicOfficial),
      ("Biotech investor, long-term holder", .investor), ("Inversor en bolsa", .investor),
      ("We are a family-owned bakery. Order online, free delivery.", .company),
      ("Nous proposons des solutions pour les hôpitaux", .company), ("Wir bieten Software für Apotheken", .company),
      ("Somos una empresa de logística", .company),
      ("Product manager, works at Acme. Views my own.", .employee), ("Ingénieur chez Acme", .employee),
      ("Projektleiter, arbeite bei Acme", .employee), ("Trabajo en Acme desde 2010", .employee),
      ("Football, dogs and bad puns", .general), ("J'aime la mer et les chats", .general),
      ("Hunde, Berge, Kuchen", .general), ("Me gusta el mar", .general), ("", .general),
    ])
  func segments(_ bio: String, _ expected: Segment) {
    #expect(triage.segment(name: "Alex", bio: bio, followers: 120, verified: false).segment == expected)
  }

  @Test("the name counts too, and several segments are kept")
  func nameAndSeveral() {
    #expect(triage.segment(name: "Ada Okoye MD", bio: "Tea.", followers: nil, verified: false).segment == .hcp)
    let both = Triage.rulesAlone.segment(
      name: "Ana", bio: "Nurse, living with lupus, works at Acme", followers: nil, verified: false)
    #expect(both.segment == .hcp)
    #expect(both.also.contains(.patient))
  }

  @Test("a former job weighs less, and a relative's not at all")
  func formerAndKin() {
    #expect(triage.segment(name: "", bio: "Wife of a doctor", followers: nil, verified: false).segment == .general)
    #expect(
      triage.segment(name: "", bio: "Former reporter, living with MS", followers: nil, verified: false).segment
        == .patient)
  }

  @Test("a large audience alone makes an influencer")
  func audience() {
    #expect(triage.segment(name: "x", bio: "hello", followers: 2_000_000, verified: false).segment == .influencer)
    #expect(triage.segment(name: "x", bio: "hello", followers: 60_000, verified: true).segment == .influencer)
    #expect(triage.segment(name: "x", bio: "hello", followers: 60_000, verified: false).segment == .general)
    #expect(triage.segment(name: "x", bio: "Nurse", followers: 2_000_000, verified: true).segment == .hcp)
  }

  @Test("reasons name the words of the profile")
  func reasons() {
    let bio = "Health reporter at the Evening Post"
    let reading = triage.segment(name: "Jo", bio: bio, followers: nil, verified: false)
    let reason = reading.reasons.first
    #expect(reason?.supports == "segment:journalist")
    #expect(reason?.words == ["reporter"])
    #expect(reason?.ranges == [7..<15])
  }
}
