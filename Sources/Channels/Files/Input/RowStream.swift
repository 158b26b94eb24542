#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The rows of one input, one after the other.
///
/// Every byte after the header belongs to exactly one row or one blank line.
final class RowStream {
  enum Item {
    case row(ImportRow)
    case blank
    /// Nothing arrived in time.
    case quiet
    case end
  }

  private enum Phase { case unknown, header, csv, ndjson }

  let input: ByteInput
  private let options: ImportOptions
  private var phase = Phase.unknown
  private var csv = CSVScanner(delimiter: Delimiter.comma.byte)
  private var json = JSONLineScanner(wanted: [])
  private var builder: RowBuilder?
  /// NDJSON: how far the line has been searched for its end.
  private var searched = 0
  private var columns = 0
  /// The line on which the next row begins.
  private var line = 1
  /// In the midst of a line that is too long to be held; it has been rejected already.
  private var isSkipping = false

  /// The header row as it stands, for a file of rejected rows; empty for NDJSON.
  private(set) var header: [UInt8] = []
  private(set) var delimiter: Delimiter?
  /// The bytes of the last row, where `ImportOptions.keepsRows` asks for them.
  private(set) var lastRow: [UInt8] = []

  init(_ input: ByteInput, _ options: ImportOptions) {
    self.input = input
    self.options = options
  }

  /// Columns or keys that give nothing: worth a look, one may be misspelt.
  var unused: [String] {
    phase == .ndjson
      ? json.unused.map { String(decoding: $0, as: UTF8.self) } : builder?.plan.unused ?? []
  }

  func next(until deadline: ContinuousClock.Instant) throws(ImportError) -> Item {
    while true {
      if let item = try step() { return item }
      switch try input.fill(until: deadline) {
      case .bytes, .end: continue
      case .quiet: return .quiet
      }
    }
  }

  /// nil when more bytes are needed; at the end of the input it never is.
  private func step() throws(ImportError) -> Item? {
    if isSkipping, !skipRestOfLine() { return nil }
    guard phase != .unknown, let builder else { return try prepare() }
    let bytes = input.buffered
    if bytes.isEmpty { return input.isAtEnd ? .end : nil }
    if phase == .csv { return nextCSV(bytes, builder) }
    return nextNDJSON(bytes, builder)
  }

  private func nextCSV(_ bytes: UnsafeRawBufferPointer, _ builder: RowBuilder) -> Item? {
    var step = csv.scan(bytes, isLast: input.isAtEnd)
    if step == .needsMore, bytes.count >= options.rowLimit {
      csv.giveUp()
      step = csv.scan(bytes, isLast: input.isAtEnd)
    }
    switch step {
    case .needsMore:
      guard bytes.count >= options.rowLimit else { return nil }
      csv.restart()
      return tooLong(bytes)
    case .broken(let fault, let length):
      let row = UnsafeRawBufferPointer(rebasing: bytes[..<length])
      let isCut = input.isAtEnd && length == bytes.count && row.last != 0x0A
      return reject(isCut ? .cutShort : reason(fault, bytes), row)
    case .record(let length):
      let row = UnsafeRawBufferPointer(rebasing: bytes[..<length])
      if csv.cells.count == 1, row.allSatisfy({ $0 == 0x0A || $0 == 0x0D }) {
        pass(row)
        return .blank
      }
      guard csv.cells.count == columns else {
        let isCut = csv.cells.count < columns && row.last != 0x0A
        return reject(isCut ? .cutShort : .fieldCount(found: csv.cells.count, expected: columns), row)
      }
      return build(builder, csv.cells, row)
    }
  }

  private func nextNDJSON(_ bytes: UnsafeRawBufferPointer, _ builder: RowBuilder) -> Item? {
    guard let end = Self.lineEnd(bytes, from: searched, isLast: input.isAtEnd) else {
      searched = bytes.count
      guard bytes.count >= options.rowLimit else { return nil }
      searched = 0
      return tooLong(bytes)
    }
    searched = 0
    let row = UnsafeRawBufferPointer(rebasing: bytes[..<end])
    if row.allSatisfy(Cell.isSpace) {
      pass(row)
      return .blank
    }
    do throws(JSONLineScanner.Fault) {
      try json.scan(row)
    } catch {
      return reject(row.last == 0x0A ? .badJSON(what: error.what, at: error.at) : .cutShort, row)
    }
    return build(builder, json.cells, row)
  }

  // MARK: The beginning

  /// Finds out what this is and, of a CSV file, reads the header; nil when more bytes are needed for it.
  private func prepare() throws(ImportError) -> Item? {
    if phase == .unknown { try begin() }
    if phase == .header { try readHeader() }
    if builder != nil { return try step() }
    return input.isAtEnd ? .end : nil
  }

  /// Passes over a byte order mark and tells the format.
  private func begin() throws(ImportError) {
    let bytes = input.buffered
    guard bytes.count >= 3 || input.isAtEnd else { return }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { throw .isUTF16(path: input.name) }
    let mark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    guard let first = bytes.dropFirst(mark).first(where: { !Cell.isSpace($0) }) else {
      try refuseEndlessHeader(bytes)
      if input.isAtEnd, format(first: nil) == .csv { throw .empty(path: input.name) }
      return
    }
    input.consume(mark)
    if format(first: first) == .csv {
      phase = .header
      return
    }
    if first == UInt8(ascii: "[") { throw .isJSONArray(path: input.name) }
    let plan = try RowPlan(keysFor: options)
    json = JSONLineScanner(wanted: plan.columns)
    builder = builder(plan)
    phase = .ndjson
  }

  private func readHeader() throws(ImportError) {
    let bytes = input.buffered
    if delimiter == nil {
      // Its first line must be whole before the delimiter can be told.
      let isWhole = input.isAtEnd || CSVScanner.find(0x0A, in: bytes, from: 0) != nil
      guard let chosen = options.delimiter ?? (isWhole ? Delimiter.sniffed(from: bytes) : nil) else {
        return try refuseEndlessHeader(bytes)
      }
      delimiter = chosen
      csv = CSVScanner(delimiter: chosen.byte)
    }
    if bytes.isEmpty { return }
    switch csv.scan(bytes, isLast: input.isAtEnd) {
    case .needsMore: try refuseEndlessHeader(bytes)
    case .broken: throw .unreadableHeader(path: input.name, reason: "its quotes do not match")
    case .record(let length):
      let names = csv.cells.map { cell in cell.exactText(in: bytes) ?? cell.text(in: bytes) }
      builder = builder(try RowPlan(header: names, options: options))
      header = Array(bytes[..<length])
      columns = names.count
      pass(UnsafeRawBufferPointer(rebasing: bytes[..<length]))
      phase = .csv
    }
  }

  private func refuseEndlessHeader(_ bytes: UnsafeRawBufferPointer) throws(ImportError) {
    guard bytes.count >= options.rowLimit else { return }
    throw .unreadableHeader(path: input.name, reason: "it is longer than \(options.rowLimit) bytes")
  }

  private func format(first: UInt8?) -> ImportOptions.Format {
    if let format = options.format { return format }
    let name = input.name.lowercased()
    if name.hasSuffix(".csv") || name.hasSuffix(".tsv") { return .csv }
    if name.hasSuffix(".ndjson") || name.hasSuffix(".jsonl") { return .ndjson }
    if name.hasSuffix(".json"), first == UInt8(ascii: "[") { return .ndjson }
    return first == UInt8(ascii: "{") ? .ndjson : .csv
  }

  private func builder(_ plan: RowPlan) -> RowBuilder {
    RowBuilder(
      plan: plan, channel: options.channel, channelComesFromThreads: options.takesChannelFromOurs,
      fieldLimit: options.fieldLimit)
  }

  // MARK: Rows

  private func reason(_ fault: CSVScanner.Fault, _ bytes: UnsafeRawBufferPointer) -> Rejection.Reason {
    switch fault {
    case .unclosedQuote(let at): .unclosedQuote(line: line + Self.newlines(in: bytes, before: at))
    case .textAfterQuote(let at): .textAfterQuote(line: line + Self.newlines(in: bytes, before: at))
    case .tooLong: .rowTooLong(limit: options.rowLimit)
    }
  }

  private func build(_ builder: RowBuilder, _ cells: [Cell], _ row: UnsafeRawBufferPointer) -> Item {
    do throws(RowBuilder.Fault) {
      let incoming = try builder.incoming(row, cells)
      defer { pass(row) }
      if options.keepsRows { lastRow = Array(row) }
      return .row(.accepted(incoming, line: line))
    } catch {
      return reject(error.reason, row, column: error.column)
    }
  }

  private func reject(_ reason: Rejection.Reason, _ row: UnsafeRawBufferPointer, column: String? = nil) -> Item {
    let rejection = Rejection(line: line, column: column, reason: reason, raw: Array(row))
    if options.keepsRows { lastRow = rejection.raw }
    pass(row)
    return .row(.rejected(rejection))
  }

  /// Rejects a line that does not end within what may be held; the rest of it is passed over.
  private func tooLong(_ bytes: UnsafeRawBufferPointer) -> Item {
    let beginning = bytes.prefix(64 << 10)
    let rejection = Rejection(line: line, reason: .rowTooLong(limit: options.rowLimit), raw: Array(beginning))
    if options.keepsRows { lastRow = rejection.raw }
    input.consume(bytes.count)
    isSkipping = true
    return .row(.rejected(rejection))
  }

  /// False when the line's end has not arrived.
  private func skipRestOfLine() -> Bool {
    let bytes = input.buffered
    guard let end = CSVScanner.find(0x0A, in: bytes, from: 0) else {
      input.consume(bytes.count)
      isSkipping = !input.isAtEnd
      return input.isAtEnd
    }
    pass(UnsafeRawBufferPointer(rebasing: bytes[...end]))
    isSkipping = false
    return true
  }

  private func pass(_ row: UnsafeRawBufferPointer) {
    line += Self.newlines(in: row, before: row.count)
    input.consume(row.count)
  }

  private static func newlines(in bytes: UnsafeRawBufferPointer, before end: Int) -> Int {
    var count = 0
    var at = 0
    while let found = CSVScanner.find(0x0A, in: bytes, from: at), found < end {
      count += 1
      at = found + 1
    }
    return count
  }

  private static func lineEnd(_ bytes: UnsafeRawBufferPointer, from: Int, isLast: Bool) -> Int? {
    CSVScanner.find(0x0A, in: bytes, from: from).map { $0 + 1 } ?? (isLast ? bytes.count : nil)
  }
}
