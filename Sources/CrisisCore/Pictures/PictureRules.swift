/// What becomes of a picture that somebody shows of what a report says: it is read in its own time, from where it is, and
/// kept as it is under its hash.
package enum PictureRules {
  /// What decides.
  package struct Situation: Sendable {
    package var report: Report
    package var crisis: Crisis
    /// The size that the sender says, in bytes; nil: not said.
    package var size: Int?
    /// How large one may be, in bytes.
    package var limit: Int
    /// How many the report has, or will have.
    package var count: Int

    package init(report: Report, crisis: Crisis, size: Int?, limit: Int, count: Int) {
      self.report = report
      self.crisis = crisis
      self.size = size
      self.limit = limit
      self.count = count
    }
  }

  /// Whether it is to be read.
  package static func admit(_ situation: Situation) throws(Refusal) {
    let number = situation.report.number
    guard situation.report.status != .cancelled else { throw .because(Texts.reports.isCancelled(number)) }
    if let size = situation.size, size > situation.limit {
      throw .because(Texts.pictures.tooLarge(megabytes(situation.limit)))
    }
    if situation.count >= Picture.mostOfReport { throw .because(Texts.pictures.enough(number, situation.count)) }
  }

  /// - Parameter other: an earlier report that shows the same picture.
  package static func kept(
    _ picture: Picture, of report: Report, sameAs other: Int?, crisis: Crisis
  ) -> Decision {
    let event = PictureKept(
      crisisCode: picture.crisis, number: picture.report, by: picture.by, hash: picture.hash, type: picture.type,
      size: picture.size, link: picture.link)
    let same = other.map {
      Announcement(
        to: .volunteers, about: crisis.code, Texts.pictures.same(report.number, $0, crisis.code, nature: crisis.nature))
    }
    return Decision([event], announcements: same.map { [$0] } ?? [])
  }

  /// Its author is told, and how it can be done.
  package static func lost(of number: Int, by member: Int, _ why: PictureLoss, limit: Int, crisis: Crisis) -> Decision {
    Decision(
      [],
      announcements: [
        Announcement(
          to: .member(member), about: crisis.code,
          Texts.pictures.lost(
            number, crisis.code, why, why == .tooLarge ? megabytes(limit) : nil, nature: crisis.nature), lifetime: .day)
      ])
  }

  package static func megabytes(_ bytes: Int) -> Int { bytes / 1_000_000 }
}

/// Why a picture is not kept.
package enum PictureLoss: String, Term, Error, Sendable, CaseIterable {
  package static let family = "picture_loss"
  /// It was not there, or not for us.
  case gone
  /// Its server did not answer for a day.
  case unreachable
  case tooLarge = "too_large"
  /// What was read is none, by its first bytes.
  case isNone = "none"
  /// There is no more room for pictures.
  case full
}
