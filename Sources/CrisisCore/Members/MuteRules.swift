/// `!silence`: each for oneself, and never for a distress.
package enum MuteRules {
  package static func change(
    _ command: MuteCommand, muted: Set<NoticeTopic>, by asker: Asker
  ) throws(Refusal) -> Decision {
    guard let member = asker.member else { throw .unidentified }
    switch command {
    case .distress: throw .because(Texts.mute.distressIsNever(NoticeTopic.allCases))
    case .mute(let topics): return set(topics, topics.subtracting(muted), true, Texts.mute.done, member)
    case .unmute(let topics): return set(topics, topics.intersection(muted), false, Texts.mute.ended, member)
    }
  }

  package static func list(_ muted: Set<NoticeTopic>) -> Statement {
    let others = ordered(Set(NoticeTopic.allCases).subtracting(muted))
    return Texts.mute.list(ordered(muted).unlessEmpty, others.unlessEmpty, others.first)
  }

  private static func set(
    _ topics: Set<NoticeTopic>, _ changed: Set<NoticeTopic>, _ isMuted: Bool, _ text: Text<[NoticeTopic]>,
    _ member: Member
  ) -> Decision {
    let answer = text(ordered(topics))
    guard !changed.isEmpty else { return Decision([], answer: answer) }
    let event = NoticesMuted(member: member.number, topics: ordered(changed), isMuted: isMuted)
    return Decision([event], answer: answer)
  }

  private static func ordered(_ topics: Set<NoticeTopic>) -> [NoticeTopic] {
    NoticeTopic.allCases.filter(topics.contains)
  }
}
