/// A cell's place: column and row from the top left, from 0.
public struct Point: Equatable, Sendable {
  public var x: Int
  public var y: Int

  public init(x: Int, y: Int) {
    self.x = x
    self.y = y
  }
}

/// Columns and rows.
public struct Size: Equatable, Sendable {
  public var width: Int
  public var height: Int

  public init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }
}

/// A rectangle of cells. Never of negative size: what does not fit is empty.
public struct Rect: Equatable, Sendable {
  public var x: Int
  public var y: Int
  public var width: Int
  public var height: Int

  public init(x: Int, y: Int, width: Int, height: Int) {
    self.x = x
    self.y = y
    self.width = max(0, width)
    self.height = max(0, height)
  }

  /// A rectangle at the origin.
  public init(_ size: Size) { self.init(x: 0, y: 0, width: size.width, height: size.height) }

  public var size: Size { Size(width: width, height: height) }
  public var origin: Point { Point(x: x, y: y) }
  public var isEmpty: Bool { width == 0 || height == 0 }
  /// The first column to the right of the rectangle.
  public var maxX: Int { x + width }
  /// The first row below the rectangle.
  public var maxY: Int { y + height }

  public func contains(_ point: Point) -> Bool {
    point.x >= x && point.x < maxX && point.y >= y && point.y < maxY
  }

  public func intersection(_ other: Rect) -> Rect {
    let left = max(x, other.x)
    let top = max(y, other.y)
    return Rect(x: left, y: top, width: min(maxX, other.maxX) - left, height: min(maxY, other.maxY) - top)
  }

  /// The rectangle without a border of so many cells.
  public func inset(x dx: Int = 0, y dy: Int = 0) -> Rect {
    Rect(x: x + dx, y: y + dy, width: width - 2 * dx, height: height - 2 * dy)
  }

  /// One row of the rectangle, counted from its top.
  public func row(_ index: Int) -> Rect {
    Rect(x: x, y: y + index, width: width, height: 1).intersection(self)
  }

  /// Cuts rows off the top and returns them. `let header = rest.takeTop(1)`
  public mutating func takeTop(_ count: Int) -> Rect {
    let count = min(max(0, count), height)
    defer {
      y += count
      height -= count
    }
    return Rect(x: x, y: y, width: width, height: count)
  }

  /// Cuts rows off the bottom and returns them.
  public mutating func takeBottom(_ count: Int) -> Rect {
    let count = min(max(0, count), height)
    height -= count
    return Rect(x: x, y: maxY, width: width, height: count)
  }

  /// Cuts columns off the left and returns them.
  public mutating func takeLeft(_ count: Int) -> Rect {
    let count = min(max(0, count), width)
    defer {
      x += count
      width -= count
    }
    return Rect(x: x, y: y, width: count, height: height)
  }

  /// Cuts columns off the right and returns them.
  public mutating func takeRight(_ count: Int) -> Rect {
    let count = min(max(0, count), width)
    width -= count
    return Rect(x: maxX, y: y, width: count, height: height)
  }
}
