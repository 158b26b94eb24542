extension SQL {
  static let models: SQL = """
    SELECT name, version, used, taught_at, taught_by, texts, figures FROM model ORDER BY name, version
    """
  static let modelsInUse: SQL = "SELECT name, version, bytes FROM model WHERE used = 1 ORDER BY name"
  static let modelsInUseStamp: SQL = "SELECT coalesce(sum(id * id), 0) FROM model WHERE used = 1"
  static let lastModelVersion: SQL = "SELECT coalesce(max(version), 0) FROM model WHERE name = ?1"
  static let addModel: SQL = """
    INSERT INTO model(name, version, used, taught_at, taught_by, texts, figures, bytes)
    VALUES(?1, ?2, 0, ?3, ?4, ?5, ?6, ?7)
    """
  static let useNoModel: SQL = "UPDATE model SET used = 0 WHERE name = ?1 AND used = 1"
  static let useModel: SQL = "UPDATE model SET used = 1 WHERE name = ?1 AND version = ?2"
}
