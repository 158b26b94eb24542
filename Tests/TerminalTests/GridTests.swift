import Chance
import Testing

@testable import Terminal

@Suite("Drawing on a grid")
struct GridTests {
  private func grid(_ width: Int, _ height: Int, _ draw: (inout Grid) -> Void) -> Grid {
    var grid = Grid(Size(width: width, height: height))
    draw(&grid)
    return grid
  }

  @Test("text goes where it is put, and the column behind it comes back")
  func put() {
    let grid = grid(12, 2) { grid in
      let x = grid.put("mia_h", at: Point(x: 1, y: 0), .handle)
      #expect(x == 6)
      grid.put("patient", at: Point(x: x + 1, y: 0), .segment)
    }
    #expect(grid.text == " mia_h pati…\n")
    #expect(grid.styledText == " {handle:mia_h} {segment:pati…}\n")
  }

  @Test("a column keeps its width, whatever stands in it")
  func columns() {
    var random = SplitMix(seed: 5)
    for _ in 0..<500 {
      let text = random.hostileText(length: 12)
      let grid = grid(20, 1) { grid in
        let end = grid.put(text, at: Point(x: 2, y: 0), width: 9)
        #expect(end <= 11)
        grid.put("|", at: Point(x: 11, y: 0))
        grid.put("|", at: Point(x: 1, y: 0))
      }
      #expect(grid[11, 0] == Cell(Glyph(base: 0x7C, width: 1), .text))
      #expect(SafeText.width(grid.text.prefix { $0 != "\n" }.description) == 12)
      expectWhole(grid)
    }
  }

  @Test("a shorter room cuts with a sign, a wide character is never halved")
  func cut() {
    #expect(grid(6, 1) { $0.put("日本語", at: Point(x: 1, y: 0)) }.text == " 日本…")
    #expect(grid(6, 1) { $0.put("日本語", at: Point(x: 0, y: 0)) }.text == "日本語")
    #expect(grid(6, 1) { $0.put("日本語", at: Point(x: 0, y: 0), width: 4) }.text == "日…")
    #expect(grid(6, 1) { $0.put("x", at: Point(x: 0, y: 0), width: 0) }.text == "")
    #expect(grid(6, 1) { $0.put("12:44", at: Point(x: 0, y: 0), width: 6, align: .right) }.text == " 12:44")
  }

  @Test("overwriting half of a wide character leaves a space, not the other half")
  func overwrite() {
    let first = grid(4, 1) {
      $0.put("日本", at: Point(x: 0, y: 0))
      $0.put("x", at: Point(x: 1, y: 0))
    }
    #expect(first.text == " x本")
    let second = grid(4, 1) {
      $0.put("日本", at: Point(x: 0, y: 0))
      $0.put("語", at: Point(x: 1, y: 0))
    }
    #expect(second.text == " 語")
    let third = grid(4, 1) {
      $0.put("日本", at: Point(x: 0, y: 0))
      $0.fill(Rect(x: 1, y: 0, width: 2, height: 1), .text, with: "-")
    }
    #expect(third.text == " --")
  }

  @Test("random drawing never leaves half a character behind, nor draws outside its area")
  func randomDrawing() {
    var random = SplitMix(seed: 9)
    for _ in 0..<300 {
      var grid = Grid(Size(width: 14, height: 4))
      let area = Rect(x: 3, y: 1, width: 7, height: 2)
      grid.within(area) { part in
        for _ in 0..<12 {
          let point = Point(x: random.below(12) - 3, y: random.below(6) - 2)
          if random.below(4) == 0 {
            part.fill(Rect(x: point.x, y: point.y, width: 3, height: 2), .muted, with: "#")
          } else {
            part.put(random.hostileText(length: 4), at: point, .title, width: random.below(8))
          }
        }
      }
      expectWhole(grid)
      for y in 0..<4 {
        for x in 0..<14 where !area.contains(Point(x: x, y: y)) { #expect(grid[x, y] == Cell(.space, .text)) }
      }
    }
  }

  @Test("parts of parts count from their own corners")
  func within() {
    let grid = grid(10, 4) { grid in
      grid.within(Rect(x: 2, y: 1, width: 6, height: 3)) { part in
        #expect(part.bounds == Rect(x: 0, y: 0, width: 6, height: 3))
        part.within(Rect(x: 4, y: 1, width: 9, height: 9)) { inner in
          #expect(inner.bounds == Rect(x: 0, y: 0, width: 2, height: 2))
          inner.put("abc", at: Point(x: 0, y: 0))
        }
      }
    }
    #expect(grid.text == "\n\n      a…\n")
  }

  @Test("boxes, rules and bars")
  func lines() {
    let grid = grid(16, 5) { grid in
      grid.box(Rect(x: 0, y: 0, width: 16, height: 4), title: "Line")
      grid.put("held by ana", at: Point(x: 2, y: 1))
      grid.bar(at: Point(x: 2, y: 2), width: 8, share: 0.55)
      grid.rule(x: 0, y: 4, width: 16)
    }
    #expect(
      grid.text == """
        ┌─ Line ───────┐
        │ held by ana  │
        │ ████▍        │
        └──────────────┘
        ────────────────
        """)
  }

  @Test("spans are cut as one text")
  func spans() {
    let parts = [Span("r ", .footerKey), Span("reply  "), Span("c ", .footerKey), Span("hold")]
    #expect(grid(20, 1) { $0.put(parts, at: Point(x: 0, y: 0)) }.text == "r reply  c hold")
    #expect(grid(12, 1) { $0.put(parts, at: Point(x: 0, y: 0)) }.text == "r reply  c …")
    #expect(grid(9, 1) { $0.put(parts, at: Point(x: 0, y: 0)) }.text == "r reply …")
    #expect(grid(0, 0) { $0.put(parts, at: Point(x: 0, y: 0)) }.text == "")
  }

  @Test("a change of style keeps the text")
  func restyle() {
    let grid = grid(8, 1) { grid in
      grid.put("ab", at: Point(x: 0, y: 0), .overdue)
      grid.restyle(Rect(x: 0, y: 0, width: 2, height: 1)) { $0.on(.cursorRow) }
    }
    #expect(grid.styledText == "{overdue@cursor-row:ab}")
  }

  @Test("a style survives its cell, whatever it is")
  func styleCode() {
    for role in Role.allCases {
      for surface in [nil] + Role.allCases.map(Optional.some) {
        let style = Style(role, on: surface, [.bold, .italic])
        #expect(Style(code: style.code) == style)
        #expect(Cell(.space, style).style == style)
      }
    }
    var glyph = Glyph(base: 0x1F600, width: 2)
    for mark: UInt32 in [0x301, 0x302, 0x1D165, 0x303] { glyph.add(mark: mark) }
    let cell = Cell(glyph, Style(.sample, on: .input, .italic))
    #expect(cell.glyph == glyph)
    #expect(cell.glyph.marks == [0x301, 0x302, 0x1D165, 0x303])
    #expect(cell.width == 2)
  }

  @Test("a screen can be cut up by rows and columns, and never into less than nothing")
  func rectangles() {
    var rest = Rect(x: 0, y: 0, width: 80, height: 24)
    #expect(rest.takeTop(2) == Rect(x: 0, y: 0, width: 80, height: 2))
    #expect(rest.takeBottom(1) == Rect(x: 0, y: 23, width: 80, height: 1))
    #expect(rest.takeLeft(18) == Rect(x: 0, y: 2, width: 18, height: 21))
    #expect(rest.takeRight(100) == Rect(x: 18, y: 2, width: 62, height: 21))
    #expect(rest.isEmpty)
    #expect(rest.takeTop(3).width == 0)
  }

  /// Each wide character has its second column, and no second column stands alone.
  private func expectWhole(_ grid: Grid) {
    for y in 0..<grid.size.height {
      var owed = 0
      for cell in grid.row(y) {
        #expect((cell.width == 0) == (owed > 0))
        owed = max(owed, cell.width) - 1
      }
      #expect(owed <= 0)
    }
  }
}
