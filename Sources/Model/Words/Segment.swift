/// Who a follower is, as far as it changes how we answer.
///
/// An open set: the built-in names below, and any that a team adds.
public struct Segment: RawRepresentable, Hashable, Sendable, Codable, CustomStringConvertible {
  public let rawValue: String
  public init(rawValue: String) { self.rawValue = rawValue }
  public var description: String { rawValue }

  public static let patient = Segment(rawValue: "patient")
  public static let carer = Segment(rawValue: "carer")
  /// Healthcare professional: doctor, nurse, pharmacist, therapist, student of these.
  public static let hcp = Segment(rawValue: "hcp")
  public static let researcher = Segment(rawValue: "researcher")
  public static let journalist = Segment(rawValue: "journalist")
  public static let nonprofit = Segment(rawValue: "nonprofit")
  public static let influencer = Segment(rawValue: "influencer")
  public static let publicOfficial = Segment(rawValue: "public_official")
  public static let investor = Segment(rawValue: "investor")
  public static let company = Segment(rawValue: "company")
  public static let employee = Segment(rawValue: "employee")
  public static let competitor = Segment(rawValue: "competitor")
  /// Everyone else: the general audience.
  public static let general = Segment(rawValue: "general")

  /// The segments that Earshot knows by itself, in the order in which screens list them.
  public static let builtIn: [Segment] = [
    .patient, .carer, .hcp, .researcher, .journalist, .nonprofit, .influencer, .publicOfficial,
    .investor, .company, .employee, .competitor, .general,
  ]
}
