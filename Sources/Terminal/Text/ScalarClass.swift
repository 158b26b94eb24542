/// How a Unicode scalar takes part in a line of text. The raw values are the last digits of `ScalarRuns`.
enum ScalarClass: UInt8 {
  /// One column.
  case narrow
  /// Two columns.
  case wide
  /// Drawn over the character before it.
  case mark
  /// Left out.
  case invisible
  /// Shown as U+FFFD.
  case unknown

  /// The class of a scalar, the same on every machine.
  init(_ scalar: UInt32) {
    let runs = ScalarRuns.all
    // The last run that begins at or before it.
    var here = 0
    var beyond = runs.count
    while beyond - here > 1 {
      let middle = (here + beyond) / 2
      if runs[middle] >> 4 <= scalar { here = middle } else { beyond = middle }
    }
    self = ScalarClass(rawValue: UInt8(runs[here] & 0xF)) ?? .unknown
  }
}
