import Model

/// Somebody had, or may have had, an unwanted effect while using a medicine or vaccine.
///
/// Follows what counts as a report of an individual case (EMA GVP Module VI): a symptom, worsening, withdrawal,
/// overdose, lack of effect or exposure in pregnancy that happened to somebody, with a medicine in use. Not effects
/// that are feared, asked about in general, or read in the news. It leans to finding one too many: a person decides.
enum AdverseEventRule {
  static func find(_ evidence: Evidence) -> Finding? {
    guard evidence.cues.intersects(events) else { return nil }
    var nearest = NearestMedicine(evidence)
    for hit in evidence.hits {
      guard let rule = rule(for: hit, evidence, &nearest) else { continue }
      return Finding(kind: .adverseEvent, rule: rule, hits: witnesses(hit, nearest.hit, evidence))
    }
    return nil
  }

  private static let events = CueSet(
    .symptom, .serious, .condition, .sideEffect, .noEffect, .overdose, .pregnancy, .acts)
  /// What makes an effect a wanted one, or no effect at all: "makes me happy", "gave me Xanax".
  private static let wanted = CueSet(.good, .veryGood, .relief, .praise, .medicine, .medicineWord, .medicineForm)

  private static func rule(for hit: Hit, _ evidence: Evidence, _ nearest: inout NearestMedicine) -> String? {
    switch hit.cue {
    case .symptom, .serious, .condition, .sideEffect, .noEffect, .overdose, .pregnancy, .acts: break
    default: return nil
    }
    if hit.isNegated && hit.cue != .noEffect { return nil }
    let sentence = evidence.sentences[Int(hit.sentence)]
    let here = sentence.cues
    let around = evidence.cues(around: hit.sentence, reach: 2)
    let happened = around.contains(.used) || here.contains(.cause)
    let somebody = around.contains(.me) || around.contains(.other)

    // A question in general, a fear, a leaflet, the news: nothing happened to anybody.
    if sentence.isQuestion && !here.contains(.used) && !(happened && here.contains(.me)) { return nil }
    if here.contains(.hypothetical) && !(here.contains(.used) && here.contains(.cause)) { return nil }
    if evidence.cues.contains(.report) && !around.contains(.me) { return nil }
    if evidence.links > 0 && !somebody && !happened { return nil }

    nearest.move(to: hit)
    let medicine = nearest.isStrong || (nearest.hit != nil && (around.contains(.used) || around.contains(.use)))

    switch hit.cue {
    case .acts:
      guard let named = nearest.hit, nearest.isStrong, named.sentence == hit.sentence else { return nil }
      guard named.last < hit.first, hit.first - named.last <= 5 else { return nil }
      return evidence.follows(wanted, hit, within: 5) ? nil : "medicine does it to somebody"
    case .sideEffect:
      return happened || somebody ? "side effect told" : nil
    case .noEffect:
      return medicine && (happened || somebody || nearest.isClose) ? "lack of effect" : nil
    case .overdose:
      return (medicine || around.contains(.used)) && (somebody || happened) ? "overdose" : nil
    case .pregnancy:
      return medicine && around.contains(.used) && somebody ? "exposure in pregnancy" : nil
    case .condition:
      // A condition is most often why the medicine is taken; it is an effect where the text says that it was caused.
      guard medicine, here.contains(.cause), !isPurpose(hit, evidence) else { return nil }
      return "condition caused by medicine"
    default:
      guard medicine, !isPurpose(hit, evidence), !isRelieved(hit, evidence) else { return nil }
      if happened { return "symptom after medicine" }
      if around.contains(.use) && somebody { return "symptom while using medicine" }
      guard nearest.isClose else { return nil }
      if somebody && nearest.isStrong { return "symptom beside medicine" }
      // People leave out the "I": "trazodone again. slept through every alarm."
      return nearest.isNamed && evidence.words <= 40 ? "symptom beside medicine" : nil
    }
  }

  /// "for my headaches", "against the pain": what the medicine is taken for.
  private static func isPurpose(_ hit: Hit, _ evidence: Evidence) -> Bool {
    evidence.precedes(.purpose, hit, within: 3)
  }

  /// "helped my headache", "got rid of the rash": an effect that was wanted.
  private static func isRelieved(_ hit: Hit, _ evidence: Evidence) -> Bool {
    evidence.precedes(.relief, hit, within: 5)
  }

  /// The event, the medicine, and what ties them, in the order in which a reader wants them.
  private static func witnesses(_ event: Hit, _ medicine: Hit?, _ evidence: Evidence) -> [Hit] {
    var all = [event]
    if let medicine { all.append(medicine) }
    let ties = evidence.hits.lazy.filter {
      ($0.cue == .used || $0.cue == .cause || $0.cue == .symptom || $0.cue == .serious) && !$0.isNegated
        && abs(Int($0.sentence) - Int(event.sentence)) <= 2 && $0.first != event.first
    }
    all += ties.prefix(4)
    return all
  }
}

/// Walks along with the events of a text and knows the medicine that is named nearest to each.
///
/// Moves forward only, so that a text with many events and many medicines is still read in linear time.
private struct NearestMedicine {
  private let medicines: [Hit]
  private var index = 0
  private var distance = Int.max
  private(set) var hit: Hit?

  init(_ evidence: Evidence) {
    medicines = evidence.hits.filter {
      $0.cue == .medicine || $0.cue == .medicineWord || $0.cue == .medicineForm
    }
  }

  /// Named, or called a medicine; not only a tablet or a shot, which may be something else.
  var isStrong: Bool { hit.map { $0.cue != .medicineForm } ?? false }
  var isNamed: Bool { hit.map { $0.cue == .medicine } ?? false }
  /// Within fifteen words.
  var isClose: Bool { distance <= 15 }

  mutating func move(to event: Hit) {
    hit = nil
    distance = .max
    while index + 1 < medicines.count, medicines[index + 1].first <= event.first { index += 1 }
    for candidate in medicines[min(index, medicines.count)...].prefix(2) {
      guard abs(Int(candidate.sentence) - Int(event.sentence)) <= 2 else { continue }
      let apart = abs(Int(candidate.first) - Int(event.first))
      let isStronger = candidate.cue != .medicineForm && !isStrong
      if isStronger || (apart < distance && !(isStrong && candidate.cue == .medicineForm)) {
        hit = candidate
        distance = apart
      }
    }
  }
}
