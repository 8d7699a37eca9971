import CrisisCore
import GRDB

/// Enrolling a number again replaces all but the language.
extension MemberEnrolled: StoredEvent {
  func apply(to db: Database, _ entry: JournalEntry) throws {
    try db.run(
      "INSERT INTO member (number, name) VALUES (?, ?) ON CONFLICT (number) DO UPDATE SET name = excluded.name",
      [number, name])
    for table in ["account", "member_role", "member_authority"] {
      try db.run("DELETE FROM \(table) WHERE member = ?", [number])
    }
    for account in accounts {
      try db.run(
        "INSERT INTO account (account, member) VALUES (?, ?) ON CONFLICT (account) DO UPDATE SET member = excluded.member",
        [account, number])
    }
    for role in roles {
      try db.run("INSERT OR IGNORE INTO member_role (member, role) VALUES (?, ?)", [number, role.rawValue])
    }
    for authority in manages {
      try db.run("INSERT OR IGNORE INTO member_authority (member, authority) VALUES (?, ?)", [number, authority])
    }
  }
}

/// A member whose accounts go to another is that other from then on.
extension AccountPaired: StoredEvent {
  func apply(to db: Database, _ entry: JournalEntry) throws {
    guard account != Erasure.mark else { return }
    if let before {
      try db.run(
        "UPDATE account SET member = ?1, paired = 1, before = ?2 WHERE member = ?2", [member, before])
      try db.run("UPDATE member SET same_as = ?1 WHERE number = ?2 OR same_as = ?2", [member, before])
    } else {
      try db.run(
        """
        INSERT INTO account (account, member, paired) VALUES (?, ?, 1)
        ON CONFLICT (account) DO UPDATE SET member = excluded.member, paired = 1
        """, [account, member])
    }
  }
}

extension AccountParted: StoredEvent {
  func apply(to db: Database, _ entry: JournalEntry) throws {
    if let before {
      try db.run(
        "UPDATE account SET member = ?2, paired = 0, before = NULL WHERE member = ?1 AND before = ?2", [member, before])
      try db.run("UPDATE member SET same_as = NULL WHERE number = ?", [before])
    } else {
      try db.run("DELETE FROM account WHERE account = ? AND member = ?", [account, member])
    }
  }
}

extension LanguageChosen: StoredEvent {
  func apply(to db: Database, _ entry: JournalEntry) throws {
    try db.run("UPDATE member SET language = ? WHERE number = ?", [language.rawValue, member])
  }
}

extension AuthorityRegistered: StoredEvent {
  func apply(to db: Database, _ entry: JournalEntry) throws {
    try db.run(
      """
      INSERT INTO authority (code, kind, name, agreement_signed, agreement_until, emergency_phone, callback_phone)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (code) DO UPDATE SET
        kind = excluded.kind, name = excluded.name, agreement_signed = excluded.agreement_signed,
        agreement_until = excluded.agreement_until, emergency_phone = excluded.emergency_phone,
        callback_phone = excluded.callback_phone
      """,
      [
        authority.code, authority.kind.rawValue, authority.name, authority.agreement?.signed,
        authority.agreement?.until, authority.emergencyPhone, authority.callbackPhone,
      ])
    try db.run("DELETE FROM authority_departement WHERE authority = ?", [authority.code])
    for (position, departement) in authority.departements.enumerated() {
      try db.run(
        "INSERT INTO authority_departement (authority, position, departement) VALUES (?, ?, ?)",
        [authority.code, position, departement.code])
    }
  }
}
