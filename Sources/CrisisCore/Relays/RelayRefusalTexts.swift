/// Why a command about a relay had no effect: `texts/relays.yaml`.
package struct RelayRefusalTexts: Sendable {
  /// The configuration names no account of the team.
  let notRepeated = Text(
    "refusal.relay_not_repeated", .number("number"), .term("status", RelayStatus.self), .flag("live"))
  /// Only what is online has its words corrected.
  let notCorrected = Text("refusal.relay_not_corrected", .number("number"), .state)
  /// What it corrects was withdrawn, or corrected by another, since it was written.
  let overtakenCorrection = Text(
    "refusal.relay_correction_overtaken", .number("number"), .number("old"), .term("status", RelayStatus.self))
  let noAccounts = Text("refusal.relay_no_accounts")
  let textMissing = Text("refusal.relay_text_missing", .term("kind", RelayKind.self))
  let badAddress = Text("refusal.relay_bad_address", .words("given"), .flaw)
  /// On no list of official sources.
  let notOfficial = Text("refusal.relay_not_official", .words("given"), .names("official", orNone: "some"))
  /// An address within the text that is not official.
  let textAddress = Text("refusal.relay_text_address", .words("given"))
  let beneficiaryMissing = Text("refusal.relay_beneficiary_missing")
  let noSuchAccount = Text("refusal.relay_no_such_account", .words("given"), .accounts)
  /// In the network's own counting.
  let tooLong = Text(
    "refusal.relay_too_long", .code("account"), .number("length"), .number("limit"), .number("over"))
  /// Verified, or taken back; the relay has no number while it is being written.
  let notDeniable = Text(
    "refusal.relay_not_deniable", .maybe(.number("number")), .number("report"), .term("status", ReportStatus.self),
    .flag("verified"))
  package let none = Text("refusal.relay_none", .number("number"), .code("crisis"), .last)
  /// Four eyes.
  let own = Text("refusal.relay_own", .number("number"), .approvers, .maybe(.names("told")))
  let ownRejection = Text("refusal.relay_own_rejection", .number("number"))
  /// A manager, and not of the authority whose words they are.
  let notYours = Text("refusal.relay_not_yours", .number("number"), .approvers)
  let wrongState = Text("refusal.relay_state", .number("number"), .state, .approvers)
  let reasonMissing = Text("refusal.relay_reason_missing", .number("number"))
  let badProof = Text("refusal.relay_bad_proof", .words("given"))
  let proofElsewhere = Text(
    "refusal.relay_proof_elsewhere", .number("number"), .words("host"), .choices("accounts"))
  let proofOfAnother = Text(
    "refusal.relay_proof_of_another", .number("number"), .words("handle"), .code("account"))
  let whichAccount = Text("refusal.relay_which_account", .number("number"), .accounts)
  let failureReasonMissing = Text("refusal.relay_failure_reason_missing", .number("number"))
  /// Something was done to it since.
  let overtaken = Text("refusal.relay_overtaken", .number("number"))
}

extension Texts { package static let relayRefusals = RelayRefusalTexts() }

extension Slot where T == [String] {
  fileprivate static var accounts: Slot {
    Slot(.choices("accounts", orNone: "some"), .code("first")) { ($0, $0.first ?? "") }
  }
}

extension Slot where T == StrictAddress.Flaw {
  fileprivate static var flaw: Slot {
    Slot(.flag("plain"), .flag("userinfo"), .flag("port"), .flag("letters"), .flag("form")) {
      ($0 == .plain, $0 == .userinfo, $0 == .port, $0 == .letters, $0 == .form)
    }
  }
}

extension Slot where T == RelayStatus {
  /// What may still be done with it.
  fileprivate static var state: Slot {
    Slot(.term("status"), .flag("draft"), .flag("approved"), .flag("published"), .flag("over")) {
      ($0, $0 == .draft, $0 == .approved || $0 == .failed, $0 == .published, !$0.isLive)
    }
  }
}
