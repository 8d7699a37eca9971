import CrisisCore
import Mustache

/// The values of one statement, each put into words when the template asks for it.
final class RenderedValues: MustacheParent {
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

  func child(named name: String) -> Any? {
    if name == Self.real { return isReal }
    if let value = values[name] { return voice.form(value, .plain) }
    guard let underscore = name.lastIndex(of: "_"),
      let form = ValueForm(rawValue: String(name[name.index(after: underscore)...])),
      let value = values[String(name[..<underscore])]
    else { return RenderedValue.absent }
    return voice.form(value, form)
  }

  // MARK: - For plain templates

  /// Whether a section of that name is shown.
  func opens(_ name: PlainTemplate.Name) -> Bool {
    if name.whole == Self.real { return isReal }
    if let value = values[name.whole] { return voice.opens(value, .plain) }
    guard let form = name.form, let value = values[name.base] else { return false }
    return voice.opens(value, form)
  }

  func print(_ name: PlainTemplate.Name, to line: inout String) {
    if name.whole == Self.real { return line += String(isReal) }
    let form: Any
    if let value = values[name.whole] {
      switch value {
      case .text(let text): return line += text
      case .number(let number): return line += String(number)
      default: form = voice.form(value, .plain)
      }
    } else if let ending = name.form, let value = values[name.base] {
      form = voice.form(value, ending)
    } else {
      return
    }
    switch form {
    case let value as RenderedValue: line += value.renderText
    case let flag as Bool: line += String(flag)
    default: break
    }
  }
}

/// A value in words: prints as its text, and opens a section unless it is absent.
struct RenderedValue: MustacheCustomRenderable, MustacheParent {
  var renderText: String
  var isNull: Bool

  init(_ text: String) {
    renderText = text
    isNull = text.isEmpty
  }

  private init(text: String, isNull: Bool) {
    renderText = text
    self.isNull = isNull
  }

  static let absent = RenderedValue(text: "", isNull: true)

  func child(named: String) -> Any? { nil }
}

/// The forms of a value beside its plain one, as the endings of the names in a text (`people_many`).
enum ValueForm: String, Sendable, CaseIterable {
  case plain
  /// A section: the number, or the length of the list, is 1 (in French 0 too).
  case one
  /// A section: it is not.
  case many
  /// With a capital.
  case cap
  /// `du SDIS 63`
  case of
  /// `le SDIS 63`
  case the
  /// `à 14h10`, `le 23/11 à 14h10`
  case at
  /// `14h10`, whatever the day
  case hour
  /// `lundi 25/11`; absent where it is today
  case day
}
