import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Whether Ctrl-C or a polite kill has asked this process to stop.
enum Interruption {
  private static let asked = Atomic<Bool>(false)

  /// Looks. From the first look on, the first Ctrl-C or SIGTERM only asks; a second one ends the process at once.
  static let watch: @Sendable () -> Bool = {
    _ = listening
    return asked.load(ordering: .acquiring)
  }

  private static let listening: Void = {
    // The handler may do little: the flag must exist before it first runs.
    asked.store(false, ordering: .releasing)
    let handler: @convention(c) (Int32) -> Void = { _ in Interruption.asked.store(true, ordering: .releasing) }
    var action = sigaction()
    #if canImport(Glibc)
      action.__sigaction_handler.sa_handler = handler
    #else
      action.__sigaction_u.__sa_handler = handler
    #endif
    action.sa_flags = Int32(bitPattern: UInt32(SA_RESETHAND))
    sigaction(SIGINT, &action, nil)
    sigaction(SIGTERM, &action, nil)
  }()
}
