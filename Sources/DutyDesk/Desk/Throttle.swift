import CrisisCore

/// How much one person may say.
package struct ThrottleSettings: Sendable, Equatable {
  package var commands: Int
  package var per: Milliseconds

  package init(commands: Int = 12, per: Milliseconds = .minute) {
    self.commands = commands
    self.per = per
  }
}

/// Counts each person's commands over a sliding window.
struct Throttle {
  enum Verdict: Equatable {
    case admitted
    /// Too many: to be told, once a window.
    case tell(wait: Milliseconds)
    /// Told in this window already; so often at most as commands are admitted.
    case again(wait: Milliseconds)
    case silent
  }

  private struct Person {
    var moments: [Milliseconds] = []
    var toldAt: Milliseconds?
    /// How often since.
    var told = 0
    /// Their network's: others have other ones.
    var window: Milliseconds
  }

  private var people: [String: Person] = [:]
  private var sweptAt: Milliseconds = 0

  mutating func admit(_ key: String, at now: Milliseconds, _ settings: ThrottleSettings?) -> Verdict {
    guard let settings else { return .admitted }
    sweep(now)
    var person = people[key] ?? Person(window: settings.per)
    person.window = settings.per
    defer { people[key] = person }
    let since = now - settings.per
    person.moments.removeAll { $0 <= since || $0 > now }
    guard person.moments.count >= settings.commands, let first = person.moments.first else {
      person.moments.append(now)
      return .admitted
    }
    let wait = first + settings.per - now
    if let told = person.toldAt, told > since, told <= now {
      person.told += 1
      return person.told <= settings.commands ? .again(wait: wait) : .silent
    }
    person.toldAt = now
    person.told = 0
    return .tell(wait: wait)
  }

  /// Forgets those who have been quiet, so that passers-by take no room.
  private mutating func sweep(_ now: Milliseconds) {
    guard now - sweptAt > .minute || now < sweptAt else { return }
    sweptAt = now
    people = people.filter { ($0.value.moments.last ?? 0) > now - $0.value.window }
  }
}
