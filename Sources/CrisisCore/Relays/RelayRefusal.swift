/// Why a command about a relay had no effect (`commands/texts/relays.yaml`).
package enum RelayRefusal: Sendable, Equatable {
  /// The configuration names no account of the team.
  case noAccounts
  case textMissing(RelayKind)
  case badAddress(String, StrictAddress.Flaw)
  /// On no list of official sources.
  case notOfficial(given: String, official: [String])
  /// An address within the text that is not official.
  case textAddress(String)
  case beneficiaryMissing
  case noSuchAccount(given: String, known: [String])
  /// In the network's own counting.
  case tooLong(account: String, length: Int, limit: Int)
  /// Verified, or taken back; `relay`: nil while it is being written.
  case notDeniable(relay: Int?, report: Int, ReportStatus)

  case noSuchRelay(number: Int, crisis: String, last: Int)
  /// Four eyes.
  case ownRelay(number: Int, RelayApprovers)
  case ownRejection(number: Int)
  /// A manager, and not of the authority whose words they are.
  case notYourAdvice(number: Int, RelayApprovers)
  case wrongState(number: Int, RelayStatus, RelayApprovers)
  case reasonMissing(number: Int)

  case badProof(String)
  case proofElsewhere(number: Int, host: String, accounts: [String])
  case proofOfAnother(number: Int, handle: String, account: String)
  case whichAccount(number: Int, accounts: [String])
  case failureReasonMissing(number: Int)
  /// Something was done to it since.
  case overtaken(number: Int)

  var statement: Statement {
    switch self {
    case .noAccounts: Statement("refusal.relay_no_accounts")
    case .textMissing(let kind): Statement("refusal.relay_text_missing", ["kind": .relay(kind)])
    case .badAddress(let given, let flaw):
      Statement(
        "refusal.relay_bad_address",
        [
          "given": .text(given), "plain": .flag(flaw == .plain), "userinfo": .flag(flaw == .userinfo),
          "port": .flag(flaw == .port), "letters": .flag(flaw == .letters), "form": .flag(flaw == .form),
        ])
    case .notOfficial(let given, let official):
      Statement(
        "refusal.relay_not_official",
        ["given": .text(given), "official": .list(official.map { .text($0) }), "some": .flag(!official.isEmpty)])
    case .textAddress(let given): Statement("refusal.relay_text_address", ["given": .text(given)])
    case .beneficiaryMissing: Statement("refusal.relay_beneficiary_missing")
    case .noSuchAccount(let given, let known):
      Statement(
        "refusal.relay_no_such_account",
        [
          "given": .text(given), "accounts": .choice(known.map { .text($0) }), "first": .text(known.first ?? ""),
          "some": .flag(!known.isEmpty),
        ])
    case .tooLong(let account, let length, let limit):
      Statement(
        "refusal.relay_too_long",
        [
          "account": .text(account), "length": .number(length), "limit": .number(limit),
          "over": .number(length - limit),
        ])
    case .notDeniable(let relay, let report, let status):
      Statement(
        "refusal.relay_not_deniable",
        [
          "number": relay.map { .number($0) } ?? .flag(false), "report": .number(report), "status": .status(status),
          "verified": .flag(status == .verified),
        ])
    case .noSuchRelay(let number, let crisis, let last):
      Statement(
        "refusal.relay_none",
        ["number": .number(number), "crisis": .text(crisis), "last": .number(last), "some": .flag(last > 0)])
    case .ownRelay(let number, let approvers):
      Statement("refusal.relay_own", Self.values(number, approvers))
    case .ownRejection(let number): Statement("refusal.relay_own_rejection", ["number": .number(number)])
    case .notYourAdvice(let number, let approvers):
      Statement(
        "refusal.relay_not_yours", ["number": .number(number), "approvers": approvers.value])
    case .wrongState(let number, let status, let approvers):
      Statement(
        "refusal.relay_state",
        [
          "number": .number(number), "status": .relay(status), "approvers": approvers.value,
          "draft": .flag(status == .draft), "approved": .flag(status == .approved || status == .failed),
          "published": .flag(status == .published), "over": .flag(!status.isLive),
        ])
    case .reasonMissing(let number): Statement("refusal.relay_reason_missing", ["number": .number(number)])
    case .badProof(let given): Statement("refusal.relay_bad_proof", ["given": .text(given)])
    case .proofElsewhere(let number, let host, let accounts):
      Statement(
        "refusal.relay_proof_elsewhere",
        ["number": .number(number), "host": .text(host), "accounts": .choice(accounts.map { .text($0) })])
    case .proofOfAnother(let number, let handle, let account):
      Statement(
        "refusal.relay_proof_of_another",
        ["number": .number(number), "handle": .text(handle), "account": .text(account)])
    case .whichAccount(let number, let accounts):
      Statement(
        "refusal.relay_which_account",
        [
          "number": .number(number), "accounts": .choice(accounts.map { .text($0) }),
          "first": .text(accounts.first ?? ""),
        ])
    case .failureReasonMissing(let number):
      Statement("refusal.relay_failure_reason_missing", ["number": .number(number)])
    case .overtaken(let number): Statement("refusal.relay_overtaken", ["number": .number(number)])
    }
  }

  private static func values(_ number: Int, _ approvers: RelayApprovers) -> [String: Value] {
    [
      "number": .number(number), "approvers": approvers.value,
      "told": approvers.names.isEmpty ? .flag(false) : .list(approvers.names.map { .text($0) }),
    ]
  }
}
