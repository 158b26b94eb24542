import Model
import Testing
import Triage

/// The four criteria of a valid case, and the circumstances that safety keeps.
@Suite struct SafetyCardTests {
  private func card(_ text: String) throws -> SafetyCard { try #require(Triage.standard.examine(text).safety) }

  @Test("a case with all four criteria asks nothing more")
  func valid() throws {
    let card = try card("My son took amoxicillin on Monday and has had hives all over since")
    #expect(card.isValid)
    #expect(card.reporter.words == ["My"])
    #expect(card.patient.words == ["My son"])
    #expect(card.product.words == ["amoxicillin"])
    #expect(card.reaction.words == ["hives"])
    #expect(card.question == nil)
  }

  @Test("a missing product is asked for, in the writer's language")
  func unclearProduct() throws {
    let english = try card("Day 3 on the new tablets and my rash is spreading")
    #expect(english.product.state == .unclear)
    #expect(english.product.words == ["tablets"])
    #expect(
      english.question == "We are sorry to read this. Could you tell us which medicine it was, as named on the pack? "
        + "A direct message is best.")
    let german = try card("Seit ich die neuen Tabletten nehme, habe ich ständig Kopfschmerzen")
    #expect(german.question?.hasPrefix("Das tut uns leid. Können Sie uns sagen, welches Arzneimittel") == true)
  }

  @Test(
    "what safety keeps beside reactions is named",
    arguments: [
      ("I'm 12 weeks pregnant and took two ibuprofen before I knew", SafetyCard.Circumstance.pregnancyExposure),
      ("took too many paracetamol last night and feel sick", .overdose),
      ("he is snorting Ritalin and can't sleep at all", .misuse),
      ("the pharmacy gave me the wrong dose of warfarin and I have a nosebleed", .medicationError),
      ("Zyrtec does nothing for me, still sneezing after ten days on it", .lackOfEffect),
      ("my doctor gave me quetiapine off label for sleep and I feel dizzy", .offLabel),
    ])
  func circumstances(_ text: String, _ expected: SafetyCard.Circumstance) throws {
    #expect(try card(text).circumstances.contains(expected))
  }

  @Test("there is no card where no medicine is at stake")
  func none() {
    #expect(Triage.standard.examine("@acme my parcel is late again").safety == nil)
    #expect(Triage.standard.examine("").safety == nil)
  }

  @Test("the words stand where the card says")
  func ranges() throws {
    let text = "Après l’ibuprofène j'ai eu des vertiges 😵"
    for (_, criterion) in try card(text).criteria {
      for (word, range) in zip(criterion.words, criterion.ranges) {
        let start = text.utf8.index(text.startIndex, offsetBy: range.lowerBound)
        #expect(text[start...].hasPrefix(word))
      }
    }
  }
}
