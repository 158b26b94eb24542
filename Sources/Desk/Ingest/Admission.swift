internal import Model

/// What may come in: checks each message at the door and makes its fields harmless to store.
struct Admission {
  let now: Instant

  /// 1990-01-01: no network is older.
  private static let earliest = Instant(milliseconds: 631_152_000_000)
  /// As much as the clock of a sender may be ahead of ours.
  private static let ahead = Duration.days(1)
  /// Ids and names are keys of indexes: longer ones are not what they claim to be.
  static let keyLimit = 512

  func admit(_ incoming: Incoming) throws(Rejection) -> Incoming {
    var incoming = incoming
    incoming.channel = Self.clean(incoming.channel)
    incoming.id = Self.clean(incoming.id)
    incoming.account = Self.clean(incoming.account)
    if incoming.account.isEmpty { incoming.account = Self.clean(incoming.profile.handle) }
    guard !incoming.id.isEmpty else { throw Rejection.noID }
    guard !incoming.channel.isEmpty else { throw Rejection.noChannel }
    guard !incoming.account.isEmpty else { throw Rejection.noAuthor }
    guard incoming.at >= Self.earliest, incoming.at <= now + Self.ahead else {
      throw Rejection.absurdDate(incoming.at)
    }
    incoming.parent = Self.clean(incoming.parent)
    incoming.thread = Self.clean(incoming.thread)
    incoming.url = Self.clean(incoming.url)
    if incoming.parent == incoming.id { incoming.parent = nil }
    incoming.profile.handle = Self.clean(incoming.profile.handle)
    if incoming.profile.handle.hasPrefix("@") { incoming.profile.handle.removeFirst() }
    if incoming.profile.handle.isEmpty { incoming.profile.handle = incoming.account }
    try checkLengths(incoming)
    incoming.profile.name = Self.clean(incoming.profile.name)
    incoming.profile.bio = Self.clean(incoming.profile.bio)
    incoming.profile.place = Self.clean(incoming.profile.place)
    incoming.text = Self.clean(incoming.text)
    return incoming
  }

  private func checkLengths(_ incoming: Incoming) throws(Rejection) {
    let keys = [
      ("id", incoming.id), ("channel", incoming.channel), ("author", incoming.account),
      ("handle", incoming.profile.handle), ("parent", incoming.parent ?? ""), ("thread", incoming.thread ?? ""),
    ]
    for (name, value) in keys where value.utf8.count > Self.keyLimit {
      throw Rejection.tooLong(field: name, limit: Self.keyLimit)
    }
  }

  private static func clean(_ text: String?) -> String? {
    guard let text, !text.isEmpty else { return nil }
    return clean(text)
  }

  /// A NUL would end the text early below us: some of SQLite's functions, `substr` among them, stop at one.
  static func clean(_ text: String) -> String {
    guard text.utf8.contains(0) else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.map { $0.value == 0 ? "\u{FFFD}" : $0 }))
  }
}
