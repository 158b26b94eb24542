/// How what a desk holds is written out.
public enum ExportFormat: String, Sendable, Hashable, CaseIterable {
  /// One JSON object a line.
  case ndjson
  /// RFC 4180, with a line of column names, lines ending in CR LF.
  case csv
}

/// One line of CSV.
enum CSVLine {
  static func text(_ cells: [String]) -> String {
    cells.map(cell).joined(separator: ",") + "\r\n"
  }

  /// A cell that no spreadsheet takes for a formula and no terminal obeys: what strangers write must not act there
  /// either. Control characters are U+FFFD.
  ///
  /// Source: https://owasp.org/www-community/attacks/CSV_Injection
  private static func cell(_ text: String) -> String {
    var text = String(
      String.UnicodeScalarView(text.unicodeScalars.map { $0.isControl ? "\u{FFFD}" : $0 }))
    if let first = text.utf8.first, "=+-@\t\r".utf8.contains(first), Double(text) == nil { text = "'" + text }
    guard text.utf8.contains(where: { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }) else { return text }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" { quoted.unicodeScalars.append(scalar) }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }
}

extension Unicode.Scalar {
  /// A control character that is no line end and no tab.
  fileprivate var isControl: Bool {
    switch value {
    case 0x09, 0x0A, 0x0D: false
    case 0..<0x20, 0x7F...0x9F: true
    default: false
    }
  }
}
