extension PolicyBook {
  /// The book of a new desk, with office hours by UTC.
  public static let standard = standard(zone: .utc)

  /// What a regulated company can start with: Monday to Friday 09:00 to 17:30 as `office`, and `calendar`, which never
  /// closes, for what cannot wait.
  public static func standard(zone: Zone) -> PolicyBook {
    let office = WorkingCalendar.weekdays(name: "office", zone: zone, .office)
    return PolicyBook(
      checked: 1, [office, .always()], standardPolicies,
      [.acknowledgement: .init(.minutes(15), "calendar")])
  }

  private static let standardPolicies: [Policy] = [
    Policy(
      name: "safety", when: .init(.also([.adverseEvent, .qualityComplaint])),
      targets: [
        .firstResponse: .init(.hours(1), "calendar"), .nextResponse: .init(.hours(4), "calendar"),
        .safety: .init(.hours(24), "calendar"),
      ]),
    Policy(name: "spam", when: .init(.kind([.spam])), targets: [:]),
    Policy(
      name: "press", when: .init(.also([.mediaEnquiry])),
      targets: [.firstResponse: .init(.hours(1), "office"), .nextResponse: .init(.hours(1), "office")]),
    Policy(
      name: "hcp medical questions", when: .init(.kind([.medicalQuestion]), .segment([.hcp])),
      targets: [.firstResponse: .init(.hours(4), "office"), .nextResponse: .init(.hours(4), "office")]),
    Policy(
      name: "influencers and officials",
      when: .init(.segment([.influencer, .publicOfficial, .journalist])),
      targets: [.firstResponse: .init(.hours(1), "office"), .nextResponse: .init(.hours(2), "office")]),
    Policy(
      name: "complaints", when: .init(.kind([.complaint])),
      targets: [
        .firstResponse: .init(.hours(2), "office"), .nextResponse: .init(.hours(4), "office"),
        .resolution: .init(.hours(16), "office"),
      ]),
    Policy(
      name: "questions", when: .init(.kind([.question, .medicalQuestion])),
      targets: [.firstResponse: .init(.hours(4), "office"), .nextResponse: .init(.hours(4), "office")]),
    Policy(
      name: "everything else", when: Query(),
      targets: [.firstResponse: .init(.hours(24), "calendar"), .nextResponse: .init(.hours(24), "calendar")]),
  ]
}
