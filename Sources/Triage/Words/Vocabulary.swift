/// Every word, stem, hashtag and sign that the lists name, by hash: one table, open addressing.
struct Vocabulary: Sendable {
  /// Stands for exactly one word, whichever (`_` in a list).
  static let anyWord: UInt16 = 1
  /// Stands for any number (`<number>` in a list).
  static let anyNumber: UInt16 = 2
  private static let firstWord: UInt16 = 3

  /// Knows no word: for cutting text only.
  static let empty = Vocabulary()

  /// How long a stem (`nause*`) may be: tokenizing looks up each prefix between these.
  static let shortestStem = 3
  static let longestStem = 20

  private(set) var count = Int(Vocabulary.firstWord)
  private var hashes: [UInt64] = Array(repeating: 0, count: 1024)
  private var ids: [UInt16] = Array(repeating: 0, count: 1024)
  /// A bit for each low part of a stem's hash: nearly every prefix of nearly every word stops here.
  private var stemBits: [UInt64] = Array(repeating: 0, count: Vocabulary.stemBitCount / 64)
  private static let stemBitCount = 1 << 16

  /// The number of the word with this hash, 0 where no list has it.
  @inline(__always)
  func id(of hash: UInt64) -> UInt16 {
    var slot = Self.slot(hash, hashes.count)
    while hashes[slot] != 0 {
      if hashes[slot] == hash { return ids[slot] }
      slot = (slot + 1) & (hashes.count - 1)
    }
    return 0
  }

  /// The number of the stem that is just this prefix, 0 where no list has it.
  @inline(__always)
  func stem(of hash: UInt64) -> UInt16 {
    let bit = Int(truncatingIfNeeded: hash ^ hash >> 32) & (Self.stemBitCount - 1)
    guard stemBits[bit >> 6] & 1 << UInt64(bit & 63) != 0 else { return 0 }
    return id(of: hash ^ Folding.stem)
  }

  /// The number of a word, a new one where it had none; nil when there are as many words as numbers.
  mutating func add(_ hash: UInt64) -> UInt16? {
    let known = id(of: hash)
    if known != 0 { return known }
    guard count < Int(UInt16.max) else { return nil }
    if count * 2 > hashes.count { grow() }
    let id = UInt16(count)
    insert(hash, id)
    count += 1
    return id
  }

  mutating func addStem(_ hash: UInt64) -> UInt16? {
    let bit = Int(truncatingIfNeeded: hash ^ hash >> 32) & (Self.stemBitCount - 1)
    stemBits[bit >> 6] |= 1 << UInt64(bit & 63)
    return add(hash ^ Folding.stem)
  }

  private mutating func insert(_ hash: UInt64, _ id: UInt16) {
    var slot = Self.slot(hash, hashes.count)
    while hashes[slot] != 0 { slot = (slot + 1) & (hashes.count - 1) }
    hashes[slot] = hash
    ids[slot] = id
  }

  private mutating func grow() {
    let old = zip(hashes, ids).filter { $0.0 != 0 }
    hashes = Array(repeating: 0, count: hashes.count * 2)
    ids = Array(repeating: 0, count: ids.count * 2)
    for (hash, id) in old { insert(hash, id) }
  }

  @inline(__always)
  private static func slot(_ hash: UInt64, _ count: Int) -> Int {
    Int(truncatingIfNeeded: hash ^ hash >> 29) & (count - 1)
  }
}
