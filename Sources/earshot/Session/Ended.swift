/// The console ended with a status of its own, such as 143 after SIGTERM; everything has been said.
struct Ended: Error {
  var status: Int32
}
