import Testing

@testable import Triage

@Suite struct ChanceTests {
  /// The exact tails are those of SciPy 1.17 (`nbinom.sf`).
  @Test(
    "A count's chance is never said too low, and hardly too high",
    arguments: [
      (1, 0.5, 0.5, 0.2928932188134525), (5, 0.02, 0.45, 2.9109608626216135e-08), (6, 0.3, 2, 3.06174285944238e-05),
      (20, 4.5, 9, 4.2612778820249324e-05), (40, 9.2, 9.8, 1.3616217902227708e-06),
      (120, 45, 10, 0.00022712884119944362), (400, 240, 10, 0.03354593147676991),
    ])
  func counts(_ count: Int, _ mean: Double, _ size: Double, _ exact: Double) {
    let chance = Chance.ofCount(atLeast: count, mean: mean, size: size)
    #expect(chance >= exact * 0.999_999)
    #expect(chance <= exact * 2)
  }

  /// The exact tails are those of SciPy 1.17 (`binom.sf`).
  @Test(
    "A share's chance is never said too low, and not ten times too high",
    arguments: [
      (10, 20, 0.2, 0.00259482740067402), (18, 20, 0.4, 5.041260813352966e-06), (30, 60, 0.25, 2.6694272174083786e-05),
      (60, 60, 0.9, 0.0017970102999144337),
    ])
  func shares(_ part: Int, _ whole: Int, _ probability: Double, _ exact: Double) {
    let chance = Chance.ofShare(atLeast: part, of: whole, probability: probability)
    #expect(chance >= exact * 0.999_999)
    #expect(chance <= exact * 10)
  }

  @Test("What is at the edge is a chance, too")
  func edges() {
    #expect(Chance.ofCount(atLeast: 0, mean: 1, size: 1) == 1)
    #expect(Chance.ofCount(atLeast: 3, mean: 0, size: 1) == 0)
    #expect(Chance.ofCount(atLeast: 3, mean: 1000, size: 5) == 1)
    #expect(Chance.ofShare(atLeast: 0, of: 0, probability: 0.5) == 1)
    #expect(Chance.ofShare(atLeast: 1, of: 10, probability: 0.5) == 1)
    #expect(Chance.ofShare(atLeast: 1, of: 10, probability: 0) == 0)
    #expect(Chance.ofShare(atLeast: 5, of: 5, probability: 1) == 1)
  }
}
