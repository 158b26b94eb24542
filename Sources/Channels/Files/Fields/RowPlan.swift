/// Which cell of a row gives which field, worked out once for a file.
struct RowPlan {
  /// By `Field.rawValue`: the cells in which the field may stand, best first.
  private(set) var slots: [[Int]]
  /// By `Field.rawValue`: what a rejected row's message calls the field.
  private(set) var names: [String]
  /// The cell that `--ours` looks at, and the value it looks for in lower case.
  private(set) var ours: (slot: Int, value: [UInt8])?
  /// The names of all cells.
  private(set) var columns: [String]
  /// Columns of a CSV file that give nothing.
  private(set) var unused: [String] = []

  /// For a CSV file with these columns.
  ///
  /// - Throws: `ImportError` when `--map` or `--ours` names a column that is not there, or a required field has none.
  init(header columns: [String], options: ImportOptions) throws(ImportError) {
    self.columns = columns
    slots = []
    names = []
    for field in Field.allCases {
      if let wanted = options.map.columns[field], !wanted.isEmpty {
        slots.append([try Self.column(wanted, in: columns, option: "--map")])
        names.append(wanted)
        continue
      }
      let found = options.map.names(of: field).first { columns.contains($0) }
      if let found {
        slots.append([try Self.column(found, in: columns, option: "--map")])
      } else {
        slots.append([])
      }
      names.append(found ?? field.name)
    }
    if let rule = options.ours {
      let slot = try Self.column(rule.column, in: columns, option: "--ours")
      ours = (slot, Array(rule.value.lowercased().utf8))
    }
    try requireFields(options)
    let used = Set(slots.joined()).union(ours.map { [$0.slot] } ?? [])
    unused = columns.indices.filter { !used.contains($0) }.map { columns[$0] }
  }

  /// For NDJSON, where every row names its own keys.
  init(keysFor options: ImportOptions) throws(ImportError) {
    columns = []
    slots = []
    names = []
    for field in Field.allCases {
      let wanted = options.map.names(of: field)
      slots.append(Array(columns.count..<columns.count + wanted.count))
      names.append(wanted.first ?? field.name)
      columns += wanted
    }
    if let rule = options.ours {
      // The key may also give a field; one cell serves both.
      let slot = columns.firstIndex(of: rule.column) ?? columns.count
      if slot == columns.count { columns.append(rule.column) }
      ours = (slot, Array(rule.value.lowercased().utf8))
    }
    if options.takesChannelFromOurs, ours == nil, slots(of: .ours).isEmpty { throw .channelFromNeedsOurs }
  }

  func slots(of field: Field) -> [Int] { slots[field.rawValue] }
  func name(of field: Field) -> String { names[field.rawValue] }

  private func requireFields(_ options: ImportOptions) throws(ImportError) {
    for field in [Field.id, .at, .text] where slots(of: field).isEmpty { throw missing(field) }
    if slots(of: .author).isEmpty, slots(of: .authorID).isEmpty { throw missing(.author) }
    if options.takesChannelFromOurs {
      if ours == nil, slots(of: .ours).isEmpty { throw .channelFromNeedsOurs }
    } else if options.channel == nil, slots(of: .channel).isEmpty {
      throw .noChannel(columns: columns)
    }
  }

  private func missing(_ field: Field) -> ImportError {
    .noColumn(field: field.name, columns: columns, nearest: Nearest.name(to: field.name, among: columns))
  }

  private static func column(_ name: String, in columns: [String], option: String) throws(ImportError) -> Int {
    guard let first = columns.firstIndex(of: name) else {
      let nearest = Nearest.name(to: name, among: columns)
      throw .unknownColumn(
        option: option, name: Shown.harmless(name), columns: columns,
        nearest: nearest.map { Shown.harmless($0, limit: 40) })
    }
    if columns.lastIndex(of: name) != first { throw .ambiguousColumn(name: Shown.harmless(name)) }
    return first
  }
}
