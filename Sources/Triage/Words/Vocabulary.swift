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
  static let longestStem = 24

  /// For each word number that is a stem, the longest listed stem that it starts with, 0 where there is none.
  private var shorterStems: [UInt16] = Array(repeating: 0, count: Int(Vocabulary.firstWord))
  /// The prefixes of each stem, longest last, until `linkStems` has used them.
  private var prefixes: [(stem: UInt16, hashes: [UInt64])] = []

  private(set) var count = Int(Vocabulary.firstWord)
  private var hashes: [UInt64] = Array(repeating: 0, count: 1 << 14)
  private var ids: [UInt16] = Array(repeating: 0, count: 1 << 14)
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

  /// The number of a stem, given the hash of each of its prefixes, the whole one last.
  mutating func addStem(_ hashes: [UInt64]) -> UInt16? {
    guard let hash = hashes.last else { return nil }
    let bit = Int(truncatingIfNeeded: hash ^ hash >> 32) & (Self.stemBitCount - 1)
    stemBits[bit >> 6] |= 1 << UInt64(bit & 63)
    guard let id = add(hash ^ Folding.stem) else { return nil }
    prefixes.append((id, hashes.dropLast()))
    return id
  }

  /// Finds for each stem the next shorter one, so that `nausea*` in one list does not hide `nause*` in another.
  mutating func linkStems() {
    shorterStems = Array(repeating: 0, count: count)
    for (stem, hashes) in prefixes {
      for hash in hashes.reversed() {
        let shorter = self.stem(of: hash)
        if shorter != 0 {
          shorterStems[Int(stem)] = shorter
          break
        }
      }
    }
    prefixes = []
  }

  /// The next shorter stem that a stem starts with, 0 where there is none.
  @inline(__always)
  func shorterStem(_ stem: UInt16) -> UInt16 { shorterStems[Int(stem)] }

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
