import CrisisCore
import CrisisStore

/// What came of a picture that was wanted.
package struct PictureOutcome: Sendable, Equatable {
  var wanted: WantedPicture
  var result: Result<Read, PictureLoss>

  /// One that was read whole, and has its file.
  struct Read: Sendable, Equatable {
    var hash: String
    var type: PictureType
    /// In bytes.
    var size: Int
  }
}

extension PictureOutcome: Order {
  func carryOut(by handler: inout OrderHandler) throws -> OrderHandler.Done {
    let transaction = handler.transaction
    // Erased meanwhile, with what it showed.
    guard try transaction.wantedPicture(wanted.id) == wanted else { return .nothing }
    try transaction.wantNoMore(wanted)
    guard let crisis = try transaction.crisis(wanted.crisis),
      let report = try transaction.report(crisis: wanted.crisis, number: wanted.report), report.status != .cancelled
    else { return .nothing }
    switch result {
    case .success(let read):
      let known = try transaction.pictures(crisis: crisis.code, report: report.number)
      if known.contains(where: { $0.hash == read.hash }) { return .nothing }
      let picture = Picture(
        crisis: crisis.code, report: report.number, hash: read.hash, type: read.type, size: read.size,
        link: wanted.network == nil ? wanted.source.address : nil, by: wanted.member, at: handler.now)
      let other = try transaction.picture(crisis: crisis.code, hash: read.hash)?.report
      let decision = PictureRules.kept(picture, of: report, sameAs: other, crisis: crisis.about(report))
      var sequence: Int64?
      for event in decision.events {
        sequence = try transaction.append(event, by: .member(wanted.member), at: handler.now)
      }
      try handler.announce(decision.announcements, cause: sequence)
      return OrderHandler.Done(
        answer: decision.answer, sequence: sequence, announces: !decision.announcements.isEmpty)
    case .failure(let why):
      return try handler.store(
        PictureRules.lost(
          of: report.number, by: wanted.member, why, limit: handler.processor.settings.pictures.limit,
          crisis: crisis.about(report)))
    }
  }
}

extension Desk {
  /// Records what came of a picture.
  ///
  /// - Throws: where the records do not take it: it is to be handed in again.
  package func take(_ outcome: PictureOutcome) throws {
    try record(outcome, as: "picture-\(outcome.wanted.id)")
  }

  /// Records what was done beside the desk, once under that id: as Vigie's own act, in a transaction of its own, and
  /// whoever has to hear of it does.
  func record(_ order: any Order, as id: String) throws {
    let processor = processor()
    _ = try store.write { transaction in
      try scheduler.carryOut(Due(id, at: processor.now, order), in: transaction, with: processor)
    }
    dispatcher.look()
    dispatch(with: processor)
    // What the clock has to do about it is looked up again.
    scheduler.retry(after: processor.now - Scheduler.patience)
    mailbox.fallsDue()
  }
}
