import CrisisCore
import GRDB

extension Tables {
  func register(_ authority: Authority) throws {
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

  /// Enrolling a number again replaces all but the language.
  func enrol(_ event: MemberEnrolled) throws {
    try db.run(
      "INSERT INTO member (number, name) VALUES (?, ?) ON CONFLICT (number) DO UPDATE SET name = excluded.name",
      [event.number, event.name])
    for table in ["account", "member_role", "member_authority"] {
      try db.run("DELETE FROM \(table) WHERE member = ?", [event.number])
    }
    for account in event.accounts {
      try db.run(
        "INSERT INTO account (account, member) VALUES (?, ?) ON CONFLICT (account) DO UPDATE SET member = excluded.member",
        [account, event.number])
    }
    for role in event.roles {
      try db.run("INSERT OR IGNORE INTO member_role (member, role) VALUES (?, ?)", [event.number, role.rawValue])
    }
    for authority in event.manages {
      try db.run("INSERT OR IGNORE INTO member_authority (member, authority) VALUES (?, ?)", [event.number, authority])
    }
  }
}
