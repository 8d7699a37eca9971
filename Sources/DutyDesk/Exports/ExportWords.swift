import CommandBook
import CrisisCore
import CrisisStore

/// A value of a report in a file.
enum ExportCell: Equatable {
  case empty
  case text(String)
  case number(Int)
  case degrees(Double)

  static func words(_ text: String?) -> ExportCell { text.map { .text($0) } ?? .empty }
  static func degrees(_ value: Double?) -> ExportCell { value.map { .degrees($0) } ?? .empty }
}

/// What files say of reports, in one language and in the local time of the crisis.
struct ExportWords {
  let crisis: Crisis
  let language: Language
  let clock: LocalClock
  private let book: Book
  /// Of no day.
  private let speaker: Speaker

  init(book: Book, crisis: Crisis, language: Language, clock: LocalClock) {
    (self.book, self.crisis, self.language, self.clock) = (book, crisis, language, clock)
    speaker = Speaker(book, RenderContext(language, clock, now: 0))
  }

  /// In words; times with their whole date, unless they are of a day that is named.
  func say(_ value: Value, by speaker: Speaker? = nil) -> String { (speaker ?? self.speaker).words(value) }

  /// Whose times of that day have no date.
  func speaker(on day: Milliseconds) -> Speaker { Speaker(book, RenderContext(language, clock, now: day)) }

  func say(_ term: some Term) -> String { say(term.term) }
  func say(_ statement: Statement, by speaker: Speaker? = nil) -> String { say(.phrase(statement), by: speaker) }

  /// When it was seen, else when it was received.
  func moment(_ report: Report) -> Milliseconds { report.observedAt ?? report.receivedAt }

  func minute(_ moment: Milliseconds) -> String { "\(clock.isoDay(moment)) \(clock.isoTime(moment))" }

  /// The mark of what is not for real; within an exercise, of the call that is.
  func mark(_ report: Report) -> String? {
    crisis.nature == .real ? nil : say(report.nature(in: crisis.nature)).uppercased()
  }

  func join(_ parts: [String?]) -> String? {
    parts.compactMap { $0 }.unlessEmpty?.joined(separator: language == .french ? "\u{A0}; " : "; ")
  }

  /// Why it is as it is, and what no column has.
  func remark(_ exported: ExportedReport) -> String? {
    let (report, texts) = (exported.report, Texts.exports)
    let isOpen = report.status == .new || report.status == .claimed
    let (isAside, isDouble) = (
      report.status == .duplicate || report.status == .superseded, report.status == .duplicate
    )
    return join([
      mark(report),
      isDouble ? exported.settlement?.original.map { say(texts.double($0)) } : nil,
      isAside ? exported.settlement?.reason : nil,
      exported.verification?.reason,
      report.status == .lifted ? exported.liftReason : nil,
      report.peopleAtRisk.map { say(texts.atRisk($0)) },
      report.people > 1 ? say(texts.counted(report.people)) : nil,
      isOpen ? report.like.map { say(texts.like($0)) } : nil,
    ])
  }

  func cell(_ column: ExportColumn, of exported: ExportedReport) -> ExportCell {
    let report = exported.report
    let place = report.place
    switch column {
    case .number: return .number(report.number)
    case .date: return .text(clock.isoDay(moment(report)))
    case .time: return .text(clock.isoTime(moment(report)))
    case .commune: return .words(place.commune)
    case .insee: return .words(place.insee)
    case .place: return .words(place.commune == nil ? place.raw ?? place.detail : place.detail)
    case .latitude: return .degrees(place.latitude)
    case .longitude: return .degrees(place.longitude)
    case .precision: return .words(place.precision.map { say($0) })
    case .category: return .words(report.category.map { say($0) })
    case .urgency: return .text(say(report.urgency))
    case .status: return .text(say(report.status))
    case .grade: return .words(exported.verification?.grade)
    case .text: return .words(report.text)
    case .link: return .words(report.link?.raw)
    case .reportedBy: return .text(exported.reporter)
    case .verifiedBy: return .words(exported.verification?.by)
    case .verifiedAt: return .words((exported.verification?.at).map(minute))
    case .remark: return .words(remark(exported))
    }
  }
}
