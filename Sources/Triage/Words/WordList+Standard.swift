import CResources

extension WordList {
  /// The lists of `Sources/Triage/Resources`, as compiled into the program.
  public static var standard: [WordList] {
    (0..<resource_word_list_count()).map { index in
      let file = resource_word_list(index)
      let bytes = UnsafeBufferPointer(start: file.bytes, count: file.count)
      return WordList(name: String(cString: file.name) + ".txt", text: String(decoding: bytes, as: UTF8.self))
    }
  }
}
