import CommandBook
import CrisisCore
import CrisisStore
import Gazetteer

extension FileReport: Order {
  func carryOut(by handler: inout OrderHandler) throws -> OrderHandler.Done { try handler.file(self) }
}

extension CorrectReport: Order {
  func carryOut(by handler: inout OrderHandler) throws -> OrderHandler.Done { try handler.correct(self) }
}

extension VerifyReport: Order {
  func carryOut(by handler: inout OrderHandler) throws -> OrderHandler.Done { try handler.verify(self) }
}

extension OrderHandler {
  fileprivate mutating func file(_ command: FileReport) throws -> Done {
    let crisis = try crisis { [processor] in processor.isPlace(command.place, in: $0) }
    var same: Report?
    var isCounted = false
    let link = command.link.map { Link(typed: $0) }
    if let link {
      for canonical in [link.canonical] + command.moreLinks.map({ Link(typed: $0).canonical }) where same == nil {
        same = try transaction.report(crisis: crisis.code, canonicalURL: canonical)
      }
      if let same, let member = asker.member {
        isCounted = try transaction.hasReported(member: member.number, crisis: crisis.code, number: same.number)
      }
    }
    var situation = ReportRules.Situation(
      crisis: crisis, link: link, same: same, isCounted: isCounted,
      place: processor.places.finding(of: command, in: crisis.departements, memory: processor.memory),
      point: point(command.latitude, command.longitude, in: crisis), at: now)
    if let member = asker.member, same == nil || command.another {
      let draft = ReportRules.draft(command, by: member, in: situation)
      situation.like = try likeness(of: draft.report)
      situation.draft = draft
    }
    return try store(ReportRules.file(command, by: asker, in: situation))
  }

  fileprivate mutating func correct(_ command: CorrectReport) throws -> Done {
    let crisis = try crisis { $0.lastReport >= command.number }
    let report = try report(command.number, of: crisis)
    let about = crisis.about(report)
    nature = about.nature
    let place = find(command.place, in: crisis)
    let point = point(command.latitude, command.longitude, in: crisis)
    let corrected = CorrectionRules.change(command, of: report, place: place, point: point).changed(report)
    let like = Gist(corrected) == Gist(report) ? nil : try likeness(of: corrected)
    var done = try store(
      CorrectionRules.correct(
        command, report: report, place: place, point: point, like: like, crisis: about, by: asker))
    for alert in try alerts(ofCorrecting: report.number, in: crisis) {
      try processor.enqueue(alert, from: submission, cause: done.sequence, in: transaction)
      done.announces = true
    }
    return done
  }

  private func find(_ typed: String?, in crisis: Crisis) -> PlaceFinding {
    processor.memory.finding(typed, in: crisis.departements, of: processor.places)
  }

  private func point(_ latitude: Double?, _ longitude: Double?, in crisis: Crisis) -> GivenPoint? {
    guard let latitude, let longitude else { return nil }
    return processor.places.point(latitude, longitude, in: crisis.departements)
  }

  fileprivate mutating func verify(_ command: VerifyReport) throws -> Done {
    let crisis = try crisis { $0.lastReport >= command.number }
    let report = try report(command.number, of: crisis)
    let about = crisis.about(report)
    nature = about.nature
    let distress = try transaction.distress(crisis: crisis.code, number: report.number).flatMap {
      $0.isCleared ? nil : $0
    }
    return try store(
      VerificationRules.verify(
        command, report: report, distress: distress, held: held(report),
        escalated: transaction.lastEscalation(crisis: crisis.code, report: report.number), crisis: about, by: asker))
  }

  func report(_ number: Int, of crisis: Crisis) throws -> Report {
    guard let report = try transaction.report(crisis: crisis.code, number: number) else {
      throw Refusal.because(Texts.reports.notFound(number, crisis.code, crisis.lastReport))
    }
    return report
  }
}
