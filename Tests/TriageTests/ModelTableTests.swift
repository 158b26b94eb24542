import Testing

@testable import Triage

@Suite struct ModelTableTests {
  @Test("rows of any width and number are added up as they would be one by one", arguments: [1, 8, 16, 24, 40])
  func sums(stride: Int) {
    // Weights at both ends, so that sums of 16 bits would run over if they were kept too long.
    let rows = 700
    let bytes = (0..<rows * stride).map { index -> Int8 in
      if index / stride % 3 == 2 { return Int8(truncatingIfNeeded: index) }
      return index % stride < 4 ? -128 : 127
    }
    let weights = bytes.withUnsafeBytes { WeightRows($0, stride: stride) }
    #expect(weights.bytes.map { Int8(bitPattern: $0) } == bytes)
    for count in [0, 1, 255, 256, 257, rows] {
      let known = (0..<count).map { FingerprintTable.Known(row: Int32($0), token: 0) }
      for step in 0..<weights.steps {
        let sums = weights.sums(of: known, step)
        for lane in 0..<WeightRows.lanes {
          let output = step * WeightRows.lanes + lane
          let wanted = output < stride ? (0..<count).reduce(0) { $0 + Int(bytes[$1 * stride + output]) } : 0
          #expect(Int(sums[lane]) == wanted)
        }
      }
    }
    #expect(weights[rows - 1, stride - 1] == bytes[rows * stride - 1])
  }

  @Test("a table knows its fingerprints and no others, also where they crowd")
  func fingerprints() {
    // Half of them differ in their highest bits alone, and so all begin at one slot.
    let fingerprints = (1...500).map { UInt32($0) &* 2_654_435_761 } + (0..<500).map { UInt32($0) << 22 | 77 }
    let table = FingerprintTable(fingerprints)
    for (row, key) in fingerprints.enumerated() { #expect(table.row(of: key) == row) }
    let asked = fingerprints.enumerated().flatMap { row, key in
      [key, key ^ 1 << 12, key ^ 1 << 20].map { Features.Gram(fingerprint: $0, token: UInt16(row)) }
    }
    let wanted = asked.compactMap { gram in
      fingerprints.firstIndex(of: gram.fingerprint).map { [$0, Int(gram.token)] }
    }
    #expect(table.known(asked).map { [Int($0.row), Int($0.token)] } == wanted)
    #expect(wanted.count >= 1_000 && wanted.count < 2_000)
    #expect(FingerprintTable([]).known(asked).isEmpty)
  }
}
