import Foundation
import Synchronization

#if canImport(Glibc)
  import Glibc
#endif

/// A bad way to the server: it delays, swallows, cuts and resets what goes through it.
///
/// It listens on a free port of the loopback interface. Each connection has two threads of its own, one a direction.
public final class Proxy: Sendable {
  /// What happens to what comes in.
  public enum Mode: Sendable, Equatable {
    case passes
    /// It arrives later by so much, in each direction.
    case delays(milliseconds: Int)
    /// It goes nowhere, and nothing is said: a network that is gone.
    case swallows
    /// New connections are reset at once.
    case refuses
    /// What holds a word of the client's is passed on, and the answer is not: the connection is reset instead.
    case resetsAfter(String)
    /// What holds a word of the client's is not passed on: the connection is reset instead.
    case resetsBefore(String)
  }

  private struct State {
    var mode = Mode.passes
    /// Both ends of each connection.
    var pairs: [Int: (client: Int32, server: Int32)] = [:]
    /// Connections that end with the next answer.
    var muted: Set<Int> = []
    var last = 0
  }

  private let state = Mutex(State())
  private let listener: Int32
  private let upstream: String
  public let port: Int

  /// - Parameter server: the server's socket.
  public init(to server: String) throws {
    upstream = server
    let loopback = try Loopback(isListening: true)
    let listener = loopback.socket
    self.listener = listener
    port = loopback.port
    Thread.detachNewThread { [weak self] in
      while true {
        let client = accept(listener, nil, nil)
        if client < 0 { return }
        guard let self else {
          close(client)
          return
        }
        self.take(client)
      }
    }
  }

  deinit {
    shutdown(listener, Int32(SHUT_RDWR))
    close(listener)
    reset()
  }

  public func set(_ mode: Mode) { state.withLock { $0.mode = mode } }

  /// Resets all connections there are.
  public func reset() {
    let numbers = state.withLock { Array($0.pairs.keys) }
    for number in numbers { end(number) }
  }

  private var mode: Mode { state.withLock { $0.mode } }

  private func take(_ client: Int32) {
    guard mode != .refuses, let server = connect() else { return Self.reset(client) }
    let number = state.withLock { state in
      state.last += 1
      state.pairs[state.last] = (client, server)
      return state.last
    }
    Thread.detachNewThread { [self] in pump(number, from: client, to: server, isClient: true) }
    Thread.detachNewThread { [self] in pump(number, from: server, to: client, isClient: false) }
  }

  private func connect() -> Int32? {
    let server = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let path = Array(upstream.utf8)
    guard path.count < MemoryLayout.size(ofValue: address.sun_path) else { return nil }
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path) }
    let isThere = withUnsafePointer(to: address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        Glibc.connect(server, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0
      }
    }
    if isThere { return server }
    close(server)
    return nil
  }

  private func pump(_ number: Int, from source: Int32, to target: Int32, isClient: Bool) {
    defer { end(number) }
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = recv(source, &buffer, buffer.count, 0)
      guard count > 0 else { return }
      switch mode {
      case .passes, .refuses: break
      case .delays(let milliseconds): usleep(UInt32(milliseconds) * 1000)
      case .swallows: continue
      case .resetsBefore(let word):
        if isClient, Self.holds(word, buffer[..<count]) { return }
      case .resetsAfter(let word):
        guard isClient, Self.holds(word, buffer[..<count]) else { break }
        state.withLock { _ = $0.muted.insert(number) }
      }
      // The answer says that it is done; nobody hears of it.
      if !isClient, state.withLock({ $0.muted.contains(number) }) { return }
      guard Self.send(buffer[..<count], to: target) else { return }
    }
  }

  private static func holds(_ word: String, _ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.firstRange(of: Array(word.utf8)) != nil
  }

  @discardableResult
  private static func send(_ bytes: ArraySlice<UInt8>, to target: Int32) -> Bool {
    var rest = bytes
    while !rest.isEmpty {
      let sent = rest.withUnsafeBytes { Glibc.send(target, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      guard sent > 0 else { return false }
      rest = rest.dropFirst(sent)
    }
    return true
  }

  private func end(_ number: Int) {
    guard let pair = state.withLock({ $0.pairs.removeValue(forKey: number) }) else { return }
    // Wakes the other direction's thread first; a number must not be given to another file while one waits on it.
    shutdown(pair.server, Int32(SHUT_RDWR))
    Self.reset(pair.client)
    usleep(1000)
    close(pair.server)
  }

  /// Ends a connection so that the other side is told of an error rather than of the end.
  private static func reset(_ socket: Int32) {
    var now = linger(l_onoff: 1, l_linger: 0)
    setsockopt(socket, SOL_SOCKET, SO_LINGER, &now, socklen_t(MemoryLayout<linger>.size))
    shutdown(socket, Int32(SHUT_RD))
    close(socket)
  }
}

extension Cluster {
  /// A bad way to this server.
  public func proxy() throws -> Proxy { try Proxy(to: "\(socketFolder)/.s.PGSQL.5432") }

  /// The address of a database by a bad way.
  public func address(of desk: String, by proxy: Proxy) -> String {
    let name = desk.split(separator: "?")[0].split(separator: "/").last.map(String.init) ?? ""
    return "postgresql://postgres@127.0.0.1:\(proxy.port)/\(name)?sslmode=disable&gssencmode=disable"
  }
}
