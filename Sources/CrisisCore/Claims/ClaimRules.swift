/// `!prendre`, `!lâcher`: a report is one person's for half an hour, so that no two do the same work.
package enum ClaimRules {
  package static let length: Milliseconds = 30 * .minute
  /// How long before its end the holder is reminded.
  package static let notice: Milliseconds = 5 * .minute

  /// A claim in force, and who holds it.
  package struct Held: Sendable, Equatable {
    package var claim: Claim
    package var holder: Member

    package init(claim: Claim, holder: Member) {
      self.claim = claim
      self.holder = holder
    }
  }

  package static func take(
    _ report: Report, held: Held?, crisis: Crisis, by asker: Asker
  ) throws(Refusal) -> Decision {
    guard let member = asker.member else { throw .unidentified }
    switch report.status {
    case .new, .claimed: break
    case .cancelled: throw .because(Texts.reports.isCancelled(report.number))
    case .verified, .refuted, .unverifiable, .duplicate, .superseded, .outOfScope, .lifted:
      throw .because(Texts.claims.isSettled(report.number, report.status))
    }
    let other = held.flatMap { $0.holder.number == member.number ? nil : $0 }
    if let other, !asker.isCoordinator {
      throw .because(Texts.claims.isTaken(report.number, other.holder.name, other.claim.until))
    }
    let until = asker.at + length
    let verifies = (member.has(.verifier) || asker.isCoordinator) && !member.isPerson(report.reportedBy)
    return Decision(
      [
        ReportClaimed(crisisCode: crisis.code, number: report.number, by: member.number, until: until)
      ],
      answer: Texts.claims.done(
        report.number, until, report.place.shown(upTo: 60), report.category, report.urgency == .urgent,
        report.text?.unlessBlank?.quoted(VerificationRules.longestQuote), other?.holder.name, verifies,
        nature: crisis.nature),
      announcements: other.map { other in
        [tell(other, Texts.claims.takenFromYou(report.number, member.name, asker.at, nature: crisis.nature), crisis)]
      } ?? [])
  }

  package static func release(
    _ report: Report, held: Held?, crisis: Crisis, by asker: Asker
  ) throws(Refusal) -> Decision {
    guard let member = asker.member else { throw .unidentified }
    guard let held else { throw .because(Texts.claims.notClaimed(report.number)) }
    let isOwn = held.holder.number == member.number
    guard isOwn || asker.isCoordinator else {
      throw .because(Texts.claims.notYours(report.number, held.holder.name, held.claim.until))
    }
    return Decision(
      [released(held.claim, .released)],
      answer: Texts.claims.released(report.number, isOwn ? nil : held.holder.name, nature: crisis.nature),
      announcements: isOwn
        ? []
        : [
          tell(held, Texts.claims.releasedByOther(report.number, member.name, asker.at, nature: crisis.nature), crisis)
        ])
  }

  // MARK: - What falls due

  package static func expire(_ claim: Claim, crisis: Crisis) -> (event: any Event, told: Announcement) {
    let statement = Texts.claims.expired(claim.report, claim.until, nature: crisis.nature)
    return (
      released(claim, .expired),
      Announcement(to: .member(claim.by), about: crisis.code, statement, key: key(claim), topic: .claims)
    )
  }

  package static func remind(_ claim: Claim, crisis: Crisis, at now: Milliseconds) -> Announcement {
    let statement = Texts.claims.ends(claim.report, claim.until, nature: crisis.nature)
    return Announcement(
      to: .member(claim.by), about: crisis.code, statement, lifetime: max(claim.until - now, .minute), key: key(claim),
      topic: .claims)
  }

  /// Somebody else has verified what the holder worked on.
  static func verified(
    _ held: Held, outcome: VerificationOutcome, by member: Member, _ crisis: Crisis, at: Milliseconds
  ) -> Announcement {
    let number = held.claim.report
    return tell(
      held, Texts.claims.verified(number, member.name, at, outcome.status, nature: crisis.nature), crisis)
  }

  /// Somebody else has set aside what the holder worked on.
  ///
  /// - Parameter original: the report that it is a double of.
  static func settled(
    _ held: Held, _ status: ReportStatus, of original: Int?, by member: Member, _ crisis: Crisis, at: Milliseconds
  ) -> Announcement {
    let number = held.claim.report
    return tell(
      held, Texts.claims.setAside(number, member.name, at, status, original, nature: crisis.nature), crisis)
  }

  /// It is the holder's again, as if it had not been set aside, or not been taken over.
  static func resumed(
    _ held: Held, _ text: Text<Int, String, Milliseconds, Milliseconds>, _ undo: Undo, _ crisis: Crisis
  ) -> [Announcement] {
    guard held.holder.number != undo.member.number else { return [] }
    let claim = held.claim
    return [tell(held, text(claim.report, undo.member.name, undo.now, claim.until, nature: crisis.nature), crisis)]
  }

  private static func tell(_ held: Held, _ statement: Statement, _ crisis: Crisis) -> Announcement {
    Announcement(
      to: .member(held.holder.number), about: crisis.code, statement, key: key(held.claim), topic: .claims)
  }

  private static func released(_ claim: Claim, _ how: ClaimEnd) -> ReportReleased {
    ReportReleased(crisisCode: claim.crisis, number: claim.report, claim: claim.sequence, how: how)
  }

  /// What is newer about a claim takes the place of what is older and was not said yet.
  private static func key(_ claim: Claim) -> String { "claim/\(claim.crisis)/\(claim.report)" }
}
