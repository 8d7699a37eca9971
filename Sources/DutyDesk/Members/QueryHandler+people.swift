import CrisisCore
import CrisisStore

extension QueryHandler {
  /// `!qui`: a manager, and whoever asks in a managers' room, learns whom to turn to.
  func team() throws -> TeamList {
    var authorities: Set<String>?
    if case .managers(let code) = asker.venue {
      authorities = [code]
    } else if let member = asker.member, member.roles.isEmpty {
      authorities = member.manages
    }
    let heard = try reader.membersHeard(since: processor.now - TeamList.recently)
    return TeamList(members: try reader.members(), active: heard, authorities: authorities)
  }

  /// `!rôle jo`; nil: one's own.
  func roles(of typed: String?) throws -> RolesView {
    guard var member = asker.member else { throw Refusal.unidentified }
    if let typed {
      let person = try People(records: reader, network: reading.line.message.network).find(typed)
      guard case .known(let known) = person else { throw Refusal.because(Texts.members.unknownPerson(typed)) }
      member = known
    }
    return RolesView(member: member, accounts: try reader.accounts(ofMember: member.number))
  }

  func muted() throws -> MutedView {
    MutedView(topics: try asker.member.map { try reader.mutedTopics(ofMember: $0.number) } ?? [])
  }
}

package struct RolesView: View {
  package var member: Member
  package var accounts: [String]
  package var lines: [Statement] { [member.rolesStatement(accounts: accounts)] }
  package var isPrivate: Bool { true }
}

/// `!silence`: which private notices one does without.
struct MutedView: View {
  var topics: Set<NoticeTopic>
  var lines: [Statement] { [MuteRules.list(topics)] }
  var isPrivate: Bool { true }
}
