extension Query: CustomStringConvertible {
  /// The query as one would type it; reading it gives the same query again.
  public var description: String {
    (terms.map(\.description) + (sort.map { ["sort:\($0.rawValue)"] } ?? [])).joined(separator: " ")
  }
}

extension Query.Term: CustomStringConvertible {
  public var description: String { (negated ? "-" : "") + condition.description }
}

extension Query.Condition: CustomStringConvertible {
  public var description: String {
    if case .text(let phrase) = self { return phrase.description }
    guard let (field, values) = written else { return "" }
    return "\(field.rawValue):\(values.joined(separator: ","))"
  }

  private var written: (Query.Field, [String])? {
    switch self {
    case .state(let states): (.is, states.map(\.rawValue))
    case .kind(let kinds): (.kind, kinds.map(\.rawValue))
    case .also(let kinds): (.also, kinds.map(\.rawValue))
    case .stance(let stances): (.stance, stances.map(\.rawValue))
    case .segment(let segments): (.segment, segments.map { quotedIfNeeded($0.rawValue) })
    case .topic(let topics): (.topic, topics.map { quotedIfNeeded($0) })
    case .language(let languages): (.lang, languages.map { quotedIfNeeded($0) })
    case .label(let labels): (.label, labels.map { quotedIfNeeded($0) })
    case .priority(let comparisons): (.priority, comparisons.map { $0.written(\.word) })
    case .urgency(let comparisons): (.urgency, comparisons.map { $0.written { String($0.rawValue) } })
    case .channel(let channels): (.channel, channels.map { quotedIfNeeded($0) })
    case .holder(let people): (.holder, people.map(\.written))
    case .escalatedTo(let people): (.escalatedTo, people.map(\.written))
    case .mention(let people): (.mention, people.map(\.written))
    case .from(let handles): (.from, handles.map { quotedIfNeeded($0, or: $0.hasPrefix("@")) })
    case .followers(let comparisons): (.followers, comparisons.map { $0.written { String($0) } })
    case .due(let dues): (.due, dues.map(\.written))
    case .age(let comparisons): (.age, comparisons.map(\.writtenDuration))
    case .opened(let moments): (.opened, moments.map(\.written))
    case .updated(let moments): (.updated, moments.map(\.written))
    case .id(let ids): (.id, ids.map(\.description))
    case .text: nil
    }
  }
}

extension Query.Phrase: CustomStringConvertible {
  public var description: String {
    let star = isPrefix ? "*" : ""
    let bare = QueryLexer.lexemes(text)
    // Without quotes it would be read as all forms of the word.
    let isMeant = forms.count > 1 || Query.Phrase(text, isPrefix: isPrefix, inAllForms: true)?.forms == forms
    let isPlain =
      isMeant && bare.count == 1 && !bare[0].isNegated && bare[0].field == nil && !bare[0].pieces[0].isQuoted
      && bare[0].pieces[0].text.unicodeScalars.elementsEqual(text.unicodeScalars) && !text.hasSuffix("*")
    return (isPlain ? text : quoted(text)) + star
  }
}

extension Query.Person {
  fileprivate var written: String {
    switch self {
    case .none: "none"
    case .me: "me"
    case .named(let name): quotedIfNeeded(name, or: ["me", "none"].contains(name.lowercased()))
    }
  }
}

extension Query.Comparison {
  fileprivate func written(equal: String = "", _ word: (Value) -> String) -> String {
    switch self {
    case .equal(let value): equal + word(value)
    case .less(let value): "<" + word(value)
    case .atMost(let value): "<=" + word(value)
    case .more(let value): ">" + word(value)
    case .atLeast(let value): ">=" + word(value)
    case .between(let low, let high): word(low) + ".." + word(high)
    }
  }
}

extension Query.Comparison where Value == Int64 {
  fileprivate var writtenDuration: String { written(equal: "=") { DurationText.exact($0) } }
}

extension Query.Moment {
  fileprivate var written: String {
    switch self {
    case .ago(let comparison): comparison.writtenDuration
    case .day(let comparison): comparison.written { $0.description }
    case .instant(let comparison): comparison.written { $0.iso8601 }
    }
  }
}

extension Query.Due {
  fileprivate var written: String {
    switch self {
    case .overdue: "overdue"
    case .none: "none"
    case .left(let comparison): Query.Moment.ago(comparison).written
    case .day(let comparison): Query.Moment.day(comparison).written
    case .instant(let comparison): Query.Moment.instant(comparison).written
    }
  }
}

/// A value as it stands in a query. Completion writes values as well.
func quotedIfNeeded(_ value: String, or must: Bool = false) -> String {
  let isPlain =
    !must && !value.isEmpty && value.unicodeScalars.first != "\""
    && !value.unicodeScalars.contains { $0.properties.isWhitespace || $0 == "," }
  return isPlain ? value : quoted(value)
}

private func quoted(_ text: String) -> String {
  var quoted = "\""
  for scalar in text.unicodeScalars {
    if scalar == "\"" || scalar == "\\" { quoted.unicodeScalars.append("\\") }
    quoted.unicodeScalars.append(scalar)
  }
  quoted.unicodeScalars.append("\"")
  return quoted
}
