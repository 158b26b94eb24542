extension PolicyBook {
  /// The book of a new desk, with office hours by UTC.
  public static let standard = standard(zone: .utc)

  /// What a regulated company can start with: Monday to Friday 09:00 to 17:30 as `office`, and `calendar`, which never
  /// closes, for what cannot wait.
  ///
  /// - Parameter isStaffedRoundTheClock: whether somebody answers at every hour: then `office` counts only the time until
  ///   a complaint is resolved.
  public static func standard(zone: Zone, isStaffedRoundTheClock: Bool = false) -> PolicyBook {
    let office = WorkingCalendar.weekdays(name: "office", zone: zone, .office)
    return PolicyBook(
      checked: 1, [office, .always()], standardPolicies(answering: isStaffedRoundTheClock ? "calendar" : "office"),
      [.acknowledgement: .init(.minutes(15), "calendar")])
  }

  /// - Parameter hours: the calendar on which answers are counted that can wait for the morning.
  private static func standardPolicies(answering hours: String) -> [Policy] {
    [
      Policy(
        name: "safety", when: .init(.also([.adverseEvent, .qualityComplaint])),
        targets: [
          .firstResponse: .init(.hours(1), "calendar"), .nextResponse: .init(.hours(4), "calendar"),
          .safety: .init(.hours(24), "calendar"),
        ]),
      Policy(name: "spam", when: .init(.kind([.spam])), targets: [:]),
      Policy(
        name: "press", when: .init(.also([.mediaEnquiry])),
        targets: [.firstResponse: .init(.hours(1), hours), .nextResponse: .init(.hours(1), hours)]),
      Policy(
        name: "hcp medical questions", when: .init(.kind([.medicalQuestion]), .segment([.hcp])),
        targets: [.firstResponse: .init(.hours(4), hours), .nextResponse: .init(.hours(4), hours)]),
      Policy(
        name: "influencers and officials",
        when: .init(.segment([.influencer, .publicOfficial, .journalist])),
        targets: [.firstResponse: .init(.hours(1), hours), .nextResponse: .init(.hours(2), hours)]),
      Policy(
        name: "complaints", when: .init(.kind([.complaint])),
        targets: [
          .firstResponse: .init(.hours(2), hours), .nextResponse: .init(.hours(4), hours),
          .resolution: .init(.hours(16), "office"),
        ]),
      Policy(
        name: "questions", when: .init(.kind([.question, .medicalQuestion])),
        targets: [.firstResponse: .init(.hours(4), hours), .nextResponse: .init(.hours(4), hours)]),
      Policy(
        name: "everything else", when: Query(),
        targets: [.firstResponse: .init(.hours(24), "calendar"), .nextResponse: .init(.hours(24), "calendar")]),
    ]
  }
}
