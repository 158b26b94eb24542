import Chance
import Model
import Testing

@Suite("A duration")
struct DurationTextTests {
  @Test(
    "is read from what people write",
    arguments: [
      ("30m", 1_800_000), ("2h", 7_200_000), ("1h 30m", 5_400_000), ("1h30m", 5_400_000), ("2d", 172_800_000),
      ("90s", 90_000), ("1w", 604_800_000), ("250ms", 250), (" 5m ", 300_000), ("1H", 3_600_000), ("0s", 0),
    ])
  func reads(text: String, milliseconds: Int64) throws {
    #expect(try DurationText.parse(text) == milliseconds)
  }

  @Test(
    "with a fault says where",
    arguments: [
      ("", 1, "a duration is missing: say 30m, 2h or 1h 30m"),
      ("soon", 1, "a number must stand here: say 30m, 2h or 1h 30m"),
      ("30", 3, "the unit is missing: say w, d, h, m or s, as in 1h 30m"),
      ("1h 30", 6, "the unit is missing: say w, d, h, m or s, as in 1h 30m"),
      ("5 min", 2, "the unit is missing: say w, d, h, m or s, as in 1h 30m"),
      ("5min", 2, "'min' is no unit: say w, d, h, m or s, as in 1h 30m"),
      ("30m 1h", 5, "the larger unit comes first, each once, as in 1h 30m"),
      ("1h 1h", 4, "the larger unit comes first, each once, as in 1h 30m"),
      ("99999999999999999999h", 1, "that is too long a time"),
      ("9223372036854775807h", 1, "that is too long a time"),
      ("1000000d", 1, "that is too long a time"),
      ("٣m", 1, "a number must stand here: say 30m, 2h or 1h 30m"),
    ])
  func refuses(text: String, column: Int, message: String) {
    let error = #expect(throws: DurationText.Failure.self) { try DurationText.parse(text) }
    #expect(error?.column == column && error?.message == message)
  }

  @Test("is the same after being written exactly and read")
  func exact() throws {
    var random = SplitMix(seed: 3)
    for _ in 0..<500 {
      let ms = Int64.random(in: 0...10_000_000_000, using: &random)
      #expect(try DurationText.parse(DurationText.exact(ms)) == ms)
    }
    #expect(DurationText.exact(5_400_000) == "1h30m")
    #expect(DurationText.exact(-90_000) == "-1m30s")
  }

  @Test(
    "is spoken as a person would",
    arguments: [
      (0, "0 s"), (45_999, "45 s"), (1_800_000, "30 min"), (90_000, "1 min 30 s"), (4_800_000, "1 h 20 min"),
      (7_200_000, "2 h"), (183_600_000, "2 d 3 h"), (-1_800_000, "−30 min"),
    ] as [(Int64, String)])
  func spoken(milliseconds: Int64, text: String) {
    #expect(DurationText.spoken(milliseconds) == text)
  }

  @Test(
    "counts down in at most six columns",
    arguments: [
      (190_000, "3:10"), (190_999, "3:10"), (764_000, "12:44"), (2_490_000, "41:30"), (4_800_000, "1h 20"),
      (81_660_000, "22h 41"), (183_600_000, "2d 3h"), (1_198_800_000, "13d"), (8_640_000_000, "100d"),
      (0, "0:00"), (999, "0:00"), (-1, "−0:01"), (-134_000, "−2:14"), (-3_599_000, "−59:59"), (-4_800_000, "−1h 20"),
      (-81_660_000, "−22h"), (-183_600_000, "−2d 3h"), (-864_000_000, "−10d"), (.max, "9999d"), (.min, "−9999d"),
    ] as [(Int64, String)])
  func countdown(milliseconds: Int64, text: String) {
    #expect(DurationText.countdown(milliseconds) == text)
  }

  @Test("never counts down in more than six columns, and changes no sooner than said")
  func countdownFits() {
    var random = SplitMix(seed: 5)
    for scale in [10_000, 5_000_000, 100_000_000, 2_000_000_000, 900_000_000_000] as [Int64] {
      for _ in 0..<300 {
        let ms = Int64.random(in: -scale...scale, using: &random)
        #expect(DurationText.countdown(ms).count <= 6)
        let change = DurationText.countdownChange(ms)
        #expect(change >= 1)
        for early in [1, change / 2, change - 1] where early > 0 && early < change {
          #expect(DurationText.countdown(ms - early) == DurationText.countdown(ms))
        }
      }
    }
    #expect(DurationText.countdownChange(190_500) == 501)
    #expect(DurationText.countdownChange(4_800_000) == 1)
    #expect(DurationText.countdownChange(4_859_999) == 60_000)
  }
}
