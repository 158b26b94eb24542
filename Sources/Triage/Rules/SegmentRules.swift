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

  /// A plain sign alone decides; hints need company.
  private static let plainWeight = 4
  private static let hintWeight = 2
  private static let furtherWeight = 1
  private static let enough = 4
  /// An audience at which somebody without any other segment speaks as one who has an audience.
  private static let largeAudience = 100_000

  static func read(_ evidence: Evidence, followers: Int?, verified: Bool) -> SegmentReading {
    var found: [(segment: Segment, score: Int, first: Int32, hits: [Hit])] = []
    for sign in signs where evidence.cues.contains(sign.plain) || evidence.cues.contains(sign.hint) {
      var score = 0
      var hits: [Hit] = []
      for hit in evidence.hits where (hit.cue == sign.plain || hit.cue == sign.hint) && !hit.isNegated {
        // "wife of a doctor" is no doctor.
        if evidence.precedes(.kin, hit, within: 3) { continue }
        let isFormer = evidence.precedes(.former, hit, within: 3)
        let weight = hit.cue == sign.plain && !isFormer ? plainWeight : hintWeight
        score = max(score, weight) + (hits.isEmpty || score > enough + 1 ? 0 : furtherWeight)
        hits.append(hit)
      }
      if let first = hits.first { found.append((sign.segment, score, first.first, hits)) }
    }
    // A content maker's own hint, together with an audience.
    if let followers, followers >= largeAudience / 10 {
      for index in found.indices where found[index].segment == .influencer { found[index].score += 2 }
    }
    let order = found.enumerated().filter { $0.element.score >= enough }
      .sorted { ($1.element.score, $0.offset) < ($0.element.score, $1.offset) }.map(\.element)

    guard let best = order.first else { return audience(followers, verified) }
    return SegmentReading(
      segment: best.segment, also: order.dropFirst().map(\.segment),
      reasons: order.map { evidence.reason("segment:\($0.segment)", "words of the profile", $0.hits) })
  }

  private static func audience(_ followers: Int?, _ verified: Bool) -> SegmentReading {
    guard let followers, followers >= (verified ? largeAudience / 2 : largeAudience) else { return SegmentReading() }
    return SegmentReading(
      segment: .influencer,
      reasons: [Reason(supports: "segment:influencer", rule: "large audience", words: ["\(followers) followers"])])
  }
}
