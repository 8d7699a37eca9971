import ChatModel
import CommandBook
import CrisisCore
import CrisisStore

/// Pictures that come with lines, on networks where they can.
extension LineProcessor {
  /// What a picture without a command asks for: shown in answer to what was said of a report, it goes with that; nil:
  /// nothing.
  func request(ofPicture line: Line, by asker: Asker, in records: some StoreQueries) throws -> Request? {
    guard line.message.picture != nil, asker.member != nil, let answered = line.message.repliesTo,
      case .report(let crisis, let number)? = try records.report(ofMessage: answered, on: line.message.network)
    else { return nil }
    return Request(AttachPicture.name, Asked.order(AttachPicture(number: number)), crisis: crisis)
  }

  /// Has the picture read that came with a command, or stands behind the link that it gave: with the report that the
  /// command is about.
  ///
  /// - Returns: what is said of it behind the answer; nil: there is none.
  func noteOfPicture(
    _ line: Line, _ order: any Order, _ done: OrderHandler.Done, by asker: Asker, in transaction: StoreTransaction
  ) throws -> Statement? {
    guard !(order is AttachPicture), let member = asker.member, let given = picture(of: line, order) else { return nil }
    guard let sequence = done.sequence, let entry = try transaction.journalEntry(sequence),
      case .report(let code, let number) = entry.event.subject, let crisis = try transaction.crisis(code),
      let report = try transaction.report(crisis: code, number: number)
    else { return given.network == nil ? nil : Texts.pictures.staysBehind() }
    do {
      try want(
        WantedPicture(
          on: given.network, crisis: code, report: number, member: member.number, source: given.source, at: now),
        of: report, in: crisis, transaction)
      return Texts.pictures.goesAlong(number, nature: report.nature(in: crisis.nature))
    } catch let refusal as Refusal {
      return refusal.statement
    }
  }

  private func picture(of line: Line, _ order: any Order) -> (source: PictureSource, network: String?)? {
    if let picture = line.message.picture { return (picture, line.message.network) }
    let links: [String] =
      switch order {
      case let order as FileReport: (order.link.map { [$0] } ?? []) + order.moreLinks
      case let order as LinkReport: [order.link]
      default: []
      }
    let link = links.first { PictureSettings.isOfPicture($0) && settings.pictures.reads($0) }
    return link.map { (PictureSource($0), nil) }
  }

  /// - Throws: a ``Refusal``, where it is not to be read.
  func want(
    _ wanted: WantedPicture, of report: Report, in crisis: Crisis, _ transaction: StoreTransaction
  ) throws {
    try PictureRules.admit(
      PictureRules.Situation(
        report: report, crisis: crisis, size: wanted.source.size, limit: settings.pictures.limit,
        count: transaction.countPictures(crisis: crisis.code, report: report.number)))
    try transaction.want(wanted)
  }
}
