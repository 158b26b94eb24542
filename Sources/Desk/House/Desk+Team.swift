public import Model
internal import Store

extension Desk {
  /// Everybody on this desk, in the order in which they joined; where the server has the team, by name.
  public func team() async throws(DeskError) -> [Teammate] {
    try await reading { try $0.team() }
  }

  /// Puts somebody on the team.
  public func add(_ teammate: Teammate) async throws(DeskError) {
    try Self.check(teammate.name)
    if actor != nil { return try await join(teammate) }
    try await writing { writer in
      var team = try writer.team()
      if team.contains(where: { $0.name == teammate.name }) { throw DeskError.teammateExists(teammate.name) }
      team.append(teammate)
      try writer.set(.team, to: team)
    }
  }

  /// Gives somebody another role.
  public func change(_ name: String, to role: Role) async throws(DeskError) {
    if actor != nil { return try await move(name, to: role) }
    try await writing { writer in
      var team = try writer.team()
      guard let index = team.firstIndex(where: { $0.name == name }) else {
        throw DeskError.unknownTeammate(name, team: team.map(\.name))
      }
      team[index].role = role
      guard team.contains(where: { $0.role == .lead }) else { throw DeskError.lastLead(name) }
      try writer.set(.team, to: team)
    }
  }

  /// Takes somebody off the team. What they did stays theirs in the trail; what they hold stays held until a lead
  /// assigns it.
  public func removeTeammate(_ name: String) async throws(DeskError) {
    if actor != nil { return try await move(name, to: nil) }
    try await writing { writer in
      let team = try writer.team()
      let rest = team.filter { $0.name != name }
      guard rest.count < team.count else { throw DeskError.unknownTeammate(name, team: team.map(\.name)) }
      guard rest.contains(where: { $0.role == .lead }) else { throw DeskError.lastLead(name) }
      try writer.set(.team, to: rest)
    }
  }

  /// The teammate of this name.
  ///
  /// Who comes first to a desk without a team, or to a desk with sample data, becomes a lead of it. Where the server
  /// enforces roles, that is whose session this is, and nobody else.
  public func teammate(_ name: String) async throws(DeskError) -> Teammate {
    if let actor, actor != name { throw .refused(.notYourself(session: actor, asked: name)) }
    let known = try await team()
    if let teammate = known.first(where: { $0.name == name }) { return teammate }
    if actor != nil { throw .unknownTeammate(name, team: known.map(\.name)) }
    guard known.isEmpty || isSample else { throw .unknownTeammate(name, team: known.map(\.name)) }
    try Self.check(name)
    let isSample = isSample
    return try await writing { writer in
      var team = try writer.team()
      if let teammate = team.first(where: { $0.name == name }) { return teammate }
      guard team.isEmpty || isSample else { throw DeskError.unknownTeammate(name, team: team.map(\.name)) }
      let lead = Teammate(name: name, role: .lead)
      team.append(lead)
      try writer.set(.team, to: team)
      return lead
    }
  }

  /// Names stand in queries (`holder:ana`), in columns and in the trail: short, one word, and none that means
  /// something else there.
  static func check(_ name: String) throws(DeskError) {
    if name.isEmpty { throw .badName(name, why: "it is empty") }
    if name.count > 32 { throw .badName(name, why: "it is longer than 32 characters") }
    let isPlain = name.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || $0.properties.numericType != nil || "-_.".unicodeScalars.contains($0)
    }
    if !isPlain { throw .badName(name, why: "only letters, digits, dots, dashes and underscores can be in it") }
    if ["me", "none", "nobody", Teammate.earshot.name].contains(name.lowercased()) {
      throw .badName(name, why: "it means something else in queries and in the trail")
    }
  }
}
