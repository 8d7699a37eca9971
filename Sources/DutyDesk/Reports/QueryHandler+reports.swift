import CrisisCore
import CrisisStore

extension ShowReport {
  func view(by handler: inout QueryHandler) throws -> any View { try handler.card(number) }
}

extension ListReports: Query {
  func view(by handler: inout QueryHandler) throws -> any View { try handler.list(self) }
}

extension QueryHandler {
  fileprivate mutating func card(_ number: Int) throws -> ReportCard {
    let crisis = try crisis { $0.lastReport >= number }
    guard let report = try reader.report(crisis: crisis.code, number: number) else {
      throw Refusal.because(Texts.reports.notFound(number, crisis.code, crisis.lastReport))
    }
    let claim = try reader.claim(crisis: crisis.code, report: number)
    let settlement = try reader.lastSettlement(crisis: crisis.code, report: number)
    var card = ReportCard(
      report: report, nature: report.nature(in: crisis.nature), reporter: try name(of: report.reportedBy), claim: claim,
      holder: try name(of: claim?.by))
    card.original = report.status == .duplicate ? settlement?.original : nil
    card.doubles = try reader.doubles(of: report)
    card.isDistress = try reader.distress(crisis: crisis.code, number: number) != nil
    card.likeness = try reader.likeness(of: report)
    card.maySettle = asker.member.map { SettlementRules.maySettle(report, $0) } ?? false
    card.history = try history(of: .report(crisis: crisis.code, number: number)) { event, all in
      switch event {
      // What it said before it was corrected.
      case is ReportFiled: !all.contains { $0 is ReportCorrected }
      case let counted as ReportCounted: counted.text == nil && counted.place == nil
      case let claimed as ReportClaimed:
        report.status == .claimed && all.last { $0 is ReportClaimed } as? ReportClaimed == claimed
      default: false
      }
    }
    return card
  }

  fileprivate mutating func list(_ asked: ListReports) throws -> any View {
    let crisis = try crisis { [processor] in processor.isPlace(asked.place, in: $0) }
    let finding = processor.places.finding(asked.place, in: crisis.departements)
    if case .unknown(let given, let suggestions, let areNamesakes) = finding {
      return UnknownPlace(given: given, suggestions: suggestions, areNamesakes: areNamesakes, crisis: crisis)
    }
    let selection = ReportSelection(
      crisis: crisis.code, statuses: asked.filter?.statuses,
      reporter: asked.filter == .mine ? asker.member?.number : nil,
      urgency: asked.filter == .urgent ? .urgent : nil, place: asked.place == nil ? nil : finding.place,
      inDistress: asked.filter == .distress)
    let count = try reader.countReports(selection)
    return ReportList(
      crisis: crisis, filter: asked.filter, place: finding.place.shown,
      reports: count == 0 ? [] : try reader.standing(reader.reports(selection, limit: Self.listed(of: count))),
      count: count)
  }

  /// How many of so many are listed; the last line says how many more there are.
  static func listed(of count: Int) -> Int { count > mostListed ? mostListed - 1 : count }
}

/// `!voir 47`
package struct ReportCard: View {
  package var report: Report
  package var nature: CrisisNature
  package var reporter: String?
  package var claim: Claim?
  /// Who has claimed it.
  package var holder: String?
  /// The report that it is the double of.
  package var original: Int?
  /// Those that are its doubles.
  package var doubles: [Int] = []
  package var likeness: Likeness?
  /// Whether who asks may say that it is a double.
  package var maySettle = false
  package var isDistress = false
  package var history = RecordHistory()

  package var isOneLine: Bool { true }
  package var access: Access? {
    isDistress ? Access(.distress, of: report.crisis, number: report.number) : nil
  }

  package var lines: [Statement] {
    let card = Texts.reports.card(
      report, reporter, claim == nil ? nil : holder, claim?.until, original,
      doubles.map { "S\($0)" }.unlessEmpty, nature: nature)
    let suggestion = likeness?.suggestion(for: report.number, maySay: maySettle, nature: nature)
    return [card] + (suggestion.map { [$0] } ?? []) + history.lines(nature: nature)
  }
}

/// `!liste`: the first of the reports chosen, and how many there are.
package struct ReportList: View {
  package var crisis: Crisis
  package var filter: ReportFilter?
  package var place: String?
  package var reports: [Report]
  package var count: Int

  package var lines: [Statement] {
    guard count > 0 else { return [Texts.reports.none(crisis.code, filter, place, nature: crisis.nature)] }
    let more = count - reports.count
    return reports.map { $0.listStatement(nature: crisis.nature) }
      + (more == 0 ? [] : [Texts.reports.more(more, crisis.code, nature: crisis.nature)])
  }
}

/// No commune of that name is in the crisis's départements, or more than one.
struct UnknownPlace: View {
  var given: String
  var suggestions: [String]
  var areNamesakes: Bool
  var crisis: Crisis

  var lines: [Statement] {
    [
      Texts.reports.unknownPlaceToList(
        given, crisis.departements.map(\.code), suggestions.unlessEmpty, areNamesakes, suggestions.first,
        nature: crisis.nature)
    ]
  }
}
