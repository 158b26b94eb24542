/// Where one value stands in the bytes of its row, and how it is written there.
///
/// The scanners only find cells; a value is decoded when, and only if, the message needs it.
struct Cell: Equatable {
  enum Form: UInt8 {
    case absent
    /// As it stands.
    case plain
    /// CSV: a quote stands twice for one.
    case doubledQuotes
    /// JSON string without any backslash.
    case string
    /// JSON string with backslashes; the scanner has checked them.
    case escapedString
    case number, yes, no, null
    case list, object

    var bit: Forms { Forms(rawValue: 1 << UInt16(rawValue)) }
  }

  struct Forms: OptionSet {
    let rawValue: UInt16

    static let string = Form.string.bit
    static let escapedString = Form.escapedString.bit
    static let number = Form.number.bit
    static let yes = Form.yes.bit
    static let no = Form.no.bit
  }

  var start = 0
  var end = 0
  var form = Form.absent

  static let absent = Cell()

  var count: Int { end - start }

  /// What a person calls it.
  var kind: String {
    switch form {
    case .absent: "absent"
    case .plain, .doubledQuotes, .string, .escapedString: "text"
    case .number: "a number"
    case .yes, .no: "true or false"
    case .null: "null"
    case .list: "a list"
    case .object: "an object"
    }
  }
}
