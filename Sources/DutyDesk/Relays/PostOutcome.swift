import CrisisCore
import CrisisStore

/// What came of something that Vigie did on an account of the team's.
package struct PostOutcome: Sendable {
  package var job: PostJob
  /// Where it can be read, of what was to be put online; why not.
  package var result: Result<String, PostFailure>

  package init(_ job: PostJob, _ result: Result<String, PostFailure>) {
    self.job = job
    self.result = result
  }
}

extension PostOutcome: Order {
  func carryOut(by handler: inout OrderHandler) throws -> OrderHandler.Done {
    let (post, transaction) = (job.post, handler.transaction)
    guard let crisis = try transaction.crisis(post.crisis),
      let relay = try transaction.relay(crisis: post.crisis, number: post.number),
      let publication = relay.publications.first(where: { $0.account == post.account })
    else { return .nothing }
    switch (job.act, result) {
    case (.put, .success(let url)), (.replace, .success(let url)):
      // Somebody may have put it online by hand, and said so, at the same moment.
      if publication.state == .published, publication.url == url { return .nothing }
      if case .replace(let place) = job.act, let old = try replaced(by: relay, on: post.account, at: place, transaction)
      {
        return try handler.store(
          RelayRules.replaced(old, by: relay, on: post.account, at: url, crisis: crisis, now: handler.now))
      }
      return try handler.store(
        RelayRules.posted(relay, on: post.account, at: url, crisis: crisis, now: handler.now))
    case (.put, .failure(let failure)), (.replace, .failure(let failure)):
      guard publication.state == .planned else { return .nothing }
      return try handler.store(RelayRules.notPosted(relay, on: post.account, failure, crisis: crisis))
    case (.remove, .success):
      guard publication.isOurs else { return .nothing }
      return try handler.store(RelayRules.removed(relay, from: post.account, crisis: crisis, now: handler.now))
    case (.remove(let url), .failure(let failure)):
      guard publication.isOurs else { return .nothing }
      return try handler.store(
        RelayRules.notRemoved(relay, from: post.account, at: url, failure, crisis: crisis))
    }
  }

  /// The relay that was online there until now.
  private func replaced(
    by relay: Relay, on account: String, at url: String, _ records: StoreTransaction
  ) throws -> Relay? {
    guard let number = relay.corrects, let old = try records.relay(crisis: relay.crisis, number: number) else {
      return nil
    }
    let isThere = old.published.contains { $0.account == account && $0.url == url && $0.isOurs }
    return isThere ? old : nil
  }

  /// Under which it is taken once, like what falls due.
  fileprivate var id: String {
    let post = job.post
    return
      "posting-\(post.crisis)-R\(post.number)-\(post.account)-\(post.approvedAt)-\(job.publishes ? "put" : "remove")"
  }
}

extension Desk {
  /// Records what came of a post: as Vigie's own act, in a transaction of its own, and whoever has to hear of it does.
  ///
  /// - Throws: where the records do not take it: it is to be handed in again.
  package func take(_ outcome: PostOutcome) throws {
    try record(outcome, as: outcome.id)
  }
}
