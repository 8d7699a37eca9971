import CrisisCore
import GRDB

private let selectAuthority = """
  SELECT *,
    iif(agreement_signed IS NULL OR agreement_until IS NULL, NULL,
      json_object('signed', agreement_signed, 'until', agreement_until)) AS agreement,
    (SELECT json_group_array(departement) FROM
      (SELECT departement FROM authority_departement WHERE authority = code ORDER BY position)) AS departements
  FROM authority
  """

extension StoreQueries {
  package func authority(_ code: String) throws -> Authority? {
    try db.record("\(selectAuthority) WHERE code = ?", [code])
  }

  /// By code.
  package func authorities() throws -> [Authority] {
    try db.records("\(selectAuthority) ORDER BY code")
  }
}
