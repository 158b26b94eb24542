public import Model
public import Store

extension CallItem {
  /// What happened, in one line for the one who is called.
  public var sentence: String {
    let whom = "@\(handle)"
    let draft = draftBy == nil ? "" : ", with its draft"
    return switch call.occasion {
    case .mentioned: "\(call.by) mentions you in \(whom)\(words.map { ": \($0)" } ?? "")"
    case .asked: "\(call.by) asks you for \(whom)"
    case .given: "\(call.by) gives you \(whom)\(draft)"
    case .kept: "\(call.by) keeps \(whom)"
    case .taken where call.by == Teammate.earshot.name: "Your hold on \(whom) has expired while you were away"
    case .taken: "\(call.by) has taken \(whom) from you"
    case .ended: "\(whom), which you asked for, is closed or with somebody else: \(call.by) has seen to it"
    }
  }
}

extension CallItem {
  /// As ``sentence``, without the words of a note.
  public var headline: String {
    var item = self
    item.words = nil
    return item.sentence
  }
}

extension Call.Occasion {
  /// The word of JSON output.
  public var word: String {
    switch self {
    case .mentioned: "mentioned"
    case .asked: "asked"
    case .given: "given"
    case .kept: "kept"
    case .taken: "taken"
    case .ended: "ended"
    }
  }
}
