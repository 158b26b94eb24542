import Terminal

/// Where the parts of a row stand, by the width of the list. The text takes what the fixed columns leave.
struct RowColumns: Equatable, Sendable {
  /// The cursor's bar and the mark behind it are the first two; where there is room the time keeps off them.
  static let marks = 2
  static let time = 6

  private(set) var timeX: Int
  private(set) var kindX: Int
  /// 1 for the glyph alone, 11 with the word.
  private(set) var kindWidth: Int
  private(set) var whoX: Int
  private(set) var whoWidth: Int
  /// Columns of `who` that are the segment's own; 0 where it takes what the handle leaves.
  private(set) var segmentWidth: Int
  private(set) var textX: Int
  private(set) var textWidth: Int
  private(set) var holderX: Int
  private(set) var holderWidth: Int

  init(width: Int) {
    timeX = RowColumns.marks + (width >= 44 ? 1 : 0)
    kindX = timeX + RowColumns.time + 2
    // A narrow list has better use for the columns than the word beside the glyph.
    kindWidth = width >= 72 ? 11 : 1
    whoX = kindX + kindWidth + 1
    switch width {
    case ..<50: (whoWidth, segmentWidth, holderWidth) = (10, 0, 5)
    case ..<72: (whoWidth, segmentWidth, holderWidth) = (16, 0, 8)
    case ..<112: (whoWidth, segmentWidth, holderWidth) = (26, 10, 9)
    default: (whoWidth, segmentWidth, holderWidth) = (28, 10, 12)
    }
    textX = whoX + whoWidth + 1
    // A column stands off from the border.
    holderX = width - holderWidth - 1
    textWidth = max(0, holderX - textX - 1)
  }
}
