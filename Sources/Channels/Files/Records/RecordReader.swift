public import Foundation

/// Reads named fields from a table (CSV, TSV) or from JSON objects, a line each, for what is no import of messages.
public struct RecordReader {
  /// The texts of the fields asked for; nil where a record has none.
  public typealias Record = [String?]

  /// Why a line is no record: its number from 1, and what is wrong.
  public struct Fault: Error, Equatable, Sendable, CustomStringConvertible {
    public var line: Int
    public var what: String
    public var description: String { "line \(line): \(what)" }
  }

  private let fields: [String]

  /// - Parameter fields: the columns or keys that are wanted.
  public init(fields: [String]) { self.fields = fields }

  /// The fields of one JSON object. Numbers, true and false come as they are written.
  public static func scanner(fields: [String]) -> (UnsafeRawBufferPointer) -> Result<Record, Fault> {
    var scanner = JSONLineScanner(wanted: fields)
    return { line in
      do throws(JSONLineScanner.Fault) {
        try scanner.scan(line)
        return .success(scanner.cells.map { text(of: $0, in: line) })
      } catch {
        return .failure(Fault(line: 1, what: "\(error.what) (byte \(error.at))"))
      }
    }
  }

  /// What a line is, before its fields are looked for.
  public enum Line: Sendable {
    /// Nothing but spaces and control characters.
    case blank
    case text
    case notUTF8

    public init(_ bytes: UnsafeRawBufferPointer) {
      if bytes.allSatisfy({ $0 <= 0x20 }) {
        self = .blank
      } else {
        let isValid = bytes.allSatisfy { $0 < 0x80 } || String(validating: bytes, as: UTF8.self) != nil
        self = isValid ? .text : .notUTF8
      }
    }
  }

  private static func text(of cell: Cell, in line: UnsafeRawBufferPointer) -> String? {
    switch cell.form {
    case .absent, .null: nil
    default: cell.text(in: line)
    }
  }

  /// All records of a file.
  ///
  /// - Throws: ``Fault`` for the first line that cannot be read, or for a header that lacks one of the columns.
  public func records(in data: Data) throws(Fault) -> [Record] {
    let result: Result<[Record], Fault> = data.withUnsafeBytes { bytes in
      var bytes = bytes
      if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = UnsafeRawBufferPointer(rebasing: bytes.dropFirst(3)) }
      do throws(Fault) {
        return .success(bytes.first == UInt8(ascii: "{") ? try objects(bytes) : try table(bytes))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  private func objects(_ bytes: UnsafeRawBufferPointer) throws(Fault) -> [Record] {
    let scan = Self.scanner(fields: fields)
    var records: [Record] = []
    var start = 0
    var number = 0
    while start < bytes.count {
      number += 1
      let end = CSVScanner.find(0x0A, in: bytes, from: start) ?? bytes.count
      let line = UnsafeRawBufferPointer(rebasing: bytes[start..<end])
      start = end + 1
      if line.allSatisfy({ $0 <= 0x20 }) { continue }
      switch scan(line) {
      case .success(let record): records.append(record)
      case .failure(let fault): throw Fault(line: number, what: fault.what)
      }
    }
    return records
  }

  private func table(_ bytes: UnsafeRawBufferPointer) throws(Fault) -> [Record] {
    let delimiter = Delimiter.sniffed(from: bytes)
    var scanner = CSVScanner(delimiter: delimiter.byte)
    var columns: [Int] = []
    var records: [Record] = []
    var start = 0
    var number = 1
    while start < bytes.count {
      let rest = UnsafeRawBufferPointer(rebasing: bytes[start...])
      guard case .record(let length) = scanner.scan(rest, isLast: true) else {
        throw Fault(line: number, what: "its quotes do not match")
      }
      let row = UnsafeRawBufferPointer(rebasing: rest[..<length])
      if columns.isEmpty {
        columns = try self.columns(scanner.cells.map { $0.text(in: row) })
      } else if !row.allSatisfy({ $0 == 0x0A || $0 == 0x0D }) {
        let cells = scanner.cells
        records.append(columns.map { $0 < cells.count ? cells[$0].text(in: row) : nil })
      }
      number += row.count { $0 == 0x0A }
      start += length
    }
    return records
  }

  /// Where the wanted fields stand; beyond the last column for one that may be missing.
  private func columns(_ header: [String]) throws(Fault) -> [Int] {
    guard header.contains(where: fields.contains) else {
      throw Fault(line: 1, what: "none of the columns is called \(fields.joined(separator: " or "))")
    }
    return fields.map { header.firstIndex(of: $0) ?? .max }
  }
}
