/// `!silence`: each for oneself, and never for a distress.
package enum MuteRules {
  package static func change(
    _ command: MuteCommand, muted: Set<NoticeTopic>, by asker: Asker
  ) throws(Refusal) -> Decision {
    guard let member = asker.member else { throw .unidentified }
    switch command {
    case .distress: throw .claim(.distressIsNeverMuted)
    case .mute(let topics): return set(topics, topics.subtracting(muted), true, "mute.done", member)
    case .unmute(let topics): return set(topics, topics.intersection(muted), false, "mute.ended", member)
    }
  }

  package static func list(_ muted: Set<NoticeTopic>) -> Statement {
    let others = Set(NoticeTopic.allCases).subtracting(muted)
    return Statement("mute.list", ["muted": values(muted), "others": values(others)])
  }

  private static func set(
    _ topics: Set<NoticeTopic>, _ changed: Set<NoticeTopic>, _ isMuted: Bool, _ code: String, _ member: Member
  ) -> Decision {
    let answer = Statement(code, ["topics": values(topics)])
    guard !changed.isEmpty else { return Decision([], answer: answer) }
    let event = NoticesMuted(
      member: member.number, topics: NoticeTopic.allCases.filter(changed.contains), isMuted: isMuted)
    return Decision([event], answer: answer)
  }

  private static func values(_ topics: Set<NoticeTopic>) -> Value {
    topics.isEmpty
      ? .flag(false) : .list(NoticeTopic.allCases.filter(topics.contains).map { .term("topic.\($0.rawValue)") })
  }
}
