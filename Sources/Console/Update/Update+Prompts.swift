import Config
import Desk
import Model
import Terminal

extension ConsoleState {
  /// Asks at the foot what an action needs to know.
  mutating func ask(_ id: ActionID) -> [Effect] {
    let ids = targets
    // A narrow screen has better use for the room than a long handle.
    let whom = SafeText.truncated(name(ids), to: size.width < 60 ? 16 : 40).text
    switch id {
    case .assign:
      let able = team.filter { $0.role.mayAct }
      let asker = ids.count == 1 ? ids.first.flatMap(asker) : nil
      // To give it away is what one means, to who asks for it before all; oneself comes last.
      let others =
        able.filter { $0.name == asker } + able.filter { $0.name != asker && $0.name != me.name }
        + able.filter { $0.name == me.name }
      let names = others.map {
        Prompt.Choice(text: $0.name, detail: $0.name == asker ? "asks for it" : $0.role.rawValue)
      }
      prompt = Prompt(.assign, "give \(whom) to", ids, choices: names, highlighted: 0)
    case .note:
      prompt = Prompt(.note, "note on \(whom)", ids)
    case .escalate:
      let line = team.filter { $0.role.isOnTheLine && $0.name != me.name }
        .map { Prompt.Choice(text: $0.name, detail: $0.role.rawValue) }
      guard !line.isEmpty else {
        say(.warning, "Nobody else is on the line. `earshot team add NAME --role executive` puts somebody there.")
        return []
      }
      prompt = Prompt(.escalateTo, "carry \(whom) up to", ids, choices: line, highlighted: 0)
    case .priority:
      let choices = Priority.allCases.reversed().map { Prompt.Choice(text: $0.word, key: $0.word.first) }
      prompt = Prompt(.priority, "priority of \(whom)", ids, choices: choices, highlighted: 2, isClosed: true)
    case .snooze:
      let choices = SnoozeTime.suggestions(at: now, zone: settings.zone)
      prompt = Prompt(.snooze, "hide \(whom) for or until", ids, choices: choices, highlighted: 0)
    case .label:
      prompt = Prompt(.label, "labels of \(whom)", ids, choices: labelChoices(""))
    case .correct:
      let choices = [
        Prompt.Choice(text: "kind", key: "k"), Prompt.Choice(text: "segment", key: "s"),
        Prompt.Choice(text: "stance", key: "t"),
      ]
      prompt = Prompt(.correct, "what is wrong with \(whom)", ids, choices: choices, highlighted: 0, isClosed: true)
    case .decide:
      return askForDecision(ids, whom)
    case .filter:
      focus = .list
      tab = .inbox
      prompt = Prompt(.filter, "filter", [])
      prompt?.input = TextEditor(inbox.query.description + (inbox.query.terms.isEmpty ? "" : " "))
      typedInPrompt()
    case .removeView:
      guard side.entries.indices.contains(side.index), side.entries[side.index].source == .view else {
        say(.info, "Segments are always there; only views can be taken away")
        return []
      }
      let name = side.entries[side.index].title
      prompt = Prompt.yesOrNo(.removeView(name), "take the view \(name) away?", [])
    case .discardDraft:
      prompt = Prompt.yesOrNo(.discardDraft, "throw away the draft to \(whom)?", ids)
    default: break
    }
    return []
  }

  private mutating func askForDecision(_ ids: [Conversation.ID], _ whom: String) -> [Effect] {
    var choices = [
      Prompt.Choice(text: "answer it yourself", key: "w"), Prompt.Choice(text: "hand back", key: "h"),
      Prompt.Choice(text: "decline", key: "d"),
    ]
    if draftToApprove(ids.first) != nil { choices.insert(Prompt.Choice(text: "approve the draft", key: "a"), at: 0) }
    prompt = Prompt(.decide, "decide on \(whom)", ids, choices: choices, highlighted: 0, isClosed: true)
    // What is approved must be in sight.
    guard let id = ids.first else { return [] }
    let isOpen = reading?.id == id
    if !isOpen { reading = ReadingState(id) }
    // The draft stands last.
    if draftToApprove(id) != nil { reading?.scroll = 0 }
    if isOpen { return [] }
    focus = .conversation
    return [.open(id)]
  }

  /// The draft as it is shown; what is approved is what was read.
  func draftToApprove(_ id: Conversation.ID?) -> String? {
    guard let id else { return nil }
    if reading?.id == id, let detail = reading?.detail { return detail.draft?.text }
    return reasons[id]?.draft
  }

  mutating func askForViewName() -> [Effect] {
    guard let filter = prompt, filter.purpose == .filter else { return [] }
    guard parseFilter(filter.input.text) != nil else { return [] }
    let text = filter.input.text
    prompt = Prompt(.saveView, "save \(text.trimmed) as", [])
    if let active = side.active, side.views.contains(where: { $0.title == active }) {
      prompt?.choices = [Prompt.Choice(text: active, detail: "replaces it")]
    }
    prompt?.carried = text
    return []
  }

  // MARK: Keys

  mutating func pressInPrompt(_ key: Key) -> [Effect] {
    guard let asked = prompt else { return [] }
    if case .action(let id) = settings.keys.match([key], in: scopes) { return run(id) }
    switch key {
    case .escape, .ctrl("g"):
      prompt = nil
      return []
    case .enter: return answer()
    case .tab where asked.completes, .right where asked.completes && asked.input.cursor == asked.input.count:
      complete()
    case .tab where asked.fillsWhole: prompt?.fill()
    case .down, .tab: prompt?.step(1)
    case .up, .backTab: prompt?.step(-1)
    case .right where asked.isClosed: prompt?.step(1)
    case .left where asked.isClosed: prompt?.step(-1)
    default:
      if asked.isClosed {
        guard let typed = key.typed, let index = asked.choices.firstIndex(where: { $0.key == typed }) else { return [] }
        prompt?.highlighted = index
        return answer()
      }
      guard let command = EditCommand(key) else { return [] }
      if prompt?.input.perform(command) == true { typedInPrompt() }
    }
    return []
  }

  /// After every change of the line: completions, and what is wrong.
  mutating func typedInPrompt() {
    guard let asked = prompt else { return }
    prompt?.fault = nil
    prompt?.hasChosen = false
    switch asked.purpose {
    case .filter:
      let found = Query.completions(for: asked.input.text, at: asked.input.cursor, vocabulary: vocabulary)
      prompt?.choices = found.candidates.map { Prompt.Choice(text: $0.text, detail: $0.note) }
      prompt?.completed = found.range
      prompt?.highlighted = nil
      let fault = unfinishedFault(asked.input, completed: found)
      prompt?.fault = fault
    case .label:
      let before = asked.input.textBeforeCursor
      let word = before.split(separator: " ", omittingEmptySubsequences: false).last ?? ""
      let choices = labelChoices(String(word))
      prompt?.choices = choices
      prompt?.completed = (before.count - word.count)..<before.count
      prompt?.highlighted = nil
    case .note, .escalateWhy, .handBack, .decline:
      let before = asked.input.textBeforeCursor
      let word = String(before.reversed().prefix(while: Mention.isOfName).reversed())
      let isName = before.dropLast(word.count).last == "@"
      let choices = isName ? nameChoices(word) : []
      prompt?.choices = choices
      prompt?.completed = (before.count - word.count)..<before.count
      prompt?.highlighted = nil
    case .snooze:
      prompt?.highlighted = asked.input.isEmpty ? 0 : nil
      if !asked.input.isEmpty,
        case .failure(let fault) = SnoozeTime.parse(asked.input.text, at: now, zone: settings.zone),
        asked.matching.isEmpty
      {
        prompt?.fault = Prompt.Fault(column: 0, length: 1, message: fault.message)
      }
    default:
      prompt?.highlighted = asked.choices.isEmpty || asked.purpose == .saveView ? nil : 0
    }
  }

  /// The teammates whom a name that is being typed can mean.
  private func nameChoices(_ typed: String) -> [Prompt.Choice] {
    let typed = typed.lowercased()
    return team.filter { $0.name != me.name && $0.name.lowercased().hasPrefix(typed) && $0.name != typed }
      .map { Prompt.Choice(text: $0.name, detail: $0.role.rawValue) }
  }

  private func labelChoices(_ typed: String) -> [Prompt.Choice] {
    let minus = typed.hasPrefix("-") ? "-" : ""
    let word = typed.drop { $0 == "-" || $0 == "+" }.lowercased()
    return labels.filter { $0.lowercased().hasPrefix(word) }.map { Prompt.Choice(text: minus + $0) }
  }

  /// Takes the highlighted completion, or the first.
  private mutating func complete() {
    guard let asked = prompt, let choice = asked.chosen ?? asked.choices.first else { return }
    prompt?.input.replace(asked.completed, with: choice.text + (choice.text.hasSuffix(":") ? "" : " "))
    typedInPrompt()
  }

  // MARK: Answers

  private mutating func answer() -> [Effect] {
    guard let asked = prompt else { return [] }
    if asked.completes, asked.hasChosen, asked.chosen != nil {
      complete()
      return []
    }
    let typed = asked.input.text.trimmed
    let taken = asked.chosen?.text ?? typed
    switch asked.purpose {
    case .assign: return isNamed(taken, asked) ? finish(with: .assign(to: taken), needs: taken) : nobody(taken, asked)
    case .note: return finish(with: .note(text: asked.input.text), needs: typed)
    case .escalateTo:
      guard isNamed(taken, asked) else { return nobody(taken, asked) }
      prompt = Prompt(.escalateWhy(to: taken), "why \(taken) must know", asked.targets)
      return []
    case .escalateWhy(let to): return finish(with: .escalate(to: to, reason: typed), needs: typed)
    case .takeOver(let asker):
      prompt = nil
      return act(.takeOver(for: taken == asker ? asker : nil), on: asked.targets)
    case .priority:
      return Priority(word: taken).map { finish(with: .setPriority($0), needs: taken) } ?? []
    case .snooze: return snooze(taken)
    case .label: return label(typed)
    case .correct: return askForCorrection(taken, asked.targets)
    case .correctKind: return correct(Kind(rawValue: taken).map { .init(kind: $0) }, "no kind is called \(taken)")
    case .correctStance:
      return correct(Stance(rawValue: taken).map { .init(stance: $0) }, "no stance is called \(taken)")
    case .correctSegment: return correct(.init(segment: Segment(rawValue: taken)), "")
    case .decide: return decide(asked)
    case .handBack: return finish(with: .decide(.handBack(instruction: typed)), needs: typed)
    case .decline: return finish(with: .decide(.decline(reason: typed)), needs: typed)
    case .filter: return applyFilter(asked.input.text)
    case .saveView: return keepView(asked, named: taken)
    case .removeView(let name):
      prompt = nil
      return taken == "yes" ? [.removeView(name)] : []
    case .discardDraft:
      prompt = nil
      return taken == "yes" ? asked.targets.map { .discardDraft($0) } : []
    case .whichDraft: return chose(taken)
    case .leave:
      prompt = nil
      return taken == "yes" ? leaveNow() : []
    }
  }

  private mutating func finish(with action: Action, needs text: String) -> [Effect] {
    guard !text.isEmpty else { return fault("nothing stands there yet · Esc leaves") }
    let ids = prompt?.targets ?? []
    prompt = nil
    return act(action, on: ids)
  }

  /// Whether somebody who was offered is meant; whoever is not is refused at once, not after the next question.
  private func isNamed(_ name: String, _ asked: Prompt) -> Bool { asked.choices.contains { $0.text == name } }

  private mutating func nobody(_ name: String, _ asked: Prompt) -> [Effect] {
    let names = asked.choices.map(\.text)
    let all = names.prefix(8).joined(separator: ", ") + (names.count > 8 ? " …" : "")
    guard !name.isEmpty else { return fault("say to whom: \(all)") }
    let meant = Spelling.closest(to: name, among: names).map { " · did you mean \($0)?" } ?? ""
    let who = team.contains { $0.name == name } ? "\(name) cannot take it" : "nobody is called \(name)"
    return fault("\(who)\(meant) · there is \(all)", length: name.count)
  }

  private mutating func fault(_ message: String, length: Int = 1) -> [Effect] {
    prompt?.fault = Prompt.Fault(column: 0, length: length, message: message)
    return []
  }

  private mutating func snooze(_ text: String) -> [Effect] {
    switch SnoozeTime.parse(text, at: now, zone: settings.zone) {
    case .success(let until): return finish(with: .snooze(until: until), needs: text)
    case .failure(let problem): return fault(problem.message)
    }
  }

  private mutating func label(_ text: String) -> [Effect] {
    let words = text.split(separator: " ").map(String.init)
    let removed = words.filter { $0.hasPrefix("-") }.map { String($0.dropFirst()) }.filter { !$0.isEmpty }
    let added = words.filter { !$0.hasPrefix("-") }.map { $0.hasPrefix("+") ? String($0.dropFirst()) : $0 }
      .filter { !$0.isEmpty }
    return finish(with: .label(add: added, remove: removed), needs: (added + removed).joined())
  }

  private mutating func askForCorrection(_ what: String, _ ids: [Conversation.ID]) -> [Effect] {
    let purpose: Prompt.Purpose
    let choices: [Prompt.Choice]
    switch what {
    case "kind":
      purpose = .correctKind
      choices = Kind.allCases.map { Prompt.Choice(text: $0.rawValue) }
    case "stance":
      purpose = .correctStance
      choices = Stance.allCases.map { Prompt.Choice(text: $0.rawValue) }
    default:
      purpose = .correctSegment
      choices = Segment.builtIn.map { Prompt.Choice(text: $0.rawValue) }
    }
    prompt = Prompt(purpose, "\(what) of \(name(ids))", ids, choices: choices, highlighted: 0)
    return []
  }

  private mutating func correct(_ correction: Action.Correction?, _ fault: String) -> [Effect] {
    guard let correction else { return self.fault(fault) }
    return finish(with: .correct(correction), needs: "it")
  }

  private mutating func decide(_ asked: Prompt) -> [Effect] {
    let ids = asked.targets
    switch asked.chosen?.key {
    case "a":
      guard let text = draftToApprove(ids.first) else { return fault("there is no draft to approve") }
      prompt = nil
      return act(.decide(.approve(text: text)), on: ids)
    case "w":
      prompt = nil
      return ids.first.map { beginAnswer($0) } ?? []
    case "h": prompt = Prompt(.handBack, "instruction for \(name(ids))", ids)
    default: prompt = Prompt(.decline, "why not", ids)
    }
    return []
  }

  private mutating func keepView(_ asked: Prompt, named name: String) -> [Effect] {
    guard !name.isEmpty else { return fault("a view needs a name · Esc leaves") }
    guard let query = parseFilter(asked.carried) else { return [] }
    prompt = nil
    inbox.restart(query)
    side.active = name
    return [.saveView(View(name: name, query: query))] + reload(.inbox)
  }
}
