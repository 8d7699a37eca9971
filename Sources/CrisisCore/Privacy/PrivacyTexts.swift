/// The answers of `privacy.yaml` and `access.yaml`, and what is announced of the end of words.
package struct PrivacyTexts: Sendable {
  let person = Text(
    "privacy.person", .words("name"), .number("number"), .maybe(.list("roles")), .maybe(.names("accounts")))
  package let held = Text(
    "privacy.held", .number("acts"), .some("reports"), .some("shifts"),
    .number("lines"), .number("line_days"))
  package let stranger = Text("privacy.stranger", .words("account"), .number("lines"), .number("line_days"))
  package let why = Text("privacy.why")
  package let until = Text("privacy.until", .some("days"), .number("line_days"))
  /// Why the clock erases, as the journal notes it.
  package let reason = Text("privacy.reason", .number("days"))
  let foretold = Text(
    "announcement.erasure_foretold", .crisis, .maybe(.time("closed")), .time("at"), .number("days"))
  let forgotten = Text("announcement.words_forgotten", .code("crisis"), .number("count"))
  let offersForgotten = Text("announcement.offers_forgotten", .names("offers"), .number("count"))
  let access = Text(
    "access.entry", .time("at"), .words("name"), .term("what", Access.What.self), .maybe(.number("number")),
    .code("crisis"), .maybe(.code("channel")), .flag("machine"))
  package let accesses = Text("access.heading", .number("count"), .number("total"))
  package let noAccess = Text("access.none")
  package let whom = Text("privacy.whom", .maybe(.words("contact")), .onCall)
}

extension Member {
  /// How `!données` begins.
  package func privacyStatement(accounts: [String]) -> Statement {
    Texts.privacy.person(name, number, grants.map(\.value).unlessEmpty, accounts.unlessEmpty)
  }
}

extension Texts { package static let privacy = PrivacyTexts() }
