import ChatModel
import CrisisCore
import CrisisStore

extension LineProcessor {
  /// An alarm, for each coordination room that is not the trouble itself, and for the alert command.
  func lines(of alarm: LinkAlarms.Alarm, lifetime: Milliseconds = 30 * .minute) -> [OutboxLine] {
    let text = render(alarm.statement, settings.language)
    return (settings.channels(for: .coordination) + (alarm.wakes ? settings.rooms(of: .trouble) : []))
      .filter { $0.network != alarm.exceptNetwork && $0 != alarm.exceptRoom }
      .map { room in
        OutboxLine(
          createdAt: now, network: room.network, destination: .channel(room.channel), lane: alarm.lane,
          key: alarm.key, expiresAt: now + lifetime, text: text, audience: AnnouncementAudience.coordination.stored)
      }
  }
}

extension OutboxLine {
  /// Of an alarm that cannot be said nobody is told by another.
  var isAlarm: Bool { key?.hasPrefix("alarm/") ?? false }
}
