/// SHA-256 (FIPS 180-4).
///
/// Our own because the trail needs this one function, and the library that has it takes 70 of the 235 CPU seconds
/// of a clean release build (`docs/decisions.md`). Checked against NIST's examples.
struct SHA256 {
  private var a: UInt32 = 0x6a09_e667
  private var b: UInt32 = 0xbb67_ae85
  private var c: UInt32 = 0x3c6e_f372
  private var d: UInt32 = 0xa54f_f53a
  private var e: UInt32 = 0x510e_527f
  private var f: UInt32 = 0x9b05_688c
  private var g: UInt32 = 0x1f83_d9ab
  private var h: UInt32 = 0x5be0_cd19

  /// The digest of these bytes, one piece after the other, as eight words.
  static func words(of pieces: UnsafeRawBufferPointer...) -> [UInt32] {
    let count = pieces.reduce(0) { $0 + $1.count }
    // A bit that says where they end, then zeros up to the length in bits, which fills the last eight bytes of a block.
    let padded = (count + 9 + 63) / 64 * 64
    return withUnsafeTemporaryAllocation(byteCount: padded, alignment: 8) { message in
      var end = 0
      for piece in pieces where !piece.isEmpty {
        UnsafeMutableRawBufferPointer(rebasing: message[end...]).copyMemory(from: piece)
        end += piece.count
      }
      UnsafeMutableRawBufferPointer(rebasing: message[end...]).initializeMemory(as: UInt8.self, repeating: 0)
      message[end] = 0x80
      message.storeBytes(of: UInt64(count * 8).bigEndian, toByteOffset: padded - 8, as: UInt64.self)
      var hash = SHA256()
      hash.compress(UnsafeRawBufferPointer(message))
      return [hash.a, hash.b, hash.c, hash.d, hash.e, hash.f, hash.g, hash.h]
    }
  }

  /// Section 6.2.2, for each block of 64 bytes.
  private mutating func compress(_ blocks: UnsafeRawBufferPointer) {
    Self.constants.withUnsafeBufferPointer { k in
      withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 64) { w in
        for start in stride(from: 0, to: blocks.count, by: 64) {
          for t in 0..<16 {
            w[t] = UInt32(bigEndian: blocks.loadUnaligned(fromByteOffset: start + t * 4, as: UInt32.self))
          }
          for t in 16..<64 {
            let s0 = rotated(w[t - 15], 7) ^ rotated(w[t - 15], 18) ^ (w[t - 15] >> 3)
            let s1 = rotated(w[t - 2], 17) ^ rotated(w[t - 2], 19) ^ (w[t - 2] >> 10)
            w[t] = w[t - 16] &+ s0 &+ w[t - 7] &+ s1
          }
          round(w, k)
        }
      }
    }
  }

  private mutating func round(_ w: UnsafeMutableBufferPointer<UInt32>, _ k: UnsafeBufferPointer<UInt32>) {
    var (a, b, c, d, e, f, g, h) = (self.a, self.b, self.c, self.d, self.e, self.f, self.g, self.h)
    // Each letter's place moves on by one a round, and is back after eight.
    for t in stride(from: 0, to: 64, by: 8) {
      step(a, b, c, &d, e, f, g, &h, k[t] &+ w[t])
      step(h, a, b, &c, d, e, f, &g, k[t + 1] &+ w[t + 1])
      step(g, h, a, &b, c, d, e, &f, k[t + 2] &+ w[t + 2])
      step(f, g, h, &a, b, c, d, &e, k[t + 3] &+ w[t + 3])
      step(e, f, g, &h, a, b, c, &d, k[t + 4] &+ w[t + 4])
      step(d, e, f, &g, h, a, b, &c, k[t + 5] &+ w[t + 5])
      step(c, d, e, &f, g, h, a, &b, k[t + 6] &+ w[t + 6])
      step(b, c, d, &e, f, g, h, &a, k[t + 7] &+ w[t + 7])
    }
    self.a &+= a
    self.b &+= b
    self.c &+= c
    self.d &+= d
    self.e &+= e
    self.f &+= f
    self.g &+= g
    self.h &+= h
  }

  /// The first 32 bits of the fractional parts of the cube roots of the first 64 primes (section 4.2.2).
  private static let constants: [UInt32] = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
    0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174,
    0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
    0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967,
    0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
    0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
    0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
    0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
  ]
}

/// One round, but for the change of places: `h` becomes what the next round calls `a`, and `d` what it calls `e`.
@inline(__always)
private func step(
  _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32, _ e: UInt32, _ f: UInt32, _ g: UInt32, _ h: inout UInt32,
  _ word: UInt32
) {
  h = h &+ (rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)) &+ (g ^ (e & (f ^ g))) &+ word
  d = d &+ h
  h = h &+ (rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)) &+ ((a & b) | (c & (a | b)))
}

@inline(__always)
private func rotated(_ word: UInt32, _ by: UInt32) -> UInt32 { word >> by | word << (32 - by) }
