import Model
import Testing

@testable import Desk

@Suite struct AdmissionTests {
  private static let now = Instant(milliseconds: 1_764_000_000_000)

  private static func message(_ change: (inout Incoming) -> Void = { _ in }) -> Incoming {
    var message = Incoming(
      channel: "x:acme", id: "1", account: "mia", profile: Profile(handle: "mia"), at: now, text: "Hello")
    change(&message)
    return message
  }

  @Test(
    "what cannot be right is rejected with its reason",
    arguments: [
      (message { $0.id = "" }, Rejection.noID),
      (message { $0.channel = "" }, .noChannel),
      (
        message {
          $0.account = ""
          $0.profile.handle = ""
        }, .noAuthor
      ),
      (message { $0.at = Instant(milliseconds: 0) }, .absurdDate(Instant(milliseconds: 0))),
      (message { $0.at = Instant(milliseconds: .min) }, .absurdDate(Instant(milliseconds: .min))),
      (message { $0.at = now + .days(2) }, .absurdDate(now + .days(2))),
      (message { $0.id = String(repeating: "7", count: 513) }, .tooLong(field: "id", limit: 512)),
      (message { $0.profile.handle = String(repeating: "m", count: 513) }, .tooLong(field: "handle", limit: 512)),
    ])
  func rejected(message: Incoming, reason: Rejection) {
    #expect(throws: reason) { try Admission(now: Self.now).admit(message) }
  }

  @Test("what a sender's clock is ahead of ours by hours is let in")
  func ahead() throws {
    _ = try Admission(now: Self.now).admit(Self.message { $0.at = Self.now + .hours(14) })
  }

  @Test("a reply to itself answers nothing")
  func ownParent() throws {
    #expect(try Admission(now: Self.now).admit(Self.message { $0.parent = "1" }).parent == nil)
  }

  @Test("NUL, which would end a text early, is replaced in every field")
  func nul() throws {
    let message = try Admission(now: Self.now).admit(
      Self.message {
        $0.text = "a\0b"
        $0.profile.bio = "\0"
        $0.parent = "p\0"
      })
    #expect(message.text == "a\u{FFFD}b")
    #expect(message.profile.bio == "\u{FFFD}")
    #expect(message.parent == "p\u{FFFD}")
  }

  @Test("a handle is known without its @, and an account without a handle is its own")
  func handles() throws {
    let admission = Admission(now: Self.now)
    #expect(try admission.admit(Self.message { $0.profile.handle = "@mia" }).profile.handle == "mia")
    #expect(try admission.admit(Self.message { $0.profile.handle = "" }).profile.handle == "mia")
    #expect(try admission.admit(Self.message { $0.account = "" }).account == "mia")
  }
}
