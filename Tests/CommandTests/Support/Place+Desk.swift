extension Place {
  /// A desk with the messages of a small day: two questions, a complaint, praise and a side effect.
  static func withMessages() async throws -> Place {
    let place = try Place()
    let file = try place.write(messages, to: "day.csv")
    await place.earshot("import", file, "--channel", "x:@acme")
    return place
  }

  static let messages = """
    id,parent,author,name,bio,followers,at,text,ours
    1,,mia,Mia,Patient with asthma,120,2026-11-20T09:00:00Z,"Day 3 on Lumarel tablets, and a rash is spreading. Is this normal??",no
    2,,okoye,Dr Okoye,"Cardiologist, Leeds",5400,2026-11-20T09:10:00Z,Where do I find the dosing table for Tavonib?,no
    3,,j_ruiz,Javier,,80,2026-11-20T09:20:00Z,Your price rose 40 % and nobody answers. This is a disgrace and I want a refund!,no
    4,,tom,Tom,Carer,12,2026-11-20T09:30:00Z,Thank you so much for the patient support line!,no
    5,4,acme,Acme,,,2026-11-20T09:34:00Z,You are very welcome @tom,yes

    """
}
