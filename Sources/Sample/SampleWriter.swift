import Model

/// Turns scenes into messages, with an id for each that is plainly a sample's.
struct SampleWriter: Sendable {
  /// Somebody who has written and may write again.
  struct Thread: Sendable {
    var person: SamplePerson
    var root: String
    var last: String
  }

  let now: Instant
  var random: SampleRandom
  /// In every id, so that a later day on the same desk brings new messages.
  private let day: String
  private let cast: [String: SamplePerson]
  private var messages = 0
  private var people = 0

  init(seed: UInt64, now: Instant) {
    self.now = now
    random = SampleRandom(seed: seed)
    day = String(now.milliseconds, radix: 36)
    cast = Dictionary(
      SampleScript.cast(SampleCast.text).map { ($0.handle, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Everything said and done up to now, in time order.
  mutating func history() -> (messages: [Incoming], acts: [SampleAct]) {
    var said: [Incoming] = []
    var done: [SampleAct] = []
    for scene in SampleScript.scenes(SampleScenes1.text).scenes + SampleScript.scenes(SampleScenes2.text).scenes {
      let minutes = scene.minutesAgo ?? Int.random(in: scene.span, using: &random)
      let played = play(scene, at: now - .minutes(minutes) - .seconds(Int.random(in: 0..<60, using: &random)))
      said += played.messages
      done += played.acts
    }
    // The storm's first drops: more of them the nearer to now.
    for drop in 1...14 {
      let ago = 1500 / drop + Int.random(in: 0..<60, using: &random)
      said.append(stormMessage(at: now - .seconds(ago)).message)
    }
    // Sorted by time, and where times are the same by id, which rises as they were written.
    said.sort { ($0.at, $0.id) < ($1.at, $1.id) }
    // A sort that keeps the order of what is done at the same time.
    let order = done.indices.sorted { (done[$0].at, $0) < (done[$1].at, $1) }
    return (said, order.map { done[$0] })
  }

  private mutating func play(
    _ scene: SampleScene, at start: Instant
  ) -> (messages: [Incoming], acts: [SampleAct]) {
    guard let person = person(scene.who) else { return ([], []) }
    var thread = begin(person, scene.text, under: scene.post, at: start)
    var said = [thread.message]
    var done: [SampleAct] = []
    var at = start
    for step in scene.steps {
      at = at + .minutes(step.after)
      // What is written as a fixed time must not end in the future.
      guard at < now else { break }
      guard case .said(let speaker, let text) = step.what else {
        if case .did(let who, let deed) = step.what { done += deed.acts(by: who, on: said[0], at: at + .seconds(1)) }
        continue
      }
      let parent = thread.state.last
      let message: Incoming
      switch speaker {
      case .us: message = ourMessage(text, in: thread.state, at: at)
      case .them: message = self.message(person, text, parent: parent, root: thread.state.root, at: at)
      case .named(let handle):
        guard let other = cast[handle] else { continue }
        message = self.message(other, text, parent: parent, root: thread.state.root, at: at)
      }
      thread.state.last = message.id
      said.append(message)
    }
    return (said, done)
  }

  /// A new conversation; `post` names the post of ours that it comments on.
  mutating func begin(
    _ person: SamplePerson, _ text: String, under post: String? = nil, at: Instant
  ) -> (message: Incoming, state: Thread) {
    let root = post.map { "sample-\(day)-post-\($0)-\(person.channel.rawValue)" }
    let message = message(person, text, parent: root, root: root, at: at)
    return (message, Thread(person: person, root: root ?? message.id, last: message.id))
  }

  mutating func message(
    _ person: SamplePerson, _ text: String, parent: String?, root: String?, at: Instant
  ) -> Incoming {
    let id = nextID(person.channel)
    return Incoming(
      channel: person.channel.name, id: id, parent: parent, thread: root ?? id,
      account: "sample-\(person.channel.rawValue)-\(person.handle)", profile: person.profile, at: at, text: text,
      url: "https://\(person.channel.rawValue).example/\(person.handle)/\(id)")
  }

  private mutating func ourMessage(_ text: String, in thread: Thread, at: Instant) -> Incoming {
    let channel = thread.person.channel
    let id = nextID(channel)
    return Incoming(
      channel: channel.name, id: id, parent: thread.last, thread: thread.root, isOurs: true,
      account: "sample-\(channel.rawValue)-\(channel.handle)",
      profile: Profile(handle: channel.handle, name: "Acme Health", isVerified: true), at: at, text: text,
      url: "https://\(channel.rawValue).example/\(channel.handle)/\(id)")
  }

  private mutating func nextID(_ channel: SampleChannel) -> String {
    messages += 1
    let number = String(messages)
    return "sample-\(day)-\(channel.rawValue)-" + String(repeating: "0", count: max(0, 6 - number.count)) + number
  }

  private mutating func person(_ who: SampleScene.Who) -> SamplePerson? {
    switch who {
    case .named(let handle): cast[handle]
    case .anybody(let segment, let language): somebody(segment, language)
    }
  }

  mutating func somebody(_ segment: String, _ language: String) -> SamplePerson {
    people += 1
    return .madeUp(segment, language, number: people, &random)
  }

  /// What somebody says of the price.
  mutating func stormMessage(at: Instant) -> (message: Incoming, state: Thread) {
    let languages = ["en", "en", "en", "en", "en", "de", "de", "fr", "es"]
    let language = random.pick(languages)
    let segment = random.pick(["general", "general", "general", "patient", "patient", "carer", "hcp"])
    let person = somebody(segment, language)
    let post = random.chance(0.25) ? "price" : nil
    return begin(person, stormText(language), under: post, at: at)
  }

  private mutating func stormText(_ language: String) -> String {
    guard let voice = SampleStorm.voices[language] else { return SampleStorm.hashtag }
    let opening = random.pick(voice.openings)
    var middle = random.pick(voice.middles)
    let end = random.pick(voice.ends)
    if opening.isEmpty || opening.hasSuffix(".") || opening.hasSuffix("?") || opening.hasSuffix("!") {
      middle = middle.prefix(1).uppercased() + middle.dropFirst()
    }
    // A sentence that another follows has its full stop; many people leave out the last one.
    let isOpen = middle.last.map { $0.isLetter || $0.isNumber || $0 == "%" } ?? false
    let isFollowed = end.first.map { $0.isLetter } ?? random.chance(0.4)
    if isOpen, isFollowed { middle += "." }
    let hashtag = random.chance(0.9) ? SampleStorm.hashtag : ""
    let text = [opening, middle, end, hashtag].filter { !$0.isEmpty }.joined(separator: " ")
    return random.chance(0.15) ? text.lowercased() : text
  }

  /// Fills in {med}, {device} and {town}.
  mutating func filled(_ text: String, _ language: String) -> String {
    var text = text
    if text.contains("{") {
      text = text.replacing("{med}", with: random.pick(SampleCrowd.medicines))
      text = text.replacing("{device}", with: SampleCrowd.device)
      text = text.replacing("{town}", with: random.pick((SampleCrowd.places[language] ?? []).filter { !$0.isEmpty }))
    }
    return text
  }
}
