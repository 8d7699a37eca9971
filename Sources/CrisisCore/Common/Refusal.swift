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

  /// One that nothing but the words tells apart.
  case because(Statement)
  case watch(WatchRefusal)
  case relay(RelayRefusal)
  case distress(DistressRefusal)
  case people(PeopleRefusal)
  case claim(ClaimRefusal)
  case settlement(SettlementRefusal)
  case question(QuestionRefusal)
  case mission(MissionRefusal)

  package var statement: Statement { statement(onCall: nil, byCode: nil) }

  /// - Parameters:
  ///   - onCall: whom to telephone.
  ///   - byCode: whom one tells one's code, where that is how one gets known.
  package func statement(onCall: OnCall?, byCode: String?) -> Statement {
    let texts = Texts.refusals
    return switch self {
    case .because(let statement): statement
    case .people(let refusal): refusal.statement
    case .claim(let refusal): refusal.statement
    case .mission(let refusal): refusal.statement
    case .unidentified: texts.unidentified(onCall, byCode)
    case .notAMember(let account): texts.notAMember(account, onCall)
    case .notAllowed(let command, let audience): texts.notAllowed(command, audience)
    case .wrongPlace(let command, let venues): texts.wrongPlace(command, venues)
    case .noCrisis(let mayActivate): texts.noCrisis(mayActivate)
    case .severalCrises(let codes): texts.severalCrises(codes.map { "@\($0)" }, "@\(codes.first ?? "")")
    case .noSuchCrisis(let given, let open): texts.noSuchCrisis(given, open.map { "@\($0)" })
    case .crisisNotOpen(let code, let status, let since): texts.crisisNotOpen(code, status, since)
    case .alreadyActive(let code, let title, let since): texts.alreadyActive(code, title, since)
    case .requesterMissing(let authorities): texts.requesterMissing(authorities, authorities.first ?? "SDIS63")
    case .noSuchAuthority(let given, let known): texts.noSuchAuthority(given, known)
    case .notYourAuthority(let code): texts.notYourAuthority(code)
    case .notYourCrisis(let code, let requester): texts.notYourCrisis(code, requester)
    case .closingReasonMissing: texts.closingReasonMissing()
    case .noAgreement(let name, let from, let until, let mayOverride):
      texts.noAgreement(name, from, until, mayOverride)
    case .noSuchReport(let number, let crisis, let last): Texts.reports.notFound(number, crisis, last)
    case .reportCancelled(let number): Texts.reports.isCancelled(number)
    case .ownReport(let number, let mayOverride): Texts.reports.isOwn(number, mayOverride)
    case .reasonMissing(let number, let outcome): Texts.reports.reasonMissing(number, outcome == .refuted)
    case .emptyReport: Texts.reports.isEmpty()
    case .notYourReport(let number): Texts.reports.notYours(number)
    case .nothingToCorrect(let number): Texts.reports.nothingToCorrect(number)
    case .textTooLong(let limit): Texts.reports.isTooLong(limit)
    case .nothingAsked: texts.nothingAsked()
    case .severalAsked(let numbers): texts.severalAsked(numbers, numbers.first ?? 1)
    case .noSuchQuestion(let number): texts.noSuchQuestion(number)
    case .nothingToUndo: texts.nothingToUndo()
    case .tooLateToUndo: texts.tooLateToUndo()
    case .lastActStays(let act): texts.lastActStays(act)
    case .overtaken(let number): texts.overtaken(number)
    case .noCrisisToSumUp(let departements): texts.noCrisisToSumUp(departements, onCall)
    case .distress(let refusal): refusal.statement
    case .settlement(let refusal): refusal.statement
    case .question(let refusal): refusal.statement
    case .badDigestPeriod(let shortest, let longest): texts.badDigestPeriod(shortest, longest)
    case .watch(let refusal): refusal.statement
    case .relay(let refusal): refusal.statement
    }
  }
}
