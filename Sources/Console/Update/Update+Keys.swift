import Model
import Terminal

extension ConsoleState {
  mutating func press(_ key: Key) -> [Effect] {
    if layout.mode == .tooSmall { return pressWhenTooSmall(key) }
    if case .action(let id) = settings.keys.match([key], in: [.always]) { return run(id) }
    if overlay != nil { return pressInOverlay(key) }
    if prompt != nil { return pressInPrompt(key) }
    if compose?.hasFocus == true { return pressInComposer(key) }
    return pressToBrowse(key)
  }

  /// Nothing can be seen, so nothing can be done but leaving.
  private mutating func pressWhenTooSmall(_ key: Key) -> [Effect] {
    if case .action(let id) = settings.keys.match([key], in: [.always]) { return run(id) }
    return []
  }

  private mutating func pressToBrowse(_ key: Key) -> [Effect] {
    let pressed = pending + [key]
    switch settings.keys.match(pressed, in: scopes) {
    case .action(let id):
      pending = []
      return run(id)
    case .prefix:
      pending = pressed
      return []
    case .none:
      let help = settings.keys.hint(for: .help) ?? ":"
      let wasPending = !pending.isEmpty
      pending = []
      if key == .escape, wasPending { return [] }
      say(.info, "\(KeySequence(pressed)) does nothing here · \(help) shows what does")
      return []
    }
  }

  mutating func paste(_ text: String) -> [Effect] {
    if layout.mode == .tooSmall { return [] }
    if overlay != nil {
      editSearch { $0.perform(.insert(text)) }
      return []
    }
    if prompt != nil {
      guard prompt?.isClosed == false else { return [] }
      prompt?.input.perform(.insert(text))
      typedInPrompt()
      return []
    }
    if compose?.hasFocus == true {
      compose?.paste(text, at: now)
      return []
    }
    say(.info, "Pasted text goes into a reply, a note or the filter: open one first")
    return []
  }
}
