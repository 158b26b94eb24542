import Foundation

/// A small file system with a database of the cluster's on it.
public struct SmallDisk {
  let cluster: Cluster
  let folder: String
  let name: String

  /// A new database with an empty desk in it, on this disk.
  ///
  /// - Returns: its address.
  public func desk() throws -> String {
    try cluster.sql("CREATE DATABASE \(name) TEMPLATE template_desk TABLESPACE \(name)")
    return cluster.address(name)
  }

  /// Leaves no room on it.
  public func fill() throws {
    // It ends when there is no room: that is what is wanted.
    try Cluster.run(["/bin/sh", "-c", "head -c 1000000000 /dev/zero > \(folder)/fill 2>/dev/null; true"])
  }

  public func empty() throws { try Cluster.run(["/bin/rm", "\(folder)/fill"]) }

  public func remove() {
    try? cluster.sql("DROP DATABASE IF EXISTS \(name) WITH (FORCE)")
    try? cluster.sql("DROP TABLESPACE IF EXISTS \(name)")
    try? Cluster.run(["/bin/umount", folder])
  }
}

extension Cluster {
  /// Mounts a disk of so many megabytes, as root only can.
  public func smallDisk(megabytes: Int) throws -> SmallDisk {
    let name = "small\(UUID().uuidString.prefix(8).lowercased())"
    let folder = "\(socketFolder)/\(name)"
    try Cluster.run(["/bin/mkdir", folder])
    try Cluster.run(["/bin/mount", "-t", "tmpfs", "-o", "size=\(megabytes)m", "none", folder])
    let disk = SmallDisk(cluster: self, folder: folder, name: name)
    do {
      try Cluster.run(["/bin/mkdir", "\(folder)/space"])
      try Cluster.run(["/bin/chown", "-R", "postgres", folder])
      try sql("CREATE TABLESPACE \(name) LOCATION '\(folder)/space'")
    } catch {
      disk.remove()
      throw error
    }
    return disk
  }
}
