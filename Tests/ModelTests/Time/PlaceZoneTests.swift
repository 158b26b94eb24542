import Testing

@testable import Model

@Suite struct PlaceZoneTests {
  @Test(arguments: [
    ("Lyon, France", "Europe/Paris"), ("Köln", "Europe/Berlin"), ("NYC | he/him", "America/New_York"),
  ])
  func `A place that is in one zone has its hour`(_ place: String, _ zone: String) {
    #expect(PlaceZone.zone(of: place)?.identifier == zone)
  }

  @Test(arguments: ["USA", "the moon", "", "Springfield", "everywhere, nowhere"])
  func `A place that could be anywhere has none`(_ place: String) {
    #expect(PlaceZone.zone(of: place) == nil)
  }

  @Test func `Every zone of the list is one`() {
    for place in ["london", "dublin", "wien", "buenos aires", "são paulo", "東京", "auckland", "nairobi"] {
      #expect(PlaceZone.zone(of: place) != nil, "\(place)")
    }
  }
}
