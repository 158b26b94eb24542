import Model
import Terminal

extension ConsoleState {
  mutating func pressInOverlay(_ key: Key) -> [Effect] {
    if case .themes = overlay { return pressInThemes(key) }
    switch key {
    case .escape, .ctrl("g"): overlay = nil
    case .down, .tab, .ctrl("n"): stepSearch(1)
    case .up, .backTab, .ctrl("p"): stepSearch(-1)
    case .pageDown: stepSearch(10)
    case .pageUp: stepSearch(-10)
    case .enter: return takeFound()
    default:
      // Closes with the key that opened it, as long as nothing is typed.
      if let search, search.input.isEmpty, case .action(let id) = settings.keys.match([key], in: [.browse]),
        id == .help || id == .close
      {
        overlay = nil
      } else if let command = EditCommand(key) {
        editSearch { $0.perform(command) }
      }
    }
    return []
  }

  var search: Overlay.Search? {
    switch overlay {
    case .help(let search), .palette(let search): search
    case .themes, nil: nil
    }
  }

  mutating func editSearch(_ change: (inout TextEditor) -> Void) {
    guard var search else { return }
    change(&search.input)
    search.index = 0
    keep(search)
  }

  private mutating func stepSearch(_ by: Int) {
    guard var search else { return }
    let count = found.count
    search.index = count == 0 ? 0 : min(max(0, search.index + by), count - 1)
    keep(search)
  }

  private mutating func keep(_ search: Overlay.Search) {
    switch overlay {
    case .help: overlay = .help(search)
    case .palette: overlay = .palette(search)
    case .themes, nil: break
    }
  }

  /// What the open search finds: for help what works here, then the rest; for the palette all that can be done now.
  var found: [ActionSpec] {
    guard let search else { return [] }
    let ranked = Fuzzy.ranked(search.input.text, ActionTable.all) { [$0.title, $0.id.rawValue, $0.sentence] }
    let scopes = scopesBelow
    switch overlay {
    case .help:
      // By what is typed where something is; else what works here first, in the order of the table.
      guard search.input.isEmpty else { return ranked }
      return ranked.filter { !$0.scopes.isDisjoint(with: scopes) }
        + ranked.filter { $0.scopes.isDisjoint(with: scopes) }
    case .palette:
      return ranked.filter { !$0.scopes.isDisjoint(with: scopes) && $0.id != .palette && refusal(of: $0.id) == nil }
    case .themes, nil: return []
    }
  }

  /// The scopes in force below what lies over the screen.
  var scopesBelow: Set<Scope> {
    var below = self
    below.overlay = nil
    return below.scopes
  }

  private mutating func takeFound() -> [Effect] {
    guard let search, found.indices.contains(search.index) else { return [] }
    let id = found[search.index].id
    let isHere = !found[search.index].scopes.isDisjoint(with: scopesBelow)
    overlay = nil
    guard isHere else {
      say(.info, "\(id.rawValue) does not work here")
      return []
    }
    return run(id)
  }

  // MARK: Themes

  mutating func chooseTheme() -> [Effect] {
    let present = settings.theme ?? setup.themes.first ?? ""
    overlay = .themes(index: setup.themes.firstIndex(of: present) ?? 0, before: present)
    return []
  }

  /// Each theme shows as one moves; Esc brings back the one before.
  private mutating func pressInThemes(_ key: Key) -> [Effect] {
    guard case .themes(let index, let before) = overlay, !setup.themes.isEmpty else {
      overlay = nil
      return []
    }
    switch key {
    case .escape, .character("q"):
      overlay = nil
      settings.theme = before
      return [.useTheme(before)]
    case .enter:
      overlay = nil
      say(
        .info,
        "\(setup.themes[index]) until you leave; `theme = \"\(setup.themes[index])\"` in the configuration keeps it")
      return []
    case .down, .character("j"), .tab: return preview(min(index + 1, setup.themes.count - 1), before)
    case .up, .character("k"), .backTab: return preview(max(index - 1, 0), before)
    default: return []
    }
  }

  private mutating func preview(_ index: Int, _ before: String) -> [Effect] {
    overlay = .themes(index: index, before: before)
    settings.theme = setup.themes[index]
    return [.useTheme(setup.themes[index])]
  }
}
