import CrisisCore
import GRDB

extension ReportFiled: StoredEvent {
  func apply(to db: Database, _ entry: JournalEntry) throws { try file(db, entry, .new) }

  func applyUndone(to db: Database, _ entry: JournalEntry, at: Milliseconds) throws {
    try file(db, entry, .cancelled)
  }

  private func file(_ db: Database, _ entry: JournalEntry, _ status: ReportStatus) throws {
    try db.run(
      """
      INSERT INTO report (seq, crisis, number, status, url, canonical_url, platform, handle, text, place, commune,
        place_detail, insee, lat, lon, place_precision, category, urgency, people_at_risk, observed_at, received_at,
        reported_by, people, alike)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?)
      """
    ) {
      $0.add(entry.sequence)
      $0.add(crisisCode)
      $0.add(number)
      $0.add(status.rawValue)
      $0.add(link?.raw)
      $0.add(link?.canonical)
      $0.add(link?.platform)
      $0.add(link?.handle)
      $0.add(text)
      $0.add(place.raw)
      $0.add(place.commune)
      $0.add(place.detail)
      $0.add(place.insee)
      $0.add(place.latitude)
      $0.add(place.longitude)
      $0.add(place.precision?.rawValue)
      $0.add(category?.rawValue)
      $0.add(urgency.rawValue)
      $0.add(peopleAtRisk)
      $0.add(observedAt)
      $0.add(receivedAt)
      $0.add(reportedBy)
      $0.add(like)
    }
  }
}

/// Who filed it has seen it already.
extension ReportCounted: StoredEvent {
  func apply(to db: Database, _ entry: JournalEntry) throws {
    try db.run(
      """
      INSERT OR IGNORE INTO sighting (crisis, report, member, at, text, place)
      SELECT ?1, ?2, ?3, ?4, ?5, ?6
      WHERE NOT EXISTS (SELECT 1 FROM report WHERE crisis = ?1 AND number = ?2 AND reported_by = ?3)
      """,
      [crisisCode, number, member, at, text, place])
    guard db.changesCount > 0 else { return }
    try db.run(
      "UPDATE report SET people = people + 1 WHERE crisis = ? AND number = ?", [crisisCode, number])
  }
}

extension ReportCorrected: StoredEvent {
  func apply(to db: Database, _ entry: JournalEntry) throws {
    try db.run(
      """
      UPDATE report SET category = coalesce(?, category), urgency = coalesce(?, urgency),
        people_at_risk = coalesce(?, people_at_risk), observed_at = coalesce(?, observed_at), text = coalesce(?, text),
        alike = coalesce(?, alike)
      WHERE crisis = ? AND number = ?
      """,
      [
        category?.rawValue, urgency?.rawValue, peopleAtRisk, observedAt, text, like, crisisCode, number,
      ])
    guard let place = place else { return }
    try db.run(
      """
      UPDATE report SET place = ?, commune = ?, place_detail = ?, insee = ?, lat = ?, lon = ?, place_precision = ?
      WHERE crisis = ? AND number = ?
      """,
      [
        place.raw, place.commune, place.detail, place.insee, place.latitude, place.longitude,
        place.precision?.rawValue,
        crisisCode, number,
      ])
  }
}
