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
    let texts = Texts.relayRefusals
    return switch self {
    case .noAccounts: texts.noAccounts()
    case .textMissing(let kind): texts.textMissing(kind)
    case .badAddress(let given, let flaw): texts.badAddress(given, flaw)
    case .notOfficial(let given, let official): texts.notOfficial(given, official, !official.isEmpty)
    case .textAddress(let given): texts.textAddress(given)
    case .beneficiaryMissing: texts.beneficiaryMissing()
    case .noSuchAccount(let given, let known): texts.noSuchAccount(given, known, known.first ?? "", !known.isEmpty)
    case .tooLong(let account, let length, let limit): texts.tooLong(account, length, limit, length - limit)
    case .notDeniable(let relay, let report, let status):
      texts.notDeniable(relay, report, status, status == .verified)
    case .noSuchRelay(let number, let crisis, let last): texts.none(number, crisis, last)
    case .ownRelay(let number, let approvers): texts.own(number, approvers, approvers.names.unlessEmpty)
    case .ownRejection(let number): texts.ownRejection(number)
    case .notYourAdvice(let number, let approvers): texts.notYours(number, approvers)
    case .wrongState(let number, let status, let approvers): texts.wrongState(number, status, approvers)
    case .reasonMissing(let number): texts.reasonMissing(number)
    case .badProof(let given): texts.badProof(given)
    case .proofElsewhere(let number, let host, let accounts): texts.proofElsewhere(number, host, accounts)
    case .proofOfAnother(let number, let handle, let account): texts.proofOfAnother(number, handle, account)
    case .whichAccount(let number, let accounts): texts.whichAccount(number, accounts, accounts.first ?? "")
    case .failureReasonMissing(let number): texts.failureReasonMissing(number)
    case .overtaken(let number): texts.overtaken(number)
    }
  }
}
