import Desk
import Model
import Terminal

/// A reply being written.
struct ComposeState: Sendable {
  enum Purpose: Equatable, Sendable {
    case reply
    /// An executive's own answer to what was escalated.
    case answer
  }

  let id: Conversation.ID
  let purpose: Purpose
  /// Whom it goes to; fixed.
  let handle: String
  var channel: String
  var editor = TextEditor("", isMultiline: true)
  /// Whether keys go to the text.
  var hasFocus = true
  /// Whether the desk's draft has been seen, so that typing does not hide it.
  private(set) var hasHeard = false
  /// What the desk has.
  private(set) var savedText: String?
  private(set) var savedAt: Instant?
  /// When the oldest change that is not saved was made.
  var dirtySince: Instant?
  /// Why the draft could not be saved.
  var failure: String?
  var isSending = false
  /// Who else has written this draft, and when.
  private(set) var other: Other?

  struct Other: Equatable, Sendable {
    var name: String
    var at: Instant
    /// Whether it came while we were writing.
    var isNow: Bool
  }

  init(id: Conversation.ID, purpose: Purpose, handle: String, channel: String) {
    self.id = id
    self.purpose = purpose
    self.handle = handle
    self.channel = channel
  }

  var network: String { Incoming.network(of: channel) }
  var limit: Int? { NetworkLimit.characters(network) }
  var count: Int { NetworkLimit.count(editor.text, on: network) }
  /// By how much it is too long; nil when it is not.
  var over: Int? { limit.flatMap { count > $0 ? count - $0 : nil } }

  /// Begins with a text that is there already.
  mutating func begin(with text: String, at: Instant?) {
    editor = TextEditor(text, isMultiline: true)
    hasHeard = true
    savedText = at == nil ? nil : text
    savedAt = at
  }

  /// Takes in the draft that the desk has.
  mutating func hear(_ draft: Draft?, me: String) {
    defer { hasHeard = true }
    guard let draft else { return }
    let isMine = draft.by == me
    if !hasHeard {
      // What was typed before the answer came follows it.
      let typed = editor.text
      begin(with: draft.text + typed, at: draft.at)
      if !isMine { other = Other(name: draft.by, at: draft.at, isNow: false) }
    } else if !isMine, draft.text != editor.text {
      other = Other(name: draft.by, at: draft.at, isNow: true)
      // Nothing of ours is lost by showing theirs.
      if dirtySince == nil, savedText == editor.text {
        editor.replaceAll(with: draft.text)
        savedText = draft.text
        savedAt = draft.at
      }
    }
  }

  mutating func edit(_ command: EditCommand, at now: Instant) {
    let before = editor.text
    editor.perform(command)
    if editor.text != before { touched(at: now) }
  }

  mutating func paste(_ text: String, at now: Instant) { edit(.insert(text), at: now) }

  mutating func replace(with text: String, at now: Instant) {
    guard text != editor.text else { return }
    editor.replaceAll(with: text)
    touched(at: now)
  }

  private mutating func touched(at now: Instant) {
    dirtySince = dirtySince ?? now
  }

  mutating func saved(_ text: String, at now: Instant) {
    failure = nil
    savedText = text
    savedAt = now
  }
}
