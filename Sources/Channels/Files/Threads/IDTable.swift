/// Numbers identifiers from 0 in the order in which they first come.
///
/// It keeps a 64-bit hash (SipHash, seeded anew in each process, so that nobody can aim at a collision) in place of
/// the identifier: 8 bytes, and 4 to 11 bytes of the open-addressed table. Of ten million identifiers two share
/// a hash with a chance of three in a million.
struct IDTable {
  private var hashes: [UInt64] = []
  /// -1 is free. A power of two, at most three quarters full.
  private var slots = [Int32](repeating: -1, count: 64)

  var count: Int { hashes.count }

  static func hash(_ id: String) -> UInt64 {
    var hasher = Hasher()
    hasher.combine(id)
    return UInt64(bitPattern: Int64(hasher.finalize()))
  }

  mutating func number(of id: String) -> (number: Int32, isNew: Bool) {
    let hash = Self.hash(id)
    let slot = slot(of: hash)
    if slots[slot] >= 0 { return (slots[slot], false) }
    let number = Int32(hashes.count)
    slots[slot] = number
    hashes.append(hash)
    if hashes.count * 4 > slots.count * 3 { grow() }
    return (number, true)
  }

  func find(_ id: String) -> Int32? {
    let number = slots[slot(of: Self.hash(id))]
    return number < 0 ? nil : number
  }

  private func slot(of hash: UInt64) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] >= 0, hashes[Int(slots[slot])] != hash { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: slots.count * 2)
    for (number, hash) in hashes.enumerated() { slots[slot(of: hash)] = Int32(number) }
  }
}
