/// Why a command had no effect. Every case becomes a line to the person, with the mend (`commands/texts/refusals.yaml`).
package enum Refusal: Error, Sendable, Equatable {
  /// The network vouches for no account.
  case unidentified
  /// Identified, but not one of the team.
  case notAMember(account: String)
  case notAllowed(CommandName, to: Set<Audience>)
  case wrongPlace(CommandName, allowed: Set<VenueKind>)

  /// No crisis is open (that this person may see). `mayActivate`: the person could open one.
  case noCrisis(mayActivate: Bool)
  case severalCrises([String])
  /// None of that name, or none that this person may know of.
  case noSuchCrisis(given: String, open: [String])
  case crisisNotOpen(String, CrisisStatus, since: Milliseconds?)

  case alreadyActive(String, title: String, since: Milliseconds)
  case requesterMissing(authorities: [String])
  case noSuchAuthority(given: String, known: [String])
  case notYourAuthority(String)
  /// Only the managers of the requester, or a coordinator, may.
  case notYourCrisis(String, requester: String)
  case closingReasonMissing
  /// No agreement in force; `until`: when the last one ended, `from`: when one is to begin (ISO days).
  case noAgreement(name: String, from: String? = nil, until: String?, mayOverride: Bool)

  case noSuchReport(number: Int, crisis: String, last: Int)
  case reportCancelled(number: Int)
  case emptyReport
  /// The verifier is not the reporter; `mayOverride`: with a reason, this person may be.
  case ownReport(number: Int, mayOverride: Bool)
  /// To refute or to discard wants a reason.
  case reasonMissing(number: Int, VerificationOutcome)
  case notYourReport(number: Int)
  case nothingToCorrect(number: Int)
  /// `limit` in characters.
  case textTooLong(limit: Int)

  case nothingAsked
  case severalAsked([Int])
  case noSuchQuestion(Int)
  case nothingToUndo
  case tooLateToUndo
  /// The last act is one that nothing takes back; what it was, and what to do instead.
  case lastActStays(Statement)
  /// Somebody has changed the same report since.
  case overtaken(number: Int)

  /// A manager asks for a digest, and there is no crisis; `departements`: those of the manager's authorities.
  case noCrisisToSumUp(departements: [String])
  case badDigestPeriod(shortest: Milliseconds, longest: Milliseconds)

  case watch(WatchRefusal)
  case relay(RelayRefusal)
  case distress(DistressRefusal)
  case people(PeopleRefusal)
  case claim(ClaimRefusal)
  case settlement(SettlementRefusal)
  case question(QuestionRefusal)
  case mission(MissionRefusal)

  package var statement: Statement {
    switch self {
    case .people(let refusal): refusal.statement
    case .claim(let refusal): refusal.statement
    case .mission(let refusal): refusal.statement
    case .unidentified: Statement("refusal.unidentified")
    case .notAMember(let account): Statement("refusal.not_a_member", ["account": .text(account)])
    case .notAllowed(let command, let audience):
      Statement(
        "refusal.not_allowed",
        ["command": .term("command.\(command.rawValue)"), "audience": .list(Self.terms("audience", audience))])
    case .wrongPlace(let command, let venues):
      Statement(
        "refusal.wrong_place",
        ["command": .term("command.\(command.rawValue)"), "places": .choice(Self.terms("venue", venues))])
    case .noCrisis(let mayActivate): Statement("refusal.no_crisis", ["may_activate": .flag(mayActivate)])
    case .severalCrises(let codes):
      Statement(
        "refusal.several_crises",
        ["crises": .choice(codes.map { .text("@\($0)") }), "first": .text("@\(codes.first ?? "")")])
    case .noSuchCrisis(let given, let open):
      Statement(
        "refusal.no_such_crisis",
        [
          "given": .text(given), "crises": .choice(open.map { .text("@\($0)") }), "some": .flag(!open.isEmpty),
        ])
    case .crisisNotOpen(let code, let status, let since):
      Statement(
        "refusal.crisis_not_open",
        ["crisis": .text(code), "status": .status(status), "since": since.map { .time($0) } ?? .flag(false)])
    case .alreadyActive(let code, let title, let since):
      Statement(
        "refusal.already_active",
        [
          "crisis": .text(code), "title": Hazard(rawValue: title).map { .hazard($0) } ?? .text(title),
          "since": .time(since),
        ])
    case .requesterMissing(let authorities):
      Statement(
        "refusal.requester_missing",
        [
          "authorities": .choice(authorities.map { .text($0) }), "first": .text(authorities.first ?? "SDIS63"),
          "some": .flag(!authorities.isEmpty),
        ])
    case .noSuchAuthority(let given, let known):
      Statement(
        "refusal.no_such_authority",
        [
          "given": .text(given), "authorities": .choice(known.map { .text($0) }), "some": .flag(!known.isEmpty),
        ])
    case .notYourAuthority(let code): Statement("refusal.not_your_authority", ["authority": .text(code)])
    case .notYourCrisis(let code, let requester):
      Statement("refusal.not_your_crisis", ["crisis": .text(code), "authority": .text(requester)])
    case .closingReasonMissing: Statement("refusal.closing_reason_missing")
    case .noAgreement(let name, let from, let until, let mayOverride):
      Statement(
        "refusal.no_agreement",
        [
          "authority": .text(name), "from": from.map { .day($0) } ?? .flag(false),
          "until": until.map { .day($0) } ?? .flag(false),
          "may_override": .flag(mayOverride),
        ])
    case .noSuchReport(let number, let crisis, let last): Texts.reports.notFound(number, crisis, last)
    case .reportCancelled(let number): Texts.reports.isCancelled(number)
    case .ownReport(let number, let mayOverride): Texts.reports.isOwn(number, mayOverride)
    case .reasonMissing(let number, let outcome): Texts.reports.reasonMissing(number, outcome == .refuted)
    case .emptyReport: Texts.reports.isEmpty()
    case .notYourReport(let number): Texts.reports.notYours(number)
    case .nothingToCorrect(let number): Texts.reports.nothingToCorrect(number)
    case .textTooLong(let limit): Texts.reports.isTooLong(limit)
    case .nothingAsked: Statement("refusal.nothing_asked")
    case .severalAsked(let numbers):
      Statement(
        "refusal.several_asked",
        ["questions": .choice(numbers.map { .number($0) }), "first": .number(numbers.first ?? 1)])
    case .noSuchQuestion(let number): Statement("refusal.no_such_question", ["number": .number(number)])
    case .nothingToUndo: Statement("refusal.nothing_to_undo")
    case .tooLateToUndo: Statement("refusal.too_late_to_undo")
    case .lastActStays(let act): Statement("refusal.last_act_stays", ["act": .list([.phrase(act)])])
    case .overtaken(let number): Statement("refusal.overtaken", ["number": .number(number)])
    case .noCrisisToSumUp(let departements):
      Statement("refusal.no_crisis_to_sum_up", ["departements": .list(departements.map { .text($0) })])
    case .distress(let refusal): refusal.statement
    case .settlement(let refusal): refusal.statement
    case .question(let refusal): refusal.statement
    case .badDigestPeriod(let shortest, let longest):
      Statement("refusal.bad_digest_period", ["shortest": .duration(shortest), "longest": .duration(longest)])
    case .watch(let refusal): refusal.statement
    case .relay(let refusal): refusal.statement
    }
  }

  private static func terms<T: RawRepresentable<String>>(_ family: String, _ set: Set<T>) -> [Value] {
    set.map(\.rawValue).sorted().map { .term("\(family).\($0)") }
  }
}
