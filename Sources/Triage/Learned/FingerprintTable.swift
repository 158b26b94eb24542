/// Finds the row of a fingerprint: open addressing, and before it a bit for each low part of a key, by which most of what the
/// model does not know is told from afar.
///
/// The table does not fit the processor's nearest memory, so what costs is waiting for it. Hence slots are small, and many
/// places are asked for before the first is needed.
struct FingerprintTable: Sendable {
  /// A row, counted from 1, and above it the highest bits of its key; 0 where nothing stands.
  private var slots: [UInt32]
  private var bits: [UInt64]
  private let mask: Int
  /// By row.
  let fingerprints: [UInt32]

  /// A fingerprint that the table holds, with the token of the gram.
  struct Known: Sendable {
    var row: Int32
    var token: UInt16
  }

  /// The bits of a slot that are its row: more rows than a model may have (`LinearModel+File.swift`).
  private static let rowMask: UInt32 = (1 << 25) - 1

  init(_ fingerprints: [UInt32]) {
    self.fingerprints = fingerprints
    var capacity = 64
    while capacity < fingerprints.count * 2 { capacity *= 2 }
    mask = capacity - 1
    slots = Array(repeating: 0, count: capacity)
    bits = Array(repeating: 0, count: capacity / 8)
    for (row, key) in fingerprints.enumerated() {
      var slot = Int(key) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = key & ~Self.rowMask | UInt32(row + 1)
      bits[bit(key) >> 6] |= 1 << UInt64(bit(key) & 63)
    }
  }

  /// The grams that the table holds, in their order.
  func known(_ grams: [Features.Gram]) -> [Known] {
    let likely = likely(grams)
    let slots = likely.map { self.slots[Int($0.fingerprint) & mask] }
    var known: [Known] = []
    known.reserveCapacity(likely.count)
    for (gram, slot) in zip(likely, slots) {
      let row = row(of: gram.fingerprint, at: slot)
      if row >= 0 { known.append(Known(row: Int32(truncatingIfNeeded: row), token: gram.token)) }
    }
    return known
  }

  /// The row of a fingerprint, -1 where it has none.
  func row(of key: UInt32) -> Int { row(of: key, at: slots[Int(key) & mask]) }

  /// Those of the grams whose bit is set, in their order: all that the table holds, and few others. Without a branch.
  private func likely(_ grams: [Features.Gram]) -> [Features.Gram] {
    [Features.Gram](unsafeUninitializedCapacity: grams.count) { room, count in
      var kept = 0
      for gram in grams {
        // Within the room: no more are kept than were looked at.
        room[kept] = gram
        let bit = bit(gram.fingerprint)
        kept &+= Int(truncatingIfNeeded: bits[bit >> 6] >> UInt64(bit & 63) & 1)
      }
      count = kept
    }
  }

  @inline(__always)
  private func bit(_ key: UInt32) -> Int { Int(key >> 3) & (mask << 3 | 7) }

  /// - Parameter first: what stands in the first slot of the key.
  @inline(__always)
  private func row(of key: UInt32, at first: UInt32) -> Int {
    var place = Int(key) & mask
    var slot = first
    while slot != 0 {
      if (slot ^ key) & ~Self.rowMask == 0 {
        let row = Int(slot & Self.rowMask) - 1
        if fingerprints[row] == key { return row }
      }
      place = (place + 1) & mask
      slot = slots[place]
    }
    return -1
  }
}
