/// What a listed word or phrase tells the rules. The name of a section in a word list, `[strong problem]`, names one.
enum Cue: UInt8, CaseIterable, Sendable {
  // How a sentence goes.
  case ignore, negation, turn, purpose, me, other, report, hypothetical
  // Medicine.
  case medicine, medicineWord, medicineForm, use, used, cause, acts, sideEffect, symptom, serious, condition
  case relief, noEffect
  case overdose, pregnancy, misuse, medicationError, offLabel, patientDetail, medicalAsk
  // Things that can be faulty.
  case thing, device, defect
  // Kinds.
  case opener, ask, problem, strongProblem, sarcasm, thanks, praise, press, pressHint, advert, advertHint
  // Stance.
  case good, veryGood, bad, veryBad
  // Urgency.
  case harm, hazard, selfHarm, threat, legal, deadline, boycott, fraud, viral, publicFigure, waiting
  // Topics.
  case topicPrice, topicAccess, topicSideEffects, topicSafety, topicTrials, topicConduct, topicBoycott
  case topicEnvironment, topicPolitics, topicService, topicProduct, topicThanks, topicInventedDisease
  // Profiles.
  case former, kin, patient, patientHint, carer, carerHint, hcp, hcpHint, researcher, researcherHint
  case journalist, journalistHint, nonprofit, nonprofitHint, influencer, influencerHint, publicOfficial
  case publicOfficialHint, investor, investorHint, company, companyHint, employee, employeeHint
  // Languages, by their function words.
  case english, french, german, spanish, italian, portuguese, dutch
  // A topic of the team's own; which one stands beside it. Last, with what follows, as models know the others by
  // their numbers.
  case ownTopic
  // Words of greeting, which are no reason for anything.
  case greeting

  /// Whether a model may see it: not what came after those that ship were trained, nor what one team alone has.
  var isSign: Bool { self != .ownTopic && self != .greeting }

  /// The name of its section: `veryGood` is `[very good]`.
  var name: String {
    var name = ""
    for character in "\(self)" {
      if character.isUppercase { name += " " + character.lowercased() } else { name.append(character) }
    }
    return name
  }

  static let byName: [String: Cue] = Dictionary(
    uniqueKeysWithValues: allCases.filter { $0 != .ownTopic }.map { ($0.name, $0) })

  /// Where two phrases of one family overlap, the one that starts first, or else the longer, counts alone:
  /// "no problem" is not also "problem". `ignore` silences every family.
  var family: UInt8 {
    switch self {
    case .good, .veryGood, .bad, .veryBad: Cue.good.rawValue
    case .problem, .strongProblem: Cue.problem.rawValue
    // A "flu jab" is no flu, a "pain killer" no pain.
    case .medicine, .medicineWord, .medicineForm, .condition: Cue.medicine.rawValue
    case .use, .used: Cue.use.rawValue
    case .cause, .acts: Cue.cause.rawValue
    case .symptom, .serious: Cue.symptom.rawValue
    default: rawValue
    }
  }

  var language: Language? {
    switch self {
    case .english: .english
    case .french: .french
    case .german: .german
    case .spanish: .spanish
    case .italian: .italian
    case .portuguese: .portuguese
    case .dutch: .dutch
    default: nil
    }
  }
}

/// A set of cues, to ask at once whether a text has one.
struct CueSet: Sendable {
  private var bits: UInt128 = 0

  init(_ cues: Cue...) { for cue in cues { insert(cue) } }
  mutating func insert(_ cue: Cue) { bits |= 1 << UInt128(cue.rawValue) }
  func contains(_ cue: Cue) -> Bool { bits & 1 << UInt128(cue.rawValue) != 0 }
  mutating func formUnion(_ other: CueSet) { bits |= other.bits }
  func intersects(_ other: CueSet) -> Bool { bits & other.bits != 0 }
}
