public import Model

/// Readings as JSON. `docs/command-line.md` describes the members.
extension JSONText {
  public mutating func write(_ examination: Examination) {
    let reading = examination.reading
    open()
    field("kind", reading.kind.rawValue)
    field("also", reading.also.map(\.rawValue))
    field("stance", reading.stance.rawValue)
    field("topics", reading.topics)
    field("lang", reading.language)
    field("urgency", reading.urgency.rawValue)
    field("needs_reply", reading.needsReply)
    field("escalate", !examination.escalation.isEmpty)
    field("escalate_reasons", examination.escalation.map(\.rawValue))
    field("adverse_event", examination.isAdverseEvent)
    key("safety")
    if let card = examination.safety { write(card) } else { null() }
    write(reading.reasons)
    if !examination.taught.isEmpty {
      key("taught")
      open()
      for answer in examination.taught {
        key(answer.name)
        open()
        field("label", answer.label)
        field("score", (answer.score * 10_000).rounded() / 10_000)
        close()
      }
      close()
    }
    close()
  }

  /// - Parameters:
  ///   - place: where the profile says that somebody is.
  ///   - now: for the hour there.
  public mutating func write(_ profile: ProfileExamination, place: ProfilePlace?, at now: Instant) {
    open()
    field("segment", profile.reading.segment.rawValue)
    field("also", profile.reading.also.map(\.rawValue))
    field("org", profile.isOrganisation)
    field("health", profile.isHealth)
    key("place")
    if let place { value(place.name) } else { null() }
    if let zone = place?.zone {
      let local = zone.local(now)
      field("time_zone", zone.identifier)
      field("utc_offset", Self.offset(local.offset))
      field("local_hour", local.hour)
    } else {
      for name in ["time_zone", "utc_offset", "local_hour"] {
        key(name)
        null()
      }
    }
    write(profile.reading.reasons)
    close()
  }

  /// `+01:00`.
  private static func offset(_ seconds: Int) -> String {
    let minutes = abs(seconds) / 60
    let (hour, minute) = (minutes / 60, minutes % 60)
    return "\(seconds < 0 ? "-" : "+")\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
  }

  /// A safety card: each criterion with its state and the words for it.
  private mutating func write(_ card: SafetyCard) {
    open()
    for (name, criterion) in card.criteria {
      key(name)
      open()
      field("state", criterion.state.rawValue)
      field("words", criterion.words)
      close()
    }
    field("valid", card.isValid)
    field("circumstances", card.circumstances.map(\.rawValue))
    key("question")
    if let question = card.question { value(question) } else { null() }
    close()
  }

  private mutating func write(_ reasons: [Reason]) {
    key("reasons")
    openArray()
    for reason in reasons {
      open()
      field("supports", reason.supports)
      field("rule", reason.rule)
      field("words", reason.words)
      key("ranges")
      openArray()
      for range in reason.ranges {
        openArray()
        value(range.lowerBound)
        value(range.upperBound)
        closeArray()
      }
      closeArray()
      close()
    }
    closeArray()
  }
}
