import Model

/// Which column (CSV) or key (NDJSON) gives which field: `--map id=tweet_id,text=body`.
///
/// Fields that it does not mention are taken from columns of their own name, unless the map uses that column
/// for something else. `bio=` (nothing after the sign) leaves a field out.
public struct FieldMap: Equatable, Sendable {
  /// An empty name leaves the field out.
  var columns: [Field: String]

  /// Every field under its own name.
  public init() { columns = [:] }

  /// - Throws: `ImportError.badPair`, `.unknownField` (with the nearest) or `.fieldTwice`.
  public init(parsing text: String) throws(ImportError) {
    columns = [:]
    for pair in text.split(separator: ",", omittingEmptySubsequences: true) {
      guard let sign = pair.firstIndex(of: "=") else {
        throw .badPair(option: "--map", text: Shown.harmless(String(pair)), form: "field=column")
      }
      let name = pair[..<sign].trimmed
      guard let field = Field(name: name) else {
        let names = Field.allCases.flatMap { [$0.name] + $0.aliases }
        throw .unknownField(Shown.harmless(name), nearest: Nearest.name(to: name, among: names))
      }
      guard columns.updateValue(pair[pair.index(after: sign)...].trimmed, forKey: field) == nil else {
        throw .fieldTwice(field.name)
      }
    }
  }

  /// The names under which a field is looked for, best first.
  func names(of field: Field) -> [String] {
    if let column = columns[field] { return column.isEmpty ? [] : [column] }
    return ([field.name] + field.aliases).filter { name in !columns.values.contains(name) }
  }
}

/// Which rows are our own messages: `--ours inbound=False`. The value is compared without regard to case.
public struct OursRule: Equatable, Sendable {
  public var column: String
  public var value: String

  public init(column: String, value: String) {
    self.column = column
    self.value = value
  }

  /// - Throws: `ImportError.badPair` when there is no `=` or no column before it.
  public init(parsing text: String) throws(ImportError) {
    guard let sign = text.firstIndex(of: "="), sign != text.startIndex else {
      throw .badPair(option: "--ours", text: Shown.harmless(text), form: "column=value")
    }
    column = String(text[..<sign])
    value = String(text[text.index(after: sign)...])
  }
}
