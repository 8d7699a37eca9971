import CrisisCore
import GRDB

extension Tables {
  func file(_ event: ReportFiled, _ entry: JournalEntry) throws {
    try db.run(
      """
      INSERT INTO report (seq, crisis, number, status, url, canonical_url, platform, handle, text, place, commune,
        insee, lat, lon, place_precision, category, urgency, people_at_risk, observed_at, received_at, reported_by,
        people)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)
      """
    ) {
      $0.add(entry.sequence)
      $0.add(event.crisisCode)
      $0.add(event.number)
      $0.add(ReportStatus.new.rawValue)
      $0.add(event.link?.raw)
      $0.add(event.link?.canonical)
      $0.add(event.link?.platform)
      $0.add(event.link?.handle)
      $0.add(event.text)
      $0.add(event.place.raw)
      $0.add(event.place.commune)
      $0.add(event.place.insee)
      $0.add(event.place.latitude)
      $0.add(event.place.longitude)
      $0.add(event.place.precision?.rawValue)
      $0.add(event.category?.rawValue)
      $0.add(event.urgency.rawValue)
      $0.add(event.peopleAtRisk)
      $0.add(event.observedAt)
      $0.add(event.receivedAt)
      $0.add(event.reportedBy)
    }
  }

  /// Who filed it has seen it already.
  func count(_ event: ReportCounted) throws {
    try db.run(
      """
      INSERT OR IGNORE INTO sighting (crisis, report, member, at, text, place)
      SELECT ?1, ?2, ?3, ?4, ?5, ?6
      WHERE NOT EXISTS (SELECT 1 FROM report WHERE crisis = ?1 AND number = ?2 AND reported_by = ?3)
      """,
      [event.crisisCode, event.number, event.member, event.at, event.text, event.place])
    guard db.changesCount > 0 else { return }
    try db.run(
      "UPDATE report SET people = people + 1 WHERE crisis = ? AND number = ?", [event.crisisCode, event.number])
  }

  /// Keeps what stood before, so that it can be taken back.
  func correct(_ event: ReportCorrected, _ entry: JournalEntry) throws {
    try db.run(
      """
      INSERT INTO correction (seq, crisis, report, at, by, category, urgency, people_at_risk, observed_at, text, place,
        commune, insee, lat, lon, place_precision)
      SELECT ?, crisis, number, ?, ?, category, urgency, people_at_risk, observed_at, text, place, commune, insee, lat,
        lon, place_precision FROM report WHERE crisis = ? AND number = ?
      """,
      [entry.sequence, entry.at, entry.actor.number, event.crisisCode, event.number])
    try db.run(
      """
      UPDATE report SET category = coalesce(?, category), urgency = coalesce(?, urgency),
        people_at_risk = coalesce(?, people_at_risk), observed_at = coalesce(?, observed_at), text = coalesce(?, text)
      WHERE crisis = ? AND number = ?
      """,
      [
        event.category?.rawValue, event.urgency?.rawValue, event.peopleAtRisk, event.observedAt, event.text,
        event.crisisCode, event.number,
      ])
    guard let place = event.place else { return }
    try db.run(
      """
      UPDATE report SET place = ?, commune = ?, insee = ?, lat = ?, lon = ?, place_precision = ?
      WHERE crisis = ? AND number = ?
      """,
      [
        place.raw, place.commune, place.insee, place.latitude, place.longitude, place.precision?.rawValue,
        event.crisisCode, event.number,
      ])
  }
}
