import CrisisCore

/// The values of one statement, each put into words when the template asks for it.
struct RenderedValues {
  private let values: [String: Value]
  private let voice: Voice
  private let isReal: Bool

  init(_ values: [String: Value], _ voice: Voice, isReal: Bool = true) {
    self.values = values
    self.voice = voice
    self.isReal = isReal
  }

  /// What every text may ask: whether it is about a real mission.
  static let real = "real"
  /// And whether its reader may use a command there, by the command's code.
  static let may = "may_"

  /// Whether a section of that name is shown; words are those that the name prints.
  func opening(_ name: TextTemplate.Name) -> Spoken {
    if name.whole == Self.real { return .flag(isReal) }
    if let value = values[name.whole] { return voice.opening(value, .plain) }
    if let form = name.form, let value = values[name.base] { return voice.opening(value, form) }
    return .flag(name.command.map(voice.allows) ?? false)
  }

  func print(_ name: TextTemplate.Name, to line: inout String) {
    if name.whole == Self.real { return line += String(isReal) }
    if let value = values[name.whole] {
      switch value {
      case .text(let text): line += text
      case .number(let number): line += String(number)
      default: line += voice.form(value, .plain).printed
      }
    } else if let form = name.form, let value = values[name.base] {
      line += voice.form(value, form).printed
    }
  }
}

/// A value in a form, as a text uses it.
enum Spoken {
  /// Opens a section unless they are empty.
  case words(String)
  /// For what only opens sections.
  case flag(Bool)
  case absent

  var printed: String {
    switch self {
    case .words(let text): text
    case .flag(let isOn): String(isOn)
    case .absent: ""
    }
  }

  var opens: Bool {
    switch self {
    case .words(let text): !text.isEmpty
    case .flag(let isOn): isOn
    case .absent: false
    }
  }
}

/// The forms of a value beside its plain one, as the endings of the names in a text (`people_many`).
enum ValueForm: String, Sendable, CaseIterable {
  case plain
  /// A section: the number, or the length of the list, is 1 (in French 0 too).
  case one
  /// A section: it is not.
  case many
  /// A section: there is none.
  case zero
  /// With a capital.
  case cap
  /// `du SDIS 63`
  case of
  /// `le SDIS 63`
  case the
  /// `à 14h10`, `le 23/11 à 14h10`
  case at
  /// `de 14h10`, `du 23/11 à 14h10`
  case from
  /// `à 14h10`, `au 23/11 à 14h10`: where a span ends (`jusqu’{{until_to}}`)
  case to
  /// `14h10`, whatever the day
  case hour
  /// `lundi 25/11`; absent where it is today
  case day
  /// `toutes les 2 h`, `toutes les heures`, `tous les jours`
  case each
}
