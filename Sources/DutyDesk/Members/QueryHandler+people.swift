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
    let crises = try seen(reader.openCrises()).map { ($0, try reader.participants(crisis: $0.code)) }
    let free = authorities == nil ? try processor.free(in: reader).filter { $0.value.isFree(at: processor.now) } : [:]
    return TeamList(
      members: try reader.members(), active: heard, authorities: authorities, crises: crises,
      available: free.sorted { $0.key < $1.key }.map(\.value.name))
  }

  /// `!rôle jo`; nil: one's own.
  func roles(of typed: String?) throws -> RolesView {
    guard var member = asker.member else { throw Refusal.unidentified }
    if let typed {
      let person = try People(records: reader, network: reading.line.message.home).find(typed)
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
