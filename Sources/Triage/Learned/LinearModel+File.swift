/// A model as a file: little-endian, and told in full by its first bytes.
///
///     EARSHOT!  version  features  grams  signs  outputs  stride  description's length  checksum
///     description: a line a head, `head kind question complaint …`, and a line an output, `scale scale bias offset`
///     fingerprints (4 bytes each), rarities (1 byte a gram), weights (a row of `stride` bytes a feature)
extension LinearModel {
  private static let magic: [UInt8] = Array("EARSHOT!".utf8)
  /// The version of the file's form.
  private static let form: UInt32 = 1
  private static let headerSize = 44

  /// The model as the bytes of a file.
  package func encoded() -> [UInt8] {
    var text = "model \(name)\n"
    for head in heads {
      text += "head \(head.name)\t" + head.labels.joined(separator: "\t") + "\n"
      for output in head.outputs {
        text += [output.gramScale, output.signScale, output.bias, output.offset].map { "\($0)" }.joined(separator: " ")
        text += "\n"
      }
    }
    var rest = Array(text.utf8)
    let length = rest.count
    for fingerprint in fingerprints { Self.append(fingerprint, to: &rest) }
    rest += rarities
    rest += weights.bytes
    var bytes = Self.magic
    let signs = fingerprints.count - gramCount
    let numbers = [
      Self.form, UInt32(Features.version), UInt32(gramCount), UInt32(signs), UInt32(outputs.count),
      UInt32(weights.stride), UInt32(length),
    ]
    for number in numbers { Self.append(number, to: &bytes) }
    let checksum = rest.withUnsafeBytes { Self.checksum($0) }
    Self.append(UInt32(truncatingIfNeeded: checksum), to: &bytes)
    Self.append(UInt32(truncatingIfNeeded: checksum >> 32), to: &bytes)
    return bytes + rest
  }

  /// Reads a model's file.
  ///
  /// - Parameter file: its name, for the error.
  /// - Throws: where it is no model, damaged, or of a newer Earshot; nothing of it is used then.
  package convenience init(_ bytes: UnsafeBufferPointer<UInt8>, file: String) throws(ModelFileError) {
    func refused(_ problem: ModelFileError.Problem) -> ModelFileError { ModelFileError(file: file, problem: problem) }
    guard bytes.count >= Self.headerSize, bytes.prefix(8).elementsEqual(Self.magic) else { throw refused(.noModel) }
    func number(_ index: Int) -> Int {
      let start = 8 + index * 4
      return (0..<4).reduce(0) { $0 | Int(bytes[start + $1]) << (8 * $1) }
    }
    guard number(0) == Int(Self.form) else { throw refused(.otherForm(number(0))) }
    guard number(1) == Features.version else { throw refused(.otherFeatures(number(1))) }
    let (grams, signs, outputs, stride, length) = (number(2), number(3), number(4), number(5), number(6))
    guard grams < 1 << 24, signs < 1 << 16, outputs <= stride, stride <= 1 << 10, length < 1 << 20,
      bytes.count == Self.headerSize + length + (grams + signs) * 4 + grams + (grams + signs) * stride
    else { throw refused(.cutShort) }
    let rest = bytes[Self.headerSize...]
    let raw = UnsafeRawBufferPointer(bytes)
    guard
      Self.checksum(UnsafeRawBufferPointer(rebasing: raw[Self.headerSize...])) == UInt64(number(7)) | UInt64(number(8))
        << 32
    else { throw refused(.damaged) }
    guard let description = Self.description(rest.prefix(length)),
      description.heads.reduce(0, { $0 + $1.outputs.count }) == outputs
    else { throw refused(.damaged) }
    var at = Self.headerSize + length
    var fingerprints: [UInt32] = []
    fingerprints.reserveCapacity(grams + signs)
    for _ in 0..<grams + signs {
      fingerprints.append(UInt32(littleEndian: raw.loadUnaligned(fromByteOffset: at, as: UInt32.self)))
      at += 4
    }
    let rarities = Array(bytes[at..<at + grams])
    let weights = WeightRows(UnsafeRawBufferPointer(rebasing: raw[(at + grams)...]), stride: stride)
    self.init(
      name: description.name, heads: description.heads, fingerprints: fingerprints, gramCount: grams,
      rarities: rarities, weights: weights)
  }

  private static func description(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> (name: String, heads: [Head])? {
    var name = ""
    var heads: [Head] = []
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
      if line.hasPrefix("model ") {
        name = String(line.dropFirst(6))
      } else if line.hasPrefix("head ") {
        let parts = line.dropFirst(5).split(separator: "\t").map(String.init)
        guard parts.count >= 3 else { return nil }
        heads.append(Head(name: parts[0], labels: Array(parts.dropFirst()), outputs: []))
      } else {
        let numbers = line.split(separator: " ").compactMap { Float($0) }
        guard numbers.count == 4, !heads.isEmpty else { return nil }
        heads[heads.count - 1].outputs.append(
          Output(gramScale: numbers[0], signScale: numbers[1], bias: numbers[2], offset: numbers[3]))
      }
    }
    let isWhole = heads.allSatisfy { $0.outputs.count == ($0.isYesOrNo ? 1 : $0.labels.count) }
    return isWhole && !heads.isEmpty ? (name, heads) : nil
  }

  private static func append(_ number: UInt32, to bytes: inout [UInt8]) {
    for shift in [0, 8, 16, 24] as [UInt32] { bytes.append(UInt8(truncatingIfNeeded: number >> shift)) }
  }

  /// FNV-1a over the bytes, eight at a time: it finds damage, it is no seal.
  private static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var hash = Folding.seed
    let whole = bytes.count / 8 * 8
    for offset in Swift.stride(from: 0, to: whole, by: 8) {
      let word = UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      hash = (hash ^ word) &* 0x0000_0100_0000_01b3
      hash ^= hash >> 32
    }
    let rest = bytes[whole...].reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
    return (hash ^ rest ^ UInt64(bytes.count - whole) << 56) &* 0x0000_0100_0000_01b3
  }
}

/// Why a model's file was refused, and what to do.
public struct ModelFileError: Error, Equatable, Sendable, CustomStringConvertible {
  public enum Problem: Equatable, Sendable {
    case noModel
    case cutShort
    case damaged
    case otherForm(Int)
    case otherFeatures(Int)
  }

  public var file: String
  public var problem: Problem

  public var description: String { "\(file): \(sentence)" }

  private var sentence: String {
    switch problem {
    case .noModel: "this is no model of Earshot's"
    case .cutShort: "the model is cut short; copy or train it again"
    case .damaged: "the model is damaged: its checksum does not fit; copy or train it again"
    case .otherForm(let number): "the model has form \(number), which this Earshot does not know; it may be newer"
    case .otherFeatures(let number):
      "the model was trained for reading \(number), and this Earshot reads by \(Features.version); train it again"
    }
  }
}
