extension Sequence {
  /// The elements in order; of two that are equal the one that came first stays first.
  ///
  /// What `sorted(by:)` does, but compiled once. Swift makes that anew for each type of element and each closure, which
  /// takes a release build a fifth of a second each time; what is put in order here is mostly a handful of names. Its first
  /// use in a run looks up how to go through that type, a quarter of a millisecond: not for what each command does.
  public func ordered(by precedes: (Element, Element) throws -> Bool) rethrows -> [Element] {
    let elements = Array(self)
    if elements.count < 2 { return elements }
    return try elements.order { try precedes(elements[$0], elements[$1]) }.map { elements[$0] }
  }
}

extension Sequence where Element: Comparable {
  /// The elements from the least to the greatest.
  public func ordered() -> [Element] { ordered(by: <) }
}

extension Array {
  /// The positions of the elements in order, where there are many or to move one is costly.
  ///
  /// - Parameter precedes: whether the element at the first position comes before the one at the second.
  public func order(by precedes: (Int, Int) throws -> Bool) rethrows -> [Int] { try positions(of: count, by: precedes) }
}

/// Swift's own sort, of positions. Not in the extension, where it would be compiled for each type of element as well.
private func positions(of count: Int, by precedes: (Int, Int) throws -> Bool) rethrows -> [Int] {
  try (0..<count).sorted(by: precedes)
}
