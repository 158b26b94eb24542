internal import CPostgres

/// The values of one statement as libpq takes them: numbers and texts as text, bytes as they are.
struct PostgresValues {
  /// All values one after the other, each ended by a NUL. Kept from statement to statement for its room.
  private var bytes: [UInt8] = []
  private var starts: [Int] = []
  private var lengths: [Int32] = []
  private var formats: [Int32] = []

  mutating func fill(_ values: [SQLValue]) {
    bytes.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
    lengths.removeAll(keepingCapacity: true)
    formats.removeAll(keepingCapacity: true)
    for value in values { append(value) }
  }

  private mutating func append(_ value: SQLValue) {
    let start = bytes.count
    var format: Int32 = 0
    switch value {
    case .null:
      starts.append(-1)
      lengths.append(0)
      formats.append(0)
      return
    case .integer(let number): bytes += String(number).utf8
    case .text(let text):
      PostgresText.append(text, to: &bytes)
      bytes.removeLast()
    case .bytes(let raw):
      bytes += raw
      format = 1
    }
    starts.append(start)
    lengths.append(Int32(clamping: bytes.count - start))
    formats.append(format)
    bytes.append(0)
  }

  /// Hands the values to libpq's form of them; valid while the closure runs.
  func withPointers<T>(
    _ body: (
      _ count: Int32, _ values: UnsafePointer<UnsafePointer<CChar>?>?, _ lengths: UnsafePointer<Int32>?,
      _ formats: UnsafePointer<Int32>?
    ) -> T
  ) -> T {
    bytes.withUnsafeBufferPointer { buffer in
      buffer.withMemoryRebound(to: CChar.self) { characters in
        let pointers = starts.map { start in start < 0 ? nil : characters.baseAddress.map { $0 + start } }
        return pointers.withUnsafeBufferPointer { pointers in
          body(Int32(starts.count), pointers.baseAddress, lengths, formats)
        }
      }
    }
  }

  /// The types to prepare a statement with; 0 lets the server find out, as where the first value is NULL.
  static func types(of values: [SQLValue]) -> [UInt32] {
    values.map { value in
      switch value {
      case .null: 0
      case .integer: UInt32(EARSHOT_INT8)
      case .text: UInt32(EARSHOT_TEXT)
      case .bytes: UInt32(EARSHOT_BYTEA)
      }
    }
  }
}
