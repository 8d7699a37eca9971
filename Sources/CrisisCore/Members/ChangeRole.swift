/// `!rôle jo vérificatrice`, `!rôle capitaine gestionnaire SDIS63`, `!rôle jo retirer diffuseuse`
package struct ChangeRole: Sendable, Equatable, Codable {
  /// An account or a name, as typed.
  package var person: String
  package var grant: RoleGrant
  package var withdraws: Bool
  /// Whether the role was named by its feminine word, which is repeated.
  package var isFeminine: Bool

  package init(person: String, grant: RoleGrant, withdraws: Bool = false, isFeminine: Bool = false) {
    self.person = person
    self.grant = grant
    self.withdraws = withdraws
    self.isFeminine = isFeminine
  }
}
