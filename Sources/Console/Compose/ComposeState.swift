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
  /// The revision of the desk's draft that the text builds on; 0 for none.
  private(set) var base: Int64 = 0
  /// The desk's draft, where somebody else has changed it while we were writing: ours is kept beside it.
  private(set) var conflict: Draft?
  /// What a file of this machine has, while the desk cannot have it.
  var keptText: String?
  var keptAt: Instant?
  /// Whether what was sent is in doubt, and must not be sent again before that is looked up.
  var isInDoubt = false

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

  /// Takes in the draft that the desk has, and what it keeps beside it.
  mutating func hear(_ draft: Draft?, beside: [Draft] = [], me: String) {
    defer { hasHeard = true }
    if !hasHeard { return hearFirst(draft, beside.first { $0.by == me }, me) }
    guard let draft, draft.revision != base, draft.by != me else { return }
    if draft.text == editor.text {
      base = draft.revision
      conflict = nil
      return
    }
    other = Other(name: draft.by, at: draft.at, isNow: true)
    if dirtySince == nil, savedText == editor.text, conflict == nil {
      // Nothing of ours is lost by showing theirs.
      take(draft)
    } else {
      conflict = draft
    }
  }

  private mutating func hearFirst(_ draft: Draft?, _ mine: Draft?, _ me: String) {
    // What was typed before the answer came follows it.
    let typed = editor.text
    if let mine, mine.text != draft?.text {
      begin(with: mine.text + typed, at: mine.at)
      conflict = draft
    } else if let draft {
      begin(with: draft.text + typed, at: draft.at)
      base = draft.revision
      if draft.by != me { other = Other(name: draft.by, at: draft.at, isNow: false) }
    }
  }

  // MARK: Two who write

  /// Takes the other's text, as it is on the desk. Ours stays in the editor's past.
  mutating func take(_ draft: Draft) {
    editor.replaceAll(with: draft.text)
    savedText = draft.text
    savedAt = draft.at
    base = draft.revision
    conflict = nil
    dirtySince = nil
  }

  /// Ours takes the place of theirs, which is kept for them.
  mutating func keepMine(at now: Instant) {
    guard let theirs = conflict else { return }
    base = theirs.revision
    conflict = nil
    dirtySince = now
  }

  /// Theirs, then ours.
  mutating func keepBoth(at now: Instant) {
    guard let theirs = conflict else { return }
    editor.replaceAll(with: theirs.text + "\n\n" + editor.text)
    keepMine(at: now)
  }

  /// Goes on from a text that is not on the desk yet.
  mutating func build(on revision: Int64) { base = revision }

  /// Ours is kept beside theirs.
  mutating func savedBeside(_ text: String, _ theirs: Draft, at now: Instant) {
    saved(text, revision: nil, at: now)
    other = Other(name: theirs.by, at: theirs.at, isNow: true)
    conflict = theirs
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

  /// - Parameter revision: that of the draft; nil where the text is kept beside it.
  mutating func saved(_ text: String, revision: Int64?, at now: Instant) {
    failure = nil
    keptText = nil
    if let revision {
      base = max(base, revision)
      if let theirs = conflict, theirs.revision <= base { conflict = nil }
    }
    savedText = text
    savedAt = now
  }
}
