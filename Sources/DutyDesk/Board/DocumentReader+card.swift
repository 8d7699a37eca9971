import CrisisCore
import CrisisStore

/// A report on a page of its own, with all that was done to it.
package struct CardView: Sendable {
  package var report: ExportedReport
  /// Who has claimed it, by name, and until when.
  package var claim: (holder: String, claim: Claim)?
  package var distress: Distress?
  /// The report that it is the double of.
  package var original: Int?
  /// Those that are its doubles.
  package var doubles: [Int]
  /// Further links to the same fact, as they were typed.
  package var links: [String]
  /// Each with who gave it, by name.
  package var pictures: [(picture: Picture, by: String)]
  /// How many are still to be read.
  package var picturesToCome: Int
  /// The row of the journal that has its words, and the hash of that row; nil: they are erased.
  package var proof: JournalHead?
  package var history: RecordHistory
  /// The last row of the journal that it is made from.
  package var head: Int64

  /// What of it is noted when it is opened.
  package var access: Access? {
    distress.map { Access(.distress, of: $0.crisis, number: $0.report) }
  }
}

extension DocumentReader {
  /// - Returns: nil where there is none of that number, or it was taken back.
  package func card(of number: Int, for visitor: BoardVisitor, in records: StoreReader) throws -> CardView? {
    let code = visitor.crisis.code
    let found = try records.exportedReports(ReportSelection(crisis: code), before: number + 1, limit: 1).first
    guard let exported = found, exported.report.number == number else { return nil }
    let report = exported.report
    let entries = try records.journal(of: .report(crisis: code, number: number)).filter { $0.undoneAt == nil }
    let claim = try records.claim(crisis: code, report: number)
    let pictures = try records.pictures(crisis: code, report: number)
    let words = entries.last { entry in
      !entry.isErased && (entry.event is ReportFiled || (entry.event as? ReportCorrected)?.text != nil)
    }
    return CardView(
      report: exported,
      claim: try claim.flatMap { claim in
        try records.member(number: claim.by).map { (holder: $0.name, claim: claim) }
      },
      distress: try records.distress(crisis: code, number: number),
      original: report.status == .duplicate
        ? try records.lastSettlement(crisis: code, report: number)?.original : nil,
      doubles: try records.doubles(of: report), links: entries.compactMap { ($0.event as? ReportLinked)?.link?.raw },
      pictures: try pictures.map { ($0, try records.member(number: $0.by)?.name ?? "") },
      picturesToCome: try records.countPictures(crisis: code, report: number) - pictures.count,
      proof: try words.flatMap { try records.journalHead(at: $0.sequence) },
      history: RecordHistory(entries, try records.names(in: entries)), head: try records.journalHead().sequence)
  }
}
