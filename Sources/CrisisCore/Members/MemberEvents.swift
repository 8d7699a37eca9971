package struct AuthorityRegistered: Event {
  package static let kind = "authority.registered"
  package static let sentence = Text("log_entry.authority_registered", .code("code"))
  package var authority: Authority

  package var subject: Subject { .authority(authority.code) }

  package func logPhrase(_ name: (Int) -> String) -> Statement { Self.sentence(authority.code) }
}

package struct MemberEnrolled: Event {
  package static let kind = "member.enrolled"
  package static let sentence = Text("log_entry.member_enrolled", .words("person"))
  package var number: Int
  package var name: String
  /// `network/account`
  package var accounts: [String]
  package var roles: [Role]
  /// The authorities whose manager this person is, by code.
  package var manages: [String]

  package var subject: Subject { .member(number) }

  package func logPhrase(_ name: (Int) -> String) -> Statement { Self.sentence(self.name) }

  /// What stays of a person: the number, without accounts or rights.
  package func erased(_ mark: String) -> MemberEnrolled {
    MemberEnrolled(number: number, name: mark, accounts: [], roles: [], manages: [])
  }
}

package struct LanguageChosen: LastingEvent {
  package static let kind = "member.language"
  package static let sentence = Text("log_entry.member_language", .term("language", Language.self))
  package var member: Int
  package var language: Language

  package var subject: Subject { .member(member) }

  package func logPhrase(_ name: (Int) -> String) -> Statement { Self.sentence(language) }
  package var insteadOfUndo: Statement { Texts.members.languageStays() }
}
