/// What somebody of the team did last: a quiet watch is told from a dead one by it.
package struct WatchSign: Sendable, Equatable {
  package var at: Milliseconds
  /// The shown name.
  package var by: String

  package init(at: Milliseconds, by: String) {
    self.at = at
    self.by = by
  }
}

extension WatchRules {
  /// How long nobody may have written before the coordination is told.
  package static let longestSilence: Milliseconds = 2 * .hour
  /// A sign is told of in digests once it is as old as this.
  static let freshness: Milliseconds = 30 * .minute

  /// To the coordination: nobody of the team has written since then.
  package static func silence(
    since: Milliseconds, last sign: WatchSign?, in situation: WatchSituation, at now: Milliseconds
  ) -> Decision {
    let people = situation.people(situation.rota.watch(at: now).people)
    let crisis = situation.crisis
    return Decision(announcements: [
      Announcement(
        to: .coordination, about: crisis.code, crisis.say(Texts.watch.silence, since, sign?.by, people),
        lifetime: longestSilence, key: "silence/\(crisis.code)")
    ])
  }
}

extension WatchSummary {
  /// - Returns: the same, with the last sign of life where somebody is or should be on watch, and nobody has written of late.
  package func with(_ sign: WatchSign?) -> WatchSummary {
    guard let sign, people != nil || missing > 0, at - sign.at >= WatchRules.freshness else { return self }
    var copy = self
    copy.sign = sign
    return copy
  }
}

extension Slot where T == WatchSign {
  static var sign: Slot { Slot(.words("sign_by"), .time("sign")) { ($0.by, $0.at) } }
}
