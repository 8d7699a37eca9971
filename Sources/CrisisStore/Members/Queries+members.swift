import CrisisCore
import GRDB

private let selectMember = """
  SELECT number, name, language,
    (SELECT group_concat(role, char(10)) FROM member_role WHERE member_role.member = member.number),
    (SELECT group_concat(authority, char(10)) FROM member_authority WHERE member_authority.member = member.number),
    (SELECT group_concat(other.number, char(10)) FROM member AS other WHERE other.same_as = member.number)
  FROM member
  """

extension StoreQueries {
  /// - Parameter account: `network/account`.
  package func member(account: String) throws -> Member? {
    if let known = connection.recent?.member(account) { return known }
    let found = try db.row(
      "\(selectMember) JOIN account ON account.member = member.number WHERE account.account = ?", [account],
      member)
    if let found { connection.recent?.note(found, of: account) }
    return found
  }

  package func member(number: Int) throws -> Member? {
    try db.row("\(selectMember) WHERE number = ?", [number], member)
  }

  package func members() throws -> [Member] {
    try db.rows("\(selectMember) WHERE same_as IS NULL ORDER BY number", [], member)
  }

  /// Those to whom the role was given itself, not with another.
  package func members(withRole role: Role) throws -> [Member] {
    try db.rows(
      "\(selectMember) WHERE same_as IS NULL AND number IN (SELECT member FROM member_role WHERE role = ?) ORDER BY number",
      [role.rawValue],
      member)
  }

  /// Who may approve and publish for the team, whatever the crisis: its publishers and coordinators.
  package func relayTeam() throws -> [Member] {
    let all = try members(withRole: .publisher) + members(withRole: .coordinator)
    var seen: Set<Int> = []
    return all.filter { seen.insert($0.number).inserted }.sorted { $0.number < $1.number }
  }

  /// The managers of an authority, by its code.
  package func managers(of authority: String) throws -> [Member] {
    try db.rows(
      """
      \(selectMember)
      WHERE same_as IS NULL AND number IN (SELECT member FROM member_authority WHERE authority = ?) ORDER BY number
      """,
      [authority], member)
  }

  /// `network/account` of each, in order; of a member who is another since, that one's.
  package func accounts(ofMember number: Int) throws -> [String] {
    try db.rows(
      """
      SELECT account FROM account
      WHERE member = coalesce((SELECT same_as FROM member WHERE number = ?1), ?1) ORDER BY account
      """, [number]
    ) { $0[0] }
  }

  /// Those that were joined by a code.
  package func pairedAccounts() throws -> [PairedAccount] {
    try db.records("SELECT account, member, before FROM account WHERE paired = 1 ORDER BY account")
  }

  /// The numbers of members who are that one since.
  package func formerNumbers(ofMember number: Int) throws -> [Int] {
    try db.rows("SELECT number FROM member WHERE same_as = ? ORDER BY number", [number]) { $0[0] }
  }

  package func nextMemberNumber() throws -> Int {
    try db.value(Int.self, "SELECT coalesce(max(number), 0) + 1 FROM member") ?? 1
  }

  /// Every account that was ever enrolled: the configuration's seed leaves them as they are.
  package func accountsWithHistory() throws -> Set<String> {
    Set(try db.rows("SELECT account FROM account") { $0[0] })
  }

  private func member(_ row: StoredRow) throws -> Member {
    let (language, roles, manages): (String?, String?, String?) = (row[2], row[3], row[4])
    let former: String? = row[5]
    return Member(
      number: row[0], name: row[1], language: try language.map { try term($0) },
      roles: Set(try lines(roles).map { try term($0) }), manages: Set(lines(manages)),
      formerNumbers: Set(lines(former).compactMap { Int($0) }))
  }
}

func lines(_ joined: String?) -> [String] {
  joined.map { $0.split(separator: "\n").map(String.init) } ?? []
}

/// A word of the vocabulary as stored; one that this build does not know means that somebody else wrote the table.
func term<T: RawRepresentable<String>>(_ text: String, as type: T.Type = T.self) throws -> T {
  guard let value = T(rawValue: text) else { throw unknownWord(text, "\(type)") }
  return value
}

func departement(_ code: String) throws -> Departement {
  guard let value = Departement(code) else { throw unknownWord(code, "Departement") }
  return value
}

private func unknownWord(_ text: String, _ type: String) -> DatabaseError {
  DatabaseError(resultCode: .SQLITE_CORRUPT, message: "unknown \(type) \(text)")
}
