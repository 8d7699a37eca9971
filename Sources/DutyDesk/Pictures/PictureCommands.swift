import ChatModel
import CommandBook
import CrisisCore
import CrisisStore

extension CommandList {
  static let pictures: [CommandSpec] = [
    CommandSpec(
      AttachPicture.name, for: .teamAndManagers, in: .anywhere, late: .whileYoung,
      takes: ["number": .report, "link": .link]
    ) { (arguments, _) throws(Fault) in
      Asked.order(
        AttachPicture(
          number: try arguments.need(arguments.number("number"), "number"), link: arguments.word("link")))
    }
  ]
}

/// `!photo 47 https://…`, or as the caption of a picture.
struct AttachPicture: Order {
  static let name: CommandName = "picture"

  var number: Int
  /// nil: the picture came with the line.
  var link: String?

  func carryOut(by handler: inout OrderHandler) throws -> OrderHandler.Done {
    let (settings, submission) = (handler.processor.settings.pictures, handler.submission)
    let crisis = try handler.crisis { [number] in $0.lastReport >= number }
    let report = try handler.report(number, of: crisis)
    handler.nature = report.nature(in: crisis.nature)
    guard let member = handler.asker.member else { throw Refusal.unidentified }
    let source: PictureSource
    if let shown = submission.picture {
      source = shown
    } else if let link {
      guard settings.reads(link) else {
        let host = (try? StrictAddress(link))?.host ?? link.quoted(60)
        throw Refusal.because(Texts.pictures.host(number, host, link.quoted(120)))
      }
      source = PictureSource(link)
    } else {
      throw Refusal.because(Texts.pictures.none(number, !settings.domains.isEmpty))
    }
    try handler.want(
      source, on: submission.picture == nil ? nil : submission.network, of: report, in: crisis, by: member)
    return OrderHandler.Done(
      answer: Texts.pictures.wanted(number, report.place.shown(upTo: 60), nature: handler.nature))
  }
}

extension OrderHandler {
  /// Has a picture read in its own time.
  fileprivate func want(
    _ source: PictureSource, on network: String?, of report: Report, in crisis: Crisis, by member: Member
  ) throws {
    try processor.want(
      WantedPicture(
        on: network, crisis: crisis.code, report: report.number, member: member.number, source: source, at: now),
      of: report, in: crisis, transaction)
  }
}
