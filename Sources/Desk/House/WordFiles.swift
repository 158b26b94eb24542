internal import Foundation
internal import Model
public import Triage

/// Where a team's own word lists are: files, and folders of which every `*.txt` is one.
public struct WordFiles: Equatable, Sendable {
  /// Each a file or a folder.
  public var paths: [String]
  /// Whether it is no fault that there is nothing: of a place that nobody named.
  public var mayBeMissing: Bool

  /// More than anybody writes by hand.
  private static let largest = 4 << 20

  public init(paths: [String], mayBeMissing: Bool = false) {
    self.paths = paths
    self.mayBeMissing = mayBeMissing
  }

  /// What they look like from outside: when this is the same, so are they.
  struct Stamp: Equatable, Sendable {
    var path: String
    var size: Int64
    var changed: Double
    var number: UInt64
  }

  func stamps() -> [Stamp] {
    files().map { path in
      let facts = try? FileManager.default.attributesOfItem(atPath: path)
      return Stamp(
        path: path, size: (facts?[.size] as? NSNumber)?.int64Value ?? -1,
        changed: (facts?[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0,
        number: (facts?[.systemFileNumber] as? NSNumber)?.uint64Value ?? 0)
    }
  }

  /// The lists, by name within a folder.
  ///
  /// - Throws: for a file that cannot be read or is no text.
  func read() throws(WordListErrors) -> [WordList] {
    var lists: [WordList] = []
    var errors: [WordListError] = []
    for path in files() {
      do throws(WordListError) {
        lists.append(WordList(name: path, text: try text(of: path)))
      } catch {
        errors.append(error)
      }
    }
    if !errors.isEmpty { throw WordListErrors(errors) }
    return lists
  }

  /// What they hold, put together with what Earshot ships.
  public func words() throws(WordListErrors) -> OwnWords { try OwnWords(try read()) }

  private func text(of path: String) throws(WordListError) -> String {
    let data: Data
    do { data = try Data(contentsOf: URL(fileURLWithPath: path)) } catch {
      throw WordListError(file: path, line: 0, problem: .cannotBeRead(error.localizedDescription))
    }
    guard data.count <= Self.largest else { throw WordListError(file: path, line: 0, problem: .tooLarge) }
    let bytes = data.starts(with: [0xEF, 0xBB, 0xBF]) ? data.dropFirst(3) : data
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let line = lines.firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0
    throw WordListError(file: path, line: line + 1, problem: .notText)
  }

  /// A named file counts also where it is not there, so that its absence is told.
  private func files() -> [String] {
    paths.flatMap { path -> [String] in
      var isFolder: ObjCBool = false
      let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      if !exists { return mayBeMissing ? [] : [path] }
      if !isFolder.boolValue { return [path] }
      let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
      return names.filter { $0.hasSuffix(".txt") && !$0.hasPrefix(".") }.ordered().map { "\(path)/\($0)" }
    }
  }
}
