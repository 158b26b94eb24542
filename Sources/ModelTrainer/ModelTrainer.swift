import Foundation
import Learning
import Triage

/// Makes the shipped models from the example files: `make model` calls it in the repository's folder.
@main
enum ModelTrainer {
  static func main() throws {
    let messages = try files(in: "Training/messages").flatMap { try ExampleFile.messages($0.text, file: $0.name) }
    let profiles = try files(in: "Training/profiles").flatMap { try ExampleFile.profiles($0.text, file: $0.name) }
    let triage = Triage.rulesAlone
    try make(
      "messages", messages.map { triage.features(of: $0.text) }, StarterModel.messageTasks(messages))
    try make(
      "profiles", profiles.map { triage.features(name: $0.name, bio: $0.bio) }, StarterModel.profileTasks(profiles))
  }

  private static func make(_ name: String, _ texts: [Features], _ tasks: [Trainer.Task]) throws {
    let (model, confusions) = StarterModel.train("\(name) \(StarterModel.version)", texts, tasks)
    print("\(name): \(texts.count) examples; accuracy and macro-F1 by 5-fold cross-validation")
    for (task, confusion) in zip(tasks, confusions) {
      print("  \(task.name)  \(figure(confusion.accuracy))  \(figure(confusion.macroF1(least: 20)))")
    }
    let path = "Sources/Triage/Resources/\(name).model"
    let bytes = model.encoded()
    try Data(bytes).write(to: URL(filePath: path))
    print("  \(path): \(bytes.count / 1024) kB")
  }

  private static func figure(_ value: Double) -> String { "\((value * 1000).rounded() / 1000)" }

  /// The example files of a folder, in the order of their names: the same models come of the same files.
  private static func files(in folder: String) throws -> [(name: String, text: String)] {
    try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".tsv") }.sorted().map { name in
      (name, try String(contentsOf: URL(filePath: "\(folder)/\(name)"), encoding: .utf8))
    }
  }
}
