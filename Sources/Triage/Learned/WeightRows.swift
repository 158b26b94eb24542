/// The weights of a model: a row of bytes a feature, a byte an output, in steps of sixteen outputs.
struct WeightRows: Sendable {
  /// Outputs in a step.
  static let lanes = 16

  /// Bytes in a row of a file.
  let stride: Int
  /// Steps in a row; what lacks to whole steps is filled up with nothing.
  let steps: Int
  private let weights: [SIMD16<Int8>]

  init(_ bytes: UnsafeRawBufferPointer, stride: Int) {
    let steps = (stride + Self.lanes - 1) / Self.lanes
    let rows = stride == 0 ? 0 : bytes.count / stride
    self.stride = stride
    self.steps = steps
    weights = [SIMD16<Int8>](unsafeUninitializedCapacity: rows * steps) { room, count in
      // All of the room is written: a row after the other, each as wide as its steps.
      let room = UnsafeMutableRawBufferPointer(room)
      let width = steps * Self.lanes
      for row in 0..<rows {
        let place = UnsafeMutableRawBufferPointer(rebasing: room[row * width..<(row + 1) * width])
        place.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[row * stride..<(row + 1) * stride]))
        if stride < width { place[stride...].initializeMemory(as: UInt8.self, repeating: 0) }
      }
      count = rows * steps
    }
  }

  /// One weight.
  subscript(row: Int, output: Int) -> Int8 { weights[row * steps + output / Self.lanes][output % Self.lanes] }

  /// One step of these rows, added up.
  func sums(of rows: [FingerprintTable.Known], _ step: Int) -> SIMD16<Int32> {
    var sums = SIMD16<Int32>(repeating: 0)
    var next = 0
    while next < rows.count {
      // 256 bytes fit into 16 bits, whatever they are; sums of 16 bits cost half of what sums of 32 do.
      let end = min(next + 256, rows.count)
      var part = SIMD16<Int16>(repeating: 0)
      for known in rows[next..<end] {
        part &+= SIMD16<Int16>(truncatingIfNeeded: weights[Int(known.row) &* steps &+ step])
      }
      sums &+= SIMD16<Int32>(truncatingIfNeeded: part)
      next = end
    }
    return sums
  }

  /// The bytes again, as a file has them.
  var bytes: [UInt8] {
    guard steps > 0 else { return [] }
    return (0..<weights.count / steps).flatMap { row in
      (0..<stride).map { UInt8(bitPattern: self[row, $0]) }
    }
  }
}
