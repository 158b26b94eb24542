import Console
import Desk
import Foundation
import Model
import Terminal

extension Session {
  /// Opens the console until the person leaves.
  ///
  /// - Parameters:
  ///   - desk: the desk to work on; the person's own unless told.
  ///   - sample: where messages of the sample day are to keep arriving meanwhile.
  ///   - greeting: what the console says first.
  func openConsole(
    on desk: Desk? = nil, arriving sample: SampleDesk? = nil, greeting: String? = nil
  ) async throws {
    var settings = try settings()
    let desk = try desk ?? openDesk()
    let me = try await me(on: desk)
    settings.console.themeFolder = ThemeLibrary.userFolder(environment: around.environment.all)
    settings.console.sampleDay = { [self] in try await openSampleDay() }
    settings.console.importCommand = importCommand
    settings.console.learn = { desk, teammate in
      await CorrectionLessons(desk: desk, by: teammate.name).learnedInPassing()
    }
    settings.console.greeting = greeting
    settings.console.draftFolder = places.drafts
    if global.plain { settings.console.plain = true }
    let arriving = sample.map { sample in Task { await sample.keepArriving() } }
    defer { arriving?.cancel() }
    let console = settings.console
    let status = try await MainActor.run { try Console.run(desk: desk, teammate: me, settings: console) }
    if status != 0 { throw Ended(status: status) }
  }

  /// What the console does when somebody on an empty desk asks for the sample day.
  private func openSampleDay() async throws -> (Desk, Teammate) {
    let sample = try await SampleDesk.open(places.sample, seed: 1, keeps: false, now: around.now)
    let me = try await me(on: sample.desk)
    // It goes on for as long as this process does; where another has it open, that one sees to it.
    if !sample.isJoined { Task { await sample.keepArriving() } }
    return (sample.desk, me)
  }

  /// How somebody on an empty desk brings messages in, from a shell.
  var importCommand: String {
    let desk = global.desk.map { "--desk \(DeskAddress($0).shown) " } ?? ""
    return "earshot \(desk)import FILE.csv --map id=…,author=…,at=…,text=…"
  }
}
