import CrisisCore
import GRDB

private let selectAuthority = """
  SELECT code, kind, name, agreement_signed, agreement_until, emergency_phone, callback_phone,
    (SELECT group_concat(departement, char(10)) FROM
      (SELECT departement FROM authority_departement WHERE authority = code ORDER BY position))
  FROM authority
  """

extension StoreQueries {
  package func authority(_ code: String) throws -> Authority? {
    try db.row("\(selectAuthority) WHERE code = ?", [code], authority)
  }

  /// By code.
  package func authorities() throws -> [Authority] {
    try db.rows("\(selectAuthority) ORDER BY code", [], authority)
  }

  private func authority(_ row: StoredRow) throws -> Authority {
    let (signed, until): (String?, String?) = (row[3], row[4])
    let agreement = signed.flatMap { signed in until.map { Agreement(signed: signed, until: $0) } }
    return Authority(
      code: row[0], kind: try term(row[1]), name: row[2], departements: try lines(row[7]).map(departement),
      agreement: agreement, emergencyPhone: row[5], callbackPhone: row[6])
  }
}
