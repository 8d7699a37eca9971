import CrisisCore

/// A value that the program gives to a text.
struct Variable: Sendable, Equatable {
  enum Kind: Sendable, Equatable {
    /// Somebody's words: no text may begin with them.
    case words
    /// Ours: a code, a command's example.
    case code
    case number
    case time
    case day
    case duration
    /// One of a family of terms.
    case term(String)
    case authority
    case list
    case flag
  }

  var name: String
  var kind: Kind
  /// May be absent, so that the text has to do without.
  var isOptional = false

  static func words(_ name: String) -> Variable { Variable(name: name, kind: .words) }
  static func code(_ name: String) -> Variable { Variable(name: name, kind: .code) }
  static func number(_ name: String) -> Variable { Variable(name: name, kind: .number) }
  static func time(_ name: String) -> Variable { Variable(name: name, kind: .time) }
  static func day(_ name: String) -> Variable { Variable(name: name, kind: .day) }
  static func duration(_ name: String) -> Variable { Variable(name: name, kind: .duration) }
  static func term(_ name: String, _ family: String) -> Variable { Variable(name: name, kind: .term(family)) }
  static func authority(_ name: String) -> Variable { Variable(name: name, kind: .authority) }
  static func list(_ name: String) -> Variable { Variable(name: name, kind: .list) }
  static func flag(_ name: String) -> Variable { Variable(name: name, kind: .flag) }

  static func maybe(_ variable: Variable) -> Variable {
    Variable(name: variable.name, kind: variable.kind, isOptional: true)
  }

  /// The names that only open sections: they would print as `true`.
  var sectionNames: [String] {
    switch kind {
    case .flag: [name]
    case .number, .list: ["\(name)_one", "\(name)_many"]
    default: []
    }
  }

  /// Whether a value is of this kind. An optional one may be switched off.
  func accepts(_ value: Value) -> Bool {
    switch (kind, value) {
    case (.words, .text), (.code, .text), (.number, .number), (.time, .time), (.day, .day), (.duration, .duration),
      (.authority, .authority), (.list, .list), (.list, .choice), (.list, .phrase), (.flag, .flag):
      true
    case (.term(let family), .term(let code)): code.hasPrefix(family + ".")
    case (_, .flag(false)): isOptional
    default: false
    }
  }

  /// The names that a text may use for it.
  var names: [String] {
    let forms: [ValueForm] =
      switch kind {
      case .number: [.one, .many]
      case .list: [.one, .many, .cap]
      case .words, .code: [.cap]
      case .term: [.cap]
      case .authority: [.of, .the, .cap]
      case .time: [.at, .hour, .day]
      case .day, .duration, .flag: []
      }
    return [name] + forms.map { "\(name)_\($0.rawValue)" }
  }
}
