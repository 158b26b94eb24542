internal import Triage

extension Corpus {
  /// Packs one output's weights into its column of a model's bytes.
  func pack(
    _ weights: [Float], bias: Float, offset: Float, into bytes: inout [Int8], column: Int, stride: Int
  ) -> LinearModel.Output {
    let grams = weights[..<gramCount].enumerated().map { $1 * Rarity.value(rarities[$0]) }
    let signs = weights[gramCount...].map { $0 * Corpus.signValue }
    let (gramScale, signScale) = (Self.scale(grams), Self.scale(signs))
    for (row, weight) in (grams.map { $0 / gramScale } + signs.map { $0 / signScale }).enumerated() {
      bytes[row * stride + column] = Int8(max(-127, min(127, weight.rounded())))
    }
    return LinearModel.Output(gramScale: gramScale, signScale: signScale, bias: bias, offset: offset)
  }

  /// What one step of a byte stands for.
  private static func scale(_ weights: [Float]) -> Float { max(weights.reduce(0) { max($0, abs($1)) } / 127, 1e-9) }
}
