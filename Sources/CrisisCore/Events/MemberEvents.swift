package struct AuthorityRegistered: EventPayload {
  package static let kind = EventKind.authorityRegistered
  package var authority: Authority

  package init(authority: Authority) { self.authority = authority }
}

package struct MemberEnrolled: EventPayload {
  package static let kind = EventKind.memberEnrolled
  package var number: Int
  package var name: String
  /// `network/account`
  package var accounts: [String]
  package var roles: [Role]
  /// The authorities whose manager this person is, by code.
  package var manages: [String]

  package init(number: Int, name: String, accounts: [String], roles: [Role], manages: [String]) {
    self.number = number
    self.name = name
    self.accounts = accounts
    self.roles = roles
    self.manages = manages
  }
}

package struct LanguageChosen: EventPayload {
  package static let kind = EventKind.languageChosen
  package var member: Int
  package var language: Language

  package init(member: Int, language: Language) {
    self.member = member
    self.language = language
  }
}
