internal import Model
package import Triage

/// Makes the models that Earshot ships, from its own examples.
package enum StarterModel {
  /// Raised with every change of the models that are shipped.
  package static let version = 2

  /// The reading that a head tells, by its name in the model.
  package static func messageTasks(_ examples: [ExampleMessage]) -> [Trainer.Task] {
    let kinds = Kind.allCases
    let stances = Stance.allCases
    func has(_ wanted: Set<Kind>) -> [Int?] {
      examples.map { wanted.contains($0.kind) || !wanted.isDisjoint(with: $0.also) ? 1 : 0 }
    }
    func yesOrNo(_ name: String, _ answers: [Int?]) -> Trainer.Task {
      Trainer.Task(name: name, labels: ["no", "yes"], answers: answers)
    }
    return [
      Trainer.Task(
        name: "kind", labels: kinds.map(\.rawValue), answers: examples.map { kinds.firstIndex(of: $0.kind) }),
      Trainer.Task(
        name: "stance", labels: stances.map(\.rawValue), answers: examples.map { stances.firstIndex(of: $0.stance) }),
      yesOrNo("needs_reply", examples.map { $0.needsReply ? 1 : 0 }),
      yesOrNo("escalate", examples.map { $0.alarms.isEmpty ? 0 : 1 }),
      yesOrNo("adverse_event", has([.adverseEvent])),
      yesOrNo("complaint", has([.complaint, .qualityComplaint])),
      yesOrNo("question", has([.question, .medicalQuestion])),
    ] + ExampleFile.alarms.map { alarm in yesOrNo(alarm, examples.map { $0.alarms.contains(alarm) ? 1 : 0 }) }
  }

  package static func profileTasks(_ examples: [ExampleProfile]) -> [Trainer.Task] {
    let segments = Segment.builtIn.map(\.rawValue)
    return [
      Trainer.Task(name: "segment", labels: segments, answers: examples.map { segments.firstIndex(of: $0.segment) }),
      Trainer.Task(name: "org", labels: ["no", "yes"], answers: examples.map { $0.isOrganisation ? 1 : 0 }),
      Trainer.Task(name: "health", labels: ["no", "yes"], answers: examples.map { $0.isHealth ? 1 : 0 }),
    ]
  }

  /// Trains a model on features, and hands over what cross-validation says of each head.
  package static func train(
    _ name: String, _ texts: [Features], _ tasks: [Trainer.Task], cost: Double = 4, fewest: Int = 2, most: Int = 40_000
  ) -> (model: LinearModel, confusions: [Confusion]) {
    let trainer = Trainer(Corpus(texts, fewest: fewest, most: most), cost: cost)
    var offsets: [[Float]] = []
    var confusions: [Confusion] = []
    for task in tasks {
      let scores = trainer.crossValidated(task)
      let tuned = Offsets.tuned(scores, task.answers, labels: task.labels.count)
      var confusion = Confusion(task.labels)
      for (score, answer) in zip(scores, task.answers) {
        if let answer { confusion.add(truth: answer, given: Offsets.label(score, tuned)) }
      }
      offsets.append(tuned)
      confusions.append(confusion)
    }
    return (trainer.model(name, tasks, offsets: offsets), confusions)
  }
}
