import Model
import Testing

@testable import Triage

/// The stated rate of false alarms, measured on traffic in which nothing happens.
@Suite struct FalseAlarmTests {
  static let traffics = [
    Traffic(name: "steady", perDay: 1500), Traffic(name: "a few a day", perDay: 60),
    Traffic(name: "ten times as busy by day as by night", perDay: 1500, dayCycle: 1.15),
    Traffic(name: "varying by a third", perDay: 1500, dispersion: 0.1),
    Traffic(name: "varying, by day and night, and growing", perDay: 800, dayCycle: 0.8, dispersion: 0.05, growth: 1.05),
  ]

  @Test("Where nothing happens, no more rings than is stated", arguments: traffics)
  func quiet(_ traffic: Traffic) {
    let days = 21
    var detector = EarlyWarning()
    let alarms = detector.hear(traffic.remarks(days: days, seed: 7))
    let allowed = detector.sensitivity.falseAlarmsPerDay * Double(days)
    #expect(Double(alarms.count) <= allowed, "\(alarms.map(\.headline))")
  }

  /// Without the allowances for growth and for rates that vary, and with many false alarms allowed: what is left is the
  /// model itself and the correction for many looks.
  @Test("The correction for many looks holds by itself")
  func correction() {
    var sensitivity = Sensitivity()
    sensitivity.falseAlarmsPerDay = 10
    sensitivity.growth = 1
    sensitivity.unknownHourGrowth = 1
    sensitivity.dispersion = 1e-4
    sensitivity.fewestVoices = 2
    sensitivity.shareMargin = 0
    var detector = EarlyWarning(sensitivity)
    let alarms = detector.hear(Traffic(name: "steady", perDay: 3000).remarks(days: 14, seed: 3))
    #expect(alarms.count <= 140)
    // A test that never rings would pass as well.
    #expect(alarms.count >= 1)
  }
}
