import Model
import Testing

@testable import Triage

@Suite("Where a profile says that somebody is")
struct ProfilePlaceTests {
  @Test(
    "the field counts first, then what the bio says",
    arguments: [
      ("Lyon, France", "based in Berlin", "Lyon, France", "Europe/Paris"),
      ("", "ICU nurse | London", "London", "Europe/London"),
      ("", "📍 Buenos Aires · mamá de dos", "Buenos Aires", "America/Argentina/Buenos_Aires"),
      ("", "Pharmacist based in New York with two cats", "New York", "America/New_York"),
      ("", "Infirmière, j'habite à Nice, j'aime le vélo", "Nice", "Europe/Paris"),
      ("", "Oncology nurse in Munich", "Munich", "Europe/Berlin"),
      ("", "Born in Paris, living in Berlin", "Berlin", "Europe/Berlin"),
      ("", "London, UK. Views my own", "London", "Europe/London"),
      ("somewhere nice", "Ärztin aus Köln", "Köln", "Europe/Berlin"),
    ])
  func told(_ place: String, _ bio: String, _ name: String, _ zone: String) {
    let found = ProfilePlace.read(place: place, bio: bio)
    #expect(found?.name == name)
    #expect(found?.zone?.identifier == zone)
  }

  @Test(
    "a word, a name, two places or a place of the past is none",
    arguments: [
      "be kind, nice, patient", "mum to Austin, Dallas and Rose", "Paris | London | Tokyo", "Born in Paris",
      "ex London",
      "london calling fan", "Chasing the sun", "", "📍", "based in",
    ])
  func none(_ bio: String) {
    #expect(ProfilePlace.read(place: "", bio: bio) == nil)
  }

  @Test("a place that could be anywhere has no zone")
  func unknown() {
    #expect(ProfilePlace.read(place: "the moon", bio: "") == ProfilePlace(name: "the moon", zone: nil))
  }
}
