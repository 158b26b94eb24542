import Model

/// Says who somebody is, from their profile.
enum SegmentRules {
  /// Segments with their plain signs and their hints. Of two that have as many signs the earlier one is taken: it
  /// changes more how we would answer.
  static let signs: [(segment: Segment, plain: Cue, hint: Cue)] = [
    (.journalist, .journalist, .journalistHint), (.publicOfficial, .publicOfficial, .publicOfficialHint),
    (.hcp, .hcp, .hcpHint), (.patient, .patient, .patientHint), (.carer, .carer, .carerHint),
    (.nonprofit, .nonprofit, .nonprofitHint), (.researcher, .researcher, .researcherHint),
    (.influencer, .influencer, .influencerHint), (.investor, .investor, .investorHint),
    (.company, .company, .companyHint), (.employee, .employee, .employeeHint),
  ]

  /// A plain sign is enough; three hints are, too.
  private static let enough = 4

  /// Plain signs add up, and so do hints where there is no plain one: many hints do not outweigh a plain sign of
  /// something else.
  private static func score(plain: Int, hints: Int) -> Int {
    if plain > 0 { return enough + min(plain - 1, 2) }
    return hints > 0 ? min(1 + hints, enough) : 0
  }

  /// An audience at which somebody without any other segment speaks as one who has an audience.
  private static let largeAudience = 100_000

  static func read(_ evidence: Evidence, followers: Int?, verified: Bool) -> SegmentReading {
    var found: [(segment: Segment, score: Int, hits: [Hit])] = []
    for sign in signs where evidence.cues.contains(sign.plain) || evidence.cues.contains(sign.hint) {
      var plain = 0
      var hits: [Hit] = []
      for hit in evidence.hits where (hit.cue == sign.plain || hit.cue == sign.hint) && !hit.isNegated {
        // "wife of a doctor" is no doctor.
        if evidence.precedes(.kin, hit, within: 3) { continue }
        if hit.cue == sign.plain && !evidence.precedes(.former, hit, within: 3) { plain += 1 }
        hits.append(hit)
      }
      let score = score(plain: plain, hints: hits.count - plain)
      if !hits.isEmpty { found.append((sign.segment, score, hits)) }
    }
    // A content maker's own hint, together with an audience.
    if let followers, followers >= largeAudience / 10 {
      for index in found.indices where found[index].segment == .influencer { found[index].score += 2 }
    }
    let order = found.filter { $0.score >= enough }.ordered { $0.score > $1.score }

    // Whom somebody works for says least: it is what they are where nothing more telling is said.
    let telling = order.filter { $0.segment != .employee } + order.filter { $0.segment == .employee }
    guard let best = telling.first else { return audience(followers, verified) }
    return SegmentReading(
      segment: best.segment, also: telling.dropFirst().map(\.segment),
      reasons: telling.map { evidence.reason("segment:\($0.segment)", "words of the profile", $0.hits) })
  }

  static let audienceRule = "large audience"

  private static func audience(_ followers: Int?, _ verified: Bool) -> SegmentReading {
    guard let followers, followers >= (verified ? largeAudience / 2 : largeAudience) else { return SegmentReading() }
    return SegmentReading(
      segment: .influencer,
      reasons: [Reason(supports: "segment:influencer", rule: audienceRule, words: ["\(followers) followers"])])
  }
}
