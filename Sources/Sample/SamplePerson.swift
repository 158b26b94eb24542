import Model

/// Somebody who writes in the sample day.
struct SamplePerson: Equatable, Sendable {
  var channel: SampleChannel
  var handle: String
  var name: String
  var bio: String
  var place: String
  var followers: Int
  var isVerified = false
  var language = "en"

  var profile: Profile {
    Profile(handle: handle, name: name, bio: bio, place: place, followers: followers, isVerified: isVerified)
  }

  /// Somebody new of this segment and language, on a channel that the seed draws.
  static func madeUp(_ segment: String, _ language: String, number: Int, _ random: inout SampleRandom) -> SamplePerson {
    let channel = SampleChannel.drawn(&random)
    let name = random.pick(SampleCrowd.names[language] ?? [])
    let bios = SampleCrowd.bios["\(segment) \(language)"] ?? []
    // Most people have few readers, a few have many: the number of bits is drawn evenly.
    let bits = segment == "influencer" ? 15...18 : 3...11
    let followers = Int.random(in: 0..<(1 << Int.random(in: bits, using: &random)), using: &random)
    return SamplePerson(
      channel: channel, handle: handle(of: name, number, &random), name: name, bio: random.pick(bios),
      place: random.pick(SampleCrowd.places[language] ?? []), followers: followers, language: language)
  }

  /// A handle such as people take, unlike any other of the day.
  private static func handle(of name: String, _ number: Int, _ random: inout SampleRandom) -> String {
    // Scattered, or a list of newcomers would read 94, 95, 96; 907 is a prime, so no two of them meet.
    let number = number < 907 ? number * 547 % 907 : number
    let words = name.split(separator: " ").map { word in
      word.lowercased().unicodeScalars.map { plain($0) }.joined()
    }
    let (first, last) = (words.first ?? "someone", words.last ?? "")
    switch Int.random(in: 0..<5, using: &random) {
    case 0: return "\(first)_\(last)\(number)"
    case 1: return "\(first)\(last.prefix(1))_\(number)"
    case 2: return "\(last).\(first)\(number)"
    case 3: return "the_\(first)_\(number)"
    default: return "\(first)\(number)"
    }
  }

  private static func plain(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "a"..."z": String(scalar)
    case "á", "à", "ä", "â": "a"
    case "é", "è", "ê", "ë": "e"
    case "í", "ï", "î", "ı": "i"
    case "ó", "ö", "ô": "o"
    case "ú", "ü", "û": "u"
    case "ñ": "n"
    case "ç": "c"
    default: ""
    }
  }
}
