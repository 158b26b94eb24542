internal import Model

extension Warning {
  /// How much it weighs against other warnings: the logarithm of how much better the new rate explains what is heard
  /// than the usual one does, as in Kulldorff's scan statistic (1997). Who joins comes after what is measured.
  var weight: Double {
    guard cause != .reach else { return 0 }
    let (seen, usual) = (Double(observed), max(expected, 0.1))
    return seen * Chance.logarithm(seen / usual) - (seen - usual)
  }
}
