import Desk
import Model
import Terminal

extension ConsoleState {
  /// Takes in what happened, and says what is to be done about it. The only way in which the state changes.
  mutating func update(_ input: Input, at now: Instant) -> [Effect] {
    self.now = now
    var effects = take(input)
    effects += timePassed()
    return effects
  }

  private mutating func take(_ input: Input) -> [Effect] {
    switch input {
    case .event(.key(let key)):
      lastInput = now
      return press(key) + see()
    case .event(.paste(let text)):
      lastInput = now
      return paste(text)
    case .event(.mouse(let event)):
      lastInput = now
      return mouse(event)
    case .resized(let size):
      self.size = size
      return resized()
    case .tick:
      return []
    case .settings(let settings):
      return use(settings)
    case .said(let tone, let text):
      say(tone, text)
      return []
    default:
      return hear(input)
    }
  }

  /// What the desk answers.
  private mutating func hear(_ input: Input) -> [Effect] {
    switch input {
    case .changed(let changes): return changed(changes)
    case .loaded(let tab, let page, let purpose, let generation):
      return loaded(tab, page, purpose, generation: generation)
    case .refreshed(let tab, let update, let generation): return refreshed(tab, update, generation: generation)
    case .counted(let counts): return counted(counts)
    case .words(let words): hear(words)
    // It stays: nobody waits for it.
    case .learned(let text): notice = .lasting(text, .info, at: now)
    case .warned(let warnings):
      isListening = false
      self.warnings = warnings ?? self.warnings
    case .called(let items): return called(items)
    case .house(let house): return self.house(house)
    case .opened(let id, let detail): return opened(id, detail)
    case .earlier(let id, let messages): earlier(id, messages)
    case .reasons(let new): return heard(new)
    case .performed(let action, let results, let title): return performed(action, results, title: title)
    case .tookNext(let id): return tookNext(id)
    case .undone(let results, let title): return undone(results, title: title)
    case .draftSaved(let id, let text, let revision): draftSaved(id, text, revision)
    case .draftBeside(let id, let text, let theirs): draftBeside(id, text, theirs)
    case .draftKept(let id, let text): draftKept(id, text)
    case .keptDrafts(let drafts): found(drafts)
    case .doubtful(let doubtful): inDoubt(doubtful)
    case .settled(let doubtful, let results): return settled(doubtful, results)
    case .edited(let id, let text): edited(id, text)
    case .draftDiscarded(let id):
      forget(id)
      say(.success, "The draft to \(handle(id)) is gone")
      return refreshSoon([id])
    case .viewsChanged(let words):
      say(.success, words)
      return [.loadHouse]
    case .failed(let failure, let words): failed(failure, words)
    case .unreachable(let failure, let error): unreachable(failure, error)
    case .server(let server): return self.server(server)
    case .event, .resized, .tick, .settings, .said, .seat: break
    }
    return []
  }

  /// The first things to ask for.
  mutating func begin() -> [Effect] {
    side.show(View.standard, segments: Segment.builtIn)
    side.active = side.entries.first?.title
    if let greeting = settings.greeting { say(.info, greeting) }
    settings.greeting = nil
    if me.role == .executive { side.active = View.standard.first?.name }
    return [.loadHouse, .hearCalls] + reload(.inbox) + reload(.line) + [.count(countedQueries)] + listen()
  }

  mutating func say(_ tone: Notice.Tone, _ text: String) {
    notice =
      switch tone {
      case .info: .info(text, at: now)
      case .success: .success(text, at: now)
      case .warning: .warning(text, at: now)
      case .error: .lasting(text, .error, at: now)
      }
  }

  private mutating func resized() -> [Effect] {
    dragged.border = nil
    let height = layout.listHeight
    inbox.clampTop(height: height)
    line.clampTop(height: height)
    return fill()
  }

  private mutating func use(_ settings: ConsoleSettings) -> [Effect] {
    let theme = self.settings.theme
    self.settings = settings
    say(.success, "Settings read again")
    return settings.theme == theme ? [] : [.useTheme(settings.theme ?? "")]
  }
}
