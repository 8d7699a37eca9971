import CrisisCore
import PlainText

/// Puts values into the words of one language.
struct Voice: Sendable {
  let book: Book
  let language: Language
  let clock: LocalClock
  let now: Milliseconds
  let namesZone: Bool
  /// Whether the reader may use a command there.
  var allows: @Sendable (String) -> Bool = { _ in true }

  func form(_ value: Value, _ form: ValueForm) -> Spoken {
    switch form {
    case .plain:
      if case .flag(let isOn) = value { return isOn ? .flag(true) : .absent }
      return .words(words(value))
    case .one: return .flag(isOne(value) == true)
    case .many: return .flag(isOne(value) == false)
    case .zero: return .flag(value == .number(0))
    case .cap: return .words(Self.capitalised(words(value)))
    case .of, .the: return .words(authority(value, form))
    case .each:
      guard case .duration(let length) = value else { return .absent }
      return .words(each(length))
    case .at, .from, .to, .hour, .day:
      guard case .time(let moment) = value else { return .absent }
      switch form {
      case .at: return .words(time(moment, "à ", "le ", english: "at "))
      case .from: return .words(time(moment, "de ", "du "))
      case .to: return .words(time(moment, "à ", "au "))
      case .hour: return .words(hour(moment))
      default: return day(moment).map { .words($0) } ?? .absent
      }
    }
  }

  /// Whether a value in a form opens a section, without its words where they are not needed to know.
  func opening(_ value: Value, _ form: ValueForm) -> Spoken {
    switch (value, form) {
    case (.text(let text), .plain): .words(text)
    case (.number, .plain), (.time, .plain), (.duration, .plain), (.time, .at): .flag(true)
    default: self.form(value, form)
    }
  }

  func words(_ value: Value) -> String {
    switch value {
    case .text(let text): text
    case .number(let number): String(number)
    case .time(let moment): time(moment)
    case .day(let day): day.split(separator: "-").reversed().joined(separator: "/")
    case .duration(let length): duration(length)
    case .term(let code): term(code)
    case .authority: authority(value, .plain)
    case .list(let values): join(values, language == .french ? " et " : " and ")
    case .choice(let values): join(values, language == .french ? " ou " : " or ")
    case .phrase(let statement):
      book.template(statement.code, language)?.render(RenderedValues(statement.values, self)) ?? ""
    case .flag: ""
    }
  }

  private func term(_ code: String) -> String {
    if code.hasPrefix("command."), let file = book.commands[String(code.dropFirst(8))] {
      return "!\(file.name(in: language))"
    }
    return book.vocabulary.printed(code, in: language) ?? code
  }

  private func join(_ values: [Value], _ last: String) -> String {
    let words = values.map(words).filter { !$0.isEmpty }
    guard let final = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + last + final
  }

  private func isOne(_ value: Value) -> Bool? {
    switch value {
    case .number(let number): number == 1 || language == .french && number == 0
    case .list(let values), .choice(let values): values.count == 1
    default: nil
    }
  }

  /// `14h10`, with its day when it is not today's, with its offset where the clocks change or where it is asked for.
  ///
  /// - Parameters:
  ///   - hourWord: what stands before the hour in French.
  ///   - dateWord: what stands before the date.
  ///   - english: what stands before either in English.
  private func time(
    _ moment: Milliseconds, _ hourWord: String = "", _ dateWord: String = "le ", english: String = ""
  ) -> String {
    let (day, minute) = clock.reading(moment)
    let today = clock.reading(now).day
    let hour = Self.twoDigits(minute / 60) + (language == .french ? "h" : ":") + Self.twoDigits(minute % 60)
    var text = language == .french ? "" : english
    if day == today {
      text += language == .french ? hourWord + hour : hour
    } else {
      let date = LocalClock.date(ofDay: day)
      var shown = "\(date.day)/\(Self.twoDigits(date.month))"
      if date.year != LocalClock.date(ofDay: today).year { shown += "/\(date.year)" }
      text += language == .french ? "\(dateWord)\(shown) à \(hour)" : "\(hour) on \(shown)"
    }
    if namesZone || clock.isNearChange(moment) { text += " (\(Self.offset(clock.offset(at: moment))))" }
    return text
  }

  /// `14h10`, with its offset where the clocks change or where it is asked for.
  private func hour(_ moment: Milliseconds) -> String {
    let minute = clock.reading(moment).minute
    let hour = Self.twoDigits(minute / 60) + (language == .french ? "h" : ":") + Self.twoDigits(minute % 60)
    guard namesZone || clock.isNearChange(moment) else { return hour }
    return hour + " (\(Self.offset(clock.offset(at: moment))))"
  }

  /// `lundi 25/11`; nil: today.
  private func day(_ moment: Milliseconds) -> String? {
    let day = clock.reading(moment).day
    guard day != clock.reading(now).day else { return nil }
    let date = LocalClock.date(ofDay: day)
    let weekday = term("day.\(ClockWords.weekdays[LocalClock.weekday(ofDay: day) - 1])")
    return "\(weekday) \(date.day)/\(Self.twoDigits(date.month))"
  }

  /// `UTC+1`, `UTC-3:30`
  private static func offset(_ offset: Milliseconds) -> String {
    let minutes = abs(offset) / .minute
    let sign = offset < 0 ? "-" : "+"
    return "UTC\(sign)\(minutes / 60)" + (minutes % 60 == 0 ? "" : ":\(twoDigits(Int(minutes % 60)))")
  }

  /// `45 min`, `2 h`, `1 h 30`, `3 j`, with no-break spaces.
  private func duration(_ length: Milliseconds) -> String {
    // To the nearest: neither « dans 14 min » for what comes in a quarter of an hour, nor « depuis 3 min » a second too soon.
    let minutes = (length + .minute / 2) / .minute
    if length < .minute { return "\(length / .second)\u{A0}s" }
    if minutes < 60 { return "\(minutes)\u{A0}min" }
    if minutes % 1440 == 0 { return "\(minutes / 1440)\u{A0}\(language == .french ? "j" : "d")" }
    let rest = minutes % 60
    if rest == 0 { return "\(minutes / 60)\u{A0}h" }
    return "\(minutes / 60)\u{A0}h\u{A0}\(Self.twoDigits(Int(rest)))" + (language == .french ? "" : "\u{A0}min")
  }

  /// `toutes les 2 h`; of an hour or a day, without the number.
  private func each(_ length: Milliseconds) -> String {
    switch (length, language) {
    case (.hour, .french): "toutes les heures"
    case (.hour, _): "every hour"
    case (.day, .french): "tous les jours"
    case (.day, _): "every day"
    case (_, .french): "toutes les \(duration(length))"
    default: "every \(duration(length))"
    }
  }

  /// An authority's forms are texts of the book (`authority.sdis`), so that its article is data. A name that does not
  /// begin as its kind does takes the forms of `authority.other`.
  private func authority(_ value: Value, _ form: ValueForm) -> String {
    guard case .authority(let kind, let departement, let name) = value else { return "" }
    let folded = Folding.fold(name)
    let heads = book.vocabulary.terms["authority.\(kind.rawValue)"]?.typed ?? []
    let regular = book.template("authority.\(kind.rawValue).\(form.rawValue)", language)
    let isRegular =
      heads.isEmpty
      ? departement != nil || regular?.text.contains("departement") == false
      : heads.contains { folded.hasPrefix(Folding.fold($0)) }
    let isVowel = folded.first.map { "aeiouyh".contains($0) } ?? false
    let family = isRegular ? kind.rawValue : isVowel ? "other_vowel" : "other"
    let values = RenderedValues(
      [
        "departement": .text(departement ?? ""), "name": .text(name),
        "name_low": .text(name.prefix(1).lowercased() + name.dropFirst()),
      ], self)
    return book.template("authority.\(family).\(form.rawValue)", language)?.render(values) ?? name
  }

  static func capitalised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

  private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}
