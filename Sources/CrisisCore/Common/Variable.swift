/// A value that the program gives to a text, as the files are checked against it.
package struct Variable: Sendable, Equatable {
  package enum Kind: Sendable, Equatable {
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

  package var name: String
  package var kind: Kind
  /// May be absent, so that the text has to do without.
  package var isOptional = false

  package init(name: String, kind: Kind, isOptional: Bool = false) {
    self.name = name
    self.kind = kind
    self.isOptional = isOptional
  }

  /// The names that only open sections: they would print as `true`.
  package var sectionNames: [String] {
    switch kind {
    case .flag: [name]
    case .number, .list: ["\(name)_one", "\(name)_many"]
    default: []
    }
  }

  /// Whether a value is of this kind. An optional one may be switched off.
  package func accepts(_ value: Value) -> Bool {
    switch (kind, value) {
    case (.words, .text), (.code, .text), (.number, .number), (.time, .time), (.day, .day), (.duration, .duration),
      (.authority, .authority), (.list, .list), (.list, .choice), (.list, .phrase), (.flag, .flag):
      true
    case (.term(let family), .term(let code)): code.hasPrefix(family + ".")
    case (_, .flag(false)): isOptional
    default: false
    }
  }
}
