import CrisisCore

extension Variable {
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

  /// The names that a text may use for it.
  var names: [String] {
    let forms: [ValueForm] =
      switch kind {
      case .number: [.one, .many, .zero]
      case .list: [.one, .many, .cap]
      case .words, .code: [.cap]
      case .term: [.cap]
      case .authority: [.of, .the, .cap]
      case .time: [.at, .from, .to, .hour, .day]
      case .duration: [.each]
      case .day, .flag: []
      }
    return [name] + forms.map { "\(name)_\($0.rawValue)" }
  }
}
