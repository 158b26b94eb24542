import Model
import Testing
import Triage

@Suite struct EscalationTests {
  @Test(
    "what somebody above must know today, and why",
    arguments: [
      ("I took ibuprofen last night and woke up with hives all over my arms", EscalationReason.harm),
      ("There was smoke in the cabin and nobody told us a thing", .harm),
      ("I know where you live and you will regret this", .threat),
      ("I can't do this any more, I want to end my life", .threat),
      ("My lawyer will file a lawsuit against you on Monday", .legal),
      ("Hi, I'm a reporter with the Ledger. Could you comment on the recall? Deadline is 5pm", .press),
      ("As a member of parliament I expect an answer for my constituents", .publicFigure),
      ("my account was hacked and someone is using my card", .fraud),
      ("Boycott them! Stop buying anything with their name on it", .boycott),
      ("please retweet, everyone needs to see how they treat patients", .viral),
      ("Boykottiert diese Firma, kauft nichts mehr von denen", .boycott),
      ("J'ai pris un avocat, on se verra au tribunal", .legal),
    ])
  func reasons(_ text: String, _ expected: EscalationReason) {
    let found = Triage.standard.examine(text)
    #expect(found.escalation.contains(expected))
    #expect(found.reading.reasons.contains { $0.supports == "escalate:\(expected.rawValue)" && !$0.words.isEmpty })
  }

  @Test(
    "the everyday is not carried upward",
    arguments: [
      "@acme where can I change my delivery address?", "thank you so much, that was quick", "see you at the match",
      "@acme my parcel is two days late",
    ])
  func everyday(_ text: String) { #expect(Triage.standard.examine(text).escalation == []) }
}
