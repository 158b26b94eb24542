public import Store

/// Where a text that was to be a conversation's draft is now. It is never lost.
public enum DraftOutcome: Equatable, Sendable {
  /// It is the draft, of this revision; 0 where nothing was to be kept.
  case saved(revision: Int64)
  /// Somebody changed the draft since the revision that the text builds on: theirs stays, and the text is kept beside it.
  case beside(theirs: Draft)
}
