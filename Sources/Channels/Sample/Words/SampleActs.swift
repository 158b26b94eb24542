import Model

/// What the team did today: how long ago, who, on whose conversation, what.
enum SampleActs {
  struct Written: Sendable {
    var minutesAgo: Int
    var who: String
    /// The handle of the one who began the conversation.
    var on: String
    var deed: SampleAct.Deed

    init(_ minutesAgo: Int, _ who: String, _ on: String, _ action: Action) {
      self.init(minutesAgo, who, on, deed: .act(action))
    }

    init(_ minutesAgo: Int, _ who: String, _ on: String, deed: SampleAct.Deed) {
      self.minutesAgo = minutesAgo
      self.who = who
      self.on = on
      self.deed = deed
    }
  }

  static let all: [Written] = safety + press + desk

  private static let safety = [
    Written(280, "dev", "mia_h", .hold),
    Written(
      278, "dev", "mia_h",
      .note(
        text:
          "Four criteria: reporter yes, patient yes, product Lumarel, event rash spreading. Case opened; lot unknown.")
    ),
    Written(276, "dev", "mia_h", .label(add: ["case-opened"], remove: [])),
    Written(229, "ben", "tom_cares", .note(text: "Dosing error, not the product. Safety informed all the same.")),
    Written(120, "dev", "jonas_rh", .hold),
    Written(
      119, "dev", "jonas_rh",
      .note(text: "Third palpitation report on Tavonib this month. Compare with the spring signal.")),
    Written(12, "ana", "maman_de_lou", .hold),
    Written(
      11, "ana", "maman_de_lou",
      .escalate(
        to: "theo",
        reason:
          "A child of seven in A&E after a BreezePen jammed, lot BP2291. The charity counts eleven more calls today.")),
    Written(80, "ben", "asthma_ali", .label(add: ["lot-bp2291"], remove: [])),
    Written(44, "dev", "noah_migraine", .hold),
  ]

  private static let press = [
    Written(84, "cho", "RFalk_desk", .hold),
    Written(83, "cho", "RFalk_desk", .setPriority(.high)),
    Written(
      82, "cho", "RFalk_desk",
      .escalate(
        to: "mara",
        reason: "Rosa Falk prints tomorrow on the 38 % rise and wants a quote by 17:00. Silence will be the headline.")),
    Written(61, "mara", "RFalk_desk", .acknowledge),
    Written(
      57, "cho", "RFalk_desk",
      deed: .draft(
        "Thank you for asking before printing. The rise follows the end of a rebate; nobody will go without: our hardship fund pays the difference until December."
      )),
    Written(25, "cho", "mep_valverde", .hold),
    Written(
      24, "cho", "mep_valverde",
      .escalate(
        to: "mara", reason: "A member of parliament invites us to the committee on Thursday. Only you can accept.")),
    Written(8, "cho", "wardwire_sam", .setPriority(.urgent)),
  ]

  private static let desk = [
    Written(255, "ben", "old_harold", .hold),
    Written(
      250, "ben", "old_harold",
      .note(text: "Rang Mr Pym back. An easy-open bottle is in the post, and he is a delight.")),
    Written(
      248, "ben", "old_harold",
      .reply(text: "Good to talk to you, Mr Pym. The bottle with the big cap is on its way. — Ben")),
    Written(330, "ana", "greta_b", .label(add: ["packaging"], remove: [])),
    Written(205, "ana", "hannes_hh", .hold),
    Written(
      204, "ana", "hannes_hh",
      .reply(text: "Danke, Hannes! Das geben wir gern weiter. Es hat die Kollegin sehr gefreut.")),
    Written(170, "ben", "papa_bernd", .hold),
    Written(
      168, "ben", "papa_bernd",
      .reply(
        text: "Lieber Herr Köhler-Wiese, solche Nachrichten hängen wir auf. Alles Gute Ihnen beiden und dem Garten!")),
    Written(183, "ana", "crypto_wendy7", .hold),
    Written(182, "ana", "crypto_wendy7", .done),
    Written(17, "ana", "DrOkoye", .hold),
    Written(
      16, "ana", "DrOkoye",
      deed: .draft(
        "Dr Okoye, you are right to ask a third time, and we are sorry. Medical information will send you the")),
    Written(130, "ben", "longmere_cap", .assign(to: "sol")),
    Written(
      126, "sol", "longmere_cap", .note(text: "Quiet period: investor relations answers, we do not. Mailed them.")),
    Written(
      30, "sol", "fitwithfreya",
      .note(text: "312k followers and fair in tone. Let us answer in public, before the evening.")),
    Written(40, "ana", "carmen_cuida", .label(add: ["look-alike-packs"], remove: [])),
  ]
}
