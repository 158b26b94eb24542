/// Why a command ends without doing what was asked: what happened, to what, and what to do.
///
/// Printed as `earshot: message` on the standard error; further lines are indented.
struct Failure: Error, Equatable, CustomStringConvertible {
  var status: ExitStatus
  var message: String

  init(_ status: ExitStatus, _ message: String) {
    self.status = status
    self.message = message
  }

  var description: String { message }
}
