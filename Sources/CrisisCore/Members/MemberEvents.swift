package struct AuthorityRegistered: Event {
  package static let kind = "authority.registered"
  package var authority: Authority

  package init(authority: Authority) { self.authority = authority }

  package var subject: Subject { .authority(authority.code) }

  package func words(_ name: (Int) -> String) -> [String: Value] { ["code": .text(authority.code)] }
}

package struct MemberEnrolled: Event {
  package static let kind = "member.enrolled"
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

  package var subject: Subject { .member(number) }

  package func words(_ name: (Int) -> String) -> [String: Value] { ["person": .text(self.name)] }

  /// What stays of a person: the number, without accounts or rights.
  package func erased(_ mark: String) -> MemberEnrolled {
    MemberEnrolled(number: number, name: mark, accounts: [], roles: [], manages: [])
  }
}

package struct LanguageChosen: LastingEvent {
  package static let kind = "member.language"
  package var member: Int
  package var language: Language

  package init(member: Int, language: Language) {
    self.member = member
    self.language = language
  }

  package var subject: Subject { .member(member) }

  package func words(_ name: (Int) -> String) -> [String: Value] { ["language": .language(language)] }
  package var insteadOfUndo: Statement { Texts.members.languageStays() }
}
