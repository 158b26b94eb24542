/// The time zone of a place as people write it in their profiles, where there is only one it can be.
///
/// A short list on purpose: a wrong hour is worse than none. Countries with several zones are not in it.
public enum PlaceZone {
  /// The zone of the first part of a place that is known: `Lyon, France`.
  public static func zone(of place: String) -> Zone? {
    let parts = place.lowercased().split(whereSeparator: { ",/|·(".contains($0) })
    for part in parts {
      let words = part.split(whereSeparator: \.isWhitespace)
      if let identifier = zones[words.joined(separator: " ")] { return Zone(identifier: identifier) }
    }
    return nil
  }

  private static let zones: [String: String] = {
    let lists: [(String, String)] = [
      (
        "Europe/London",
        "london,manchester,birmingham,leeds,glasgow,edinburgh,cardiff,belfast,bristol,uk,united kingdom,england,scotland,wales"
      ),
      ("Europe/Dublin", "dublin,cork,galway,ireland,irland"),
      ("Europe/Paris", "paris,lyon,marseille,toulouse,lille,nantes,bordeaux,nice,strasbourg,france"),
      (
        "Europe/Berlin",
        "berlin,hamburg,münchen,munich,köln,cologne,frankfurt,stuttgart,leipzig,dresden,germany,deutschland"
      ),
      ("Europe/Vienna", "wien,vienna,graz,linz,salzburg,austria,österreich"),
      ("Europe/Zurich", "zürich,zurich,basel,bern,genf,genève,geneva,lausanne,schweiz,suisse,switzerland"),
      ("Europe/Madrid", "madrid,barcelona,valencia,sevilla,bilbao,zaragoza,málaga,españa,spain"),
      ("Europe/Lisbon", "lisboa,lisbon,porto"),
      ("Europe/Rome", "roma,rome,milano,milan,napoli,torino,bologna,italia,italy"),
      ("Europe/Brussels", "bruxelles,brussel,brussels,antwerpen,gent,belgium,belgique,belgië"),
      ("Europe/Amsterdam", "amsterdam,rotterdam,utrecht,den haag,netherlands,nederland"),
      ("Europe/Copenhagen", "københavn,copenhagen,aarhus,danmark,denmark"),
      ("Europe/Stockholm", "stockholm,göteborg,malmö,sverige,sweden"),
      ("Europe/Oslo", "oslo,bergen,norge,norway"),
      ("Europe/Helsinki", "helsinki,tampere,suomi,finland"),
      ("Europe/Warsaw", "warszawa,warsaw,kraków,gdańsk,polska,poland"),
      ("Europe/Prague", "praha,prague,brno,česko,czechia"),
      ("Europe/Athens", "athens,athína,thessaloniki,greece"),
      ("America/New_York", "new york,nyc,boston,philadelphia,atlanta,miami,washington dc"),
      ("America/Chicago", "chicago,houston,dallas,austin,minneapolis"),
      ("America/Denver", "denver,salt lake city"),
      ("America/Los_Angeles", "los angeles,san francisco,seattle,san diego,portland or"),
      ("America/Toronto", "toronto,ottawa,montréal,montreal"),
      ("America/Vancouver", "vancouver"),
      ("America/Mexico_City", "ciudad de méxico,cdmx,mexico city,guadalajara"),
      ("America/Bogota", "bogotá,bogota,medellín,colombia"),
      ("America/Lima", "lima,perú,peru"),
      ("America/Argentina/Buenos_Aires", "buenos aires,argentina"),
      ("America/Sao_Paulo", "são paulo,rio de janeiro"),
      ("Asia/Tokyo", "tokyo,osaka,kyoto,japan,日本,東京"),
      ("Asia/Kolkata", "mumbai,delhi,new delhi,bengaluru,bangalore,chennai,kolkata,india"),
      ("Asia/Singapore", "singapore"),
      ("Asia/Dubai", "dubai,abu dhabi,uae"),
      ("Africa/Lagos", "lagos,abuja,nigeria"),
      ("Africa/Nairobi", "nairobi,kenya"),
      ("Africa/Johannesburg", "johannesburg,cape town,durban,south africa"),
      ("Australia/Sydney", "sydney,melbourne"),
      ("Pacific/Auckland", "auckland,wellington,new zealand"),
    ]
    var zones: [String: String] = [:]
    for (identifier, names) in lists {
      for name in names.split(separator: ",") { zones[String(name)] = identifier }
    }
    return zones
  }()
}
