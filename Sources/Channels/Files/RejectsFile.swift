#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Keeps the rows that were rejected, so that they can be mended and imported again.
///
/// The file itself has the header and the rows exactly as they stood, nothing else: `import bad.csv` with the same
/// options reads it. Beside it, `bad.reasons.csv` says for each row where it stands here, where it stood there,
/// which column is at fault and why. Neither file is made before there is a row to put in.
public final class RejectsFile {
  public let path: String
  /// Where the reasons are.
  public let reasonsPath: String
  public private(set) var count = 0

  private var rows: Output?
  private var reasons: Output?
  private var line = 1

  public init(path: String) {
    self.path = path
    reasonsPath = Self.reasonsPath(path)
  }

  /// Makes sure that neither file would be written over what is being read.
  ///
  /// - Throws: `ImportError.rejectsOverInput`.
  public static func check(_ path: String, against reader: ImportReader) throws(ImportError) {
    for name in [path, reasonsPath(path)] where reader.isReading(name) {
      throw .rejectsOverInput(path: Shown.harmless(name, limit: 200))
    }
  }

  /// - Parameter header: of the file that is read, as its batches have it.
  public func write(_ rejection: Rejection, under header: [UInt8]) throws(ImportError) {
    let (rows, reasons) = try outputs(header)
    var raw = rejection.raw
    if raw.last != 0x0A { raw.append(0x0A) }
    let fields = [
      String(line), String(rejection.line), rejection.column.map { Shown.harmless($0) } ?? "",
      rejection.reason.description,
    ]
    try reasons.write(Array((fields.map(Self.quoted).joined(separator: ",") + "\n").utf8))
    try rows.write(raw)
    line += raw.count { $0 == 0x0A }
    count += 1
  }

  /// Writes out what is held back. Call it after each batch and at the end.
  public func flush() throws(ImportError) {
    try rows?.flush()
    try reasons?.flush()
  }

  private func outputs(_ header: [UInt8]) throws(ImportError) -> (Output, Output) {
    if let rows, let reasons { return (rows, reasons) }
    let rows = try Output(path: path)
    let reasons = try Output(path: reasonsPath)
    var header = header
    if !header.isEmpty, header.last != 0x0A { header.append(0x0A) }
    try rows.write(header)
    line += header.count { $0 == 0x0A }
    try reasons.write(Array("line_here,line_there,column,reason\n".utf8))
    (self.rows, self.reasons) = (rows, reasons)
    return (rows, reasons)
  }

  private static func quoted(_ field: String) -> String {
    guard field.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return field }
    return "\"" + field.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }

  private static func reasonsPath(_ path: String) -> String { withoutExtension(path) + ".reasons.csv" }

  private static func withoutExtension(_ path: String) -> String {
    guard let dot = path.lastIndex(of: "."), dot != path.startIndex, !path[dot...].contains("/"),
      path[path.index(before: dot)] != "/"
    else { return path }
    return String(path[..<dot])
  }
}

/// A file that is written from its beginning, through a buffer.
private final class Output {
  private let descriptor: Int32
  private let path: String
  private var buffer: [UInt8] = []

  init(path: String) throws(ImportError) {
    self.path = Shown.harmless(path, limit: 200)
    descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    if descriptor < 0 { throw .cannotWrite(path: self.path, reason: ByteInput.reason(errno)) }
  }

  deinit { close(descriptor) }

  func write(_ bytes: [UInt8]) throws(ImportError) {
    buffer += bytes
    if buffer.count > 64 << 10 { try flush() }
  }

  func flush() throws(ImportError) {
    let held = buffer
    buffer.removeAll(keepingCapacity: true)
    var failure: ImportError?
    held.withUnsafeBytes { bytes in
      do throws(ImportError) {
        try TemporaryFile.write(bytes, to: descriptor, path: path)
      } catch { failure = error }
    }
    if let failure { throw failure }
  }
}
