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
      """,
      [
        entry.sequence, event.crisisCode, event.number, ReportStatus.new.rawValue, event.link?.raw,
        event.link?.canonical, event.link?.platform, event.link?.handle, event.text, event.place.raw,
        event.place.commune, event.place.insee, event.place.latitude, event.place.longitude,
        event.place.precision?.rawValue, event.category?.rawValue, event.urgency.rawValue, event.peopleAtRisk,
        event.observedAt, event.receivedAt, event.reportedBy,
      ])
    try db.run(
      "INSERT INTO sighting (crisis, report, member, at) VALUES (?, ?, ?, ?)",
      [event.crisisCode, event.number, event.reportedBy, event.receivedAt])
    try db.run(
      "UPDATE crisis SET last_report = ? WHERE code = ? AND last_report < ?",
      [event.number, event.crisisCode, event.number])
  }

  func count(_ event: ReportCounted) throws {
    try db.run(
      "INSERT OR IGNORE INTO sighting (crisis, report, member, at, text, place) VALUES (?, ?, ?, ?, ?, ?)",
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
