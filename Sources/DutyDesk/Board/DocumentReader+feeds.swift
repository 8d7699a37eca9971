import ChatModel
import CommandBook
import CrisisCore
import CrisisStore

/// Whose program reads, with the rights that they have now.
package struct FeedReading: Sendable {
  package var member: Member
  /// nil: of no one crisis.
  package var crisis: Crisis?
}

extension DocumentReader {
  /// Who reads by a feed, and what; nil: nobody any more.
  package func subscriber(_ feed: Feed, at now: Milliseconds, in records: some StoreQueries) throws -> FeedReading? {
    guard let code = feed.crisis else {
      guard feed.kind == .shifts, let member = try records.member(account: feed.account), member.number == feed.member,
        member.has(.volunteer)
      else { return nil }
      return FeedReading(member: member)
    }
    let session = BoardSession(member: feed.member, account: feed.account, crisis: code, openedAt: now)
    guard let visitor = try visitor(session, at: now, in: records), feed.kind != .map || visitor.mayExport else {
      return nil
    }
    return FeedReading(member: visitor.member, crisis: visitor.crisis)
  }

  /// What a calendar has of somebody's shifts: those of the last month, and all to come.
  package func shifts(
    of member: Member, at now: Milliseconds, in records: some StoreQueries
  ) throws -> [(shift: Shift, crisis: Crisis)] {
    try records.shifts(ofMember: member.number, endingAfter: now - 30 * .day)
      .filter { NeedToKnow.mayHear(of: $0.crisis, member) }
  }

  /// The crisis whose public map is at an address; nil: there is none any more.
  package func publicCrisis(at address: String, in records: some StoreQueries) throws -> Crisis? {
    guard let dash = address.lastIndex(of: "-"), let crisis = try records.crisis(String(address[..<dash])),
      let end = crisis.publicMap, end == address[address.index(after: dash)...],
      !PublicMapRules.refused.contains(crisis.hazard)
    else { return nil }
    return crisis
  }
}
