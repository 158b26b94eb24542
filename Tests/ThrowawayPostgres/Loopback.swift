import Foundation

/// A socket at a free port of this machine alone.
struct Loopback {
  let socket: Int32
  let port: Int

  /// - Parameter isListening: whether it takes connections from now on; else the port is known to be free, and no more.
  init(isListening: Bool) throws {
    let socket = Foundation.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        bind(socket, address, length) == 0 && (!isListening || listen(socket, 64) == 0)
          && getsockname(socket, address, &length) == 0
      }
    }
    guard isBound else {
      let why = String(cString: strerror(errno))
      close(socket)
      throw Cluster.Missing(description: "no port: \(why)")
    }
    self.socket = socket
    port = Int(UInt16(bigEndian: address.sin_port))
  }
}
