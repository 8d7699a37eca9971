import ChatModel
import CrisisCore
import Foundation
import GRDB

/// A picture that is still to be read from where it is.
package struct WantedPicture: Sendable, Equatable {
  /// Of the row; 0: it has none yet.
  package var id: Int64 = 0
  /// That has it; nil: the web.
  package var network: String?
  package var crisis: String
  package var report: Int
  /// Who gave it.
  package var member: Int
  package var source: PictureSource
  package var wantedAt: Milliseconds
  /// How often it was tried in vain.
  package var tries = 0
  package var nextAt: Milliseconds

  package init(
    on network: String?, crisis: String, report: Int, member: Int, source: PictureSource, at now: Milliseconds
  ) {
    self.network = network
    self.crisis = crisis
    self.report = report
    self.member = member
    self.source = source
    wantedAt = now
    nextAt = now
  }
}

private let selectPicture = "SELECT crisis, report, hash, type, size, link, by, at FROM picture"

extension StoreQueries {
  /// Those of a report, in the order in which they came.
  package func pictures(crisis: String, report: Int) throws -> [Picture] {
    try db.rows("\(selectPicture) WHERE crisis = ? AND report = ? ORDER BY seq", [crisis, report], picture)
  }

  /// The first of a crisis with that hash.
  package func picture(crisis: String, hash: String) throws -> Picture? {
    try db.row("\(selectPicture) WHERE crisis = ? AND hash = ? ORDER BY report LIMIT 1", [crisis, hash], picture)
  }

  /// The hashes of all, whatever they belong to: each has a file.
  package func pictureHashes() throws -> Set<String> {
    Set(try db.rows("SELECT DISTINCT hash FROM picture", []) { $0[0] as String })
  }

  /// How many a report has, and will have.
  package func countPictures(crisis: String, report: Int) throws -> Int {
    try db.value(
      Int.self,
      """
      SELECT (SELECT count(*) FROM picture WHERE crisis = ?1 AND report = ?2)
        + (SELECT count(*) FROM wanted_picture WHERE crisis = ?1 AND report = ?2)
      """, [crisis, report]) ?? 0
  }

  /// The next that a network, or the web, is to be asked for, whenever that is.
  package func nextWantedPicture(on network: String?) throws -> WantedPicture? {
    try db.row(
      "\(selectWanted) WHERE network = ? ORDER BY next_at, id LIMIT 1", [network ?? ""], wanted)
  }

  /// Those of networks that are none of these, wanted before a moment.
  package func wantedPictures(exceptOn networks: [String?], before moment: Milliseconds) throws -> [WantedPicture] {
    let known = Set(networks.map { $0 ?? "" })
    return try db.rows("\(selectWanted) ORDER BY id", [], wanted).filter {
      !known.contains($0.network ?? "") && $0.wantedAt <= moment
    }
  }

  package func wantedPicture(_ id: Int64) throws -> WantedPicture? {
    try db.row("\(selectWanted) WHERE id = ?", [id], wanted)
  }

  private func picture(_ row: StoredRow) throws -> Picture {
    Picture(
      crisis: row[0], report: row[1], hash: row[2], type: try term(row[3]), size: row[4], link: row[5], by: row[6],
      at: row[7])
  }
}

extension StoreTransaction {
  /// It is kept until it was read, or cannot be.
  package func want(_ picture: WantedPicture) throws {
    let source = String(decoding: try JSONEncoder().encode(picture.source), as: UTF8.self)
    try write(
      """
      INSERT INTO wanted_picture (network, crisis, report, member, source, wanted_at, tries, next_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        picture.network ?? "", picture.crisis, picture.report, picture.member, source, picture.wantedAt, picture.tries,
        picture.nextAt,
      ])
    journal.isNews = true
  }

  package func postpone(_ picture: WantedPicture, until moment: Milliseconds) throws {
    try write("UPDATE wanted_picture SET tries = tries + 1, next_at = ? WHERE id = ?", [moment, picture.id])
  }

  package func wantNoMore(_ picture: WantedPicture) throws {
    try write("DELETE FROM wanted_picture WHERE id = ?", [picture.id])
    journal.isNews = true
  }
}

private let selectWanted = """
  SELECT id, network, crisis, report, member, source, wanted_at, tries, next_at FROM wanted_picture
  """

private func wanted(_ row: StoredRow) throws -> WantedPicture {
  let (network, source): (String, String) = (row[1], row[5])
  var picture = WantedPicture(
    on: network.isEmpty ? nil : network, crisis: row[2], report: row[3], member: row[4],
    source: try JSONDecoder().decode(PictureSource.self, from: Data(source.utf8)), at: row[6])
  picture.id = row[0]
  picture.tries = row[7]
  picture.nextAt = row[8]
  return picture
}
