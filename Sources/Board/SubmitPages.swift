import CrisisCore
import CrisisStore
import DutyDesk
import SystemCrypto

/// What somebody filled in, kept until they know that it is recorded.
struct FormDraft: Sendable {
  var form: FormName
  var values: FormValues
}

/// Makes the forms of one page for who reads it: those of the commands that are open to that person, each to be sent once.
struct PageForms {
  let words: PageWords
  let visitor: BoardVisitor
  /// The last row of the journal that the page is made from.
  let seen: Int64
  /// Where an answer is shown: what stands behind the crisis in the page's address; empty: the document.
  let page: String
  private let secret: String
  private let answers: [BoardNotice]

  /// - Parameters:
  ///   - secret: of the session.
  ///   - answers: what the desk answered, or has not yet, to be shown at the top.
  init(
    _ words: PageWords, of visitor: BoardVisitor, secret: String, seen: Int64, page: String,
    answers: [BoardNotice] = []
  ) {
    self.words = words
    self.visitor = visitor
    self.secret = secret
    self.seen = seen
    self.page = page
    self.answers = answers
  }

  /// Values for `{{> notices}}`.
  var notices: [[String: Any]] { answers.map(notice) }

  /// Values for `{{#forms}}{{> form}}{{/forms}}`: those of the forms that this person may use, in that order.
  ///
  /// - Parameters:
  ///   - record: what they are about: `S47`, `R9`, `Q3`, `2`; nil: nothing.
  ///   - fixed: what the page fills in itself, and does not ask for.
  func make(_ names: [FormName], on record: String? = nil, fixed: [String: String] = [:]) -> [[String: Any]] {
    guard visitor.crisis.status.isOpen else { return [] }
    return names.compactMap { name in
      guard let form = BoardForm.all.first(where: { $0.name == name }), visitor.commands.contains(form.command) else {
        return nil
      }
      return self.form(form, record ?? "", fixed)
    }
  }

  private func form(_ form: BoardForm, _ record: String, _ fixed: [String: String]) -> [String: Any] {
    let nonce = Hex.encode(randomBytes(16))
    let draft = answers.compactMap(\.draft).last { draft in
      draft.form == form.name && draft.values.record == record
        && fixed.allSatisfy { draft.values.fields[$0.key] == $0.value }
    }
    // Which of several buttons of one kind it is.
    let button = ([words.say(form.name)] + fixed.keys.sorted().compactMap { fixed[$0] }).joined(separator: " ")
    let isReal = visitor.crisis.nature == .real
    let asked = form.fields.filter { fixed[$0.name] == nil && !($0.isOfExercises && isReal) }
    var values: [String: Any] = [
      "do_crisis": visitor.crisis.code, "do_name": form.name.rawValue, "do_words": button,
      "do_nonce": nonce, "do_token": FormToken.make(nonce, secret), "do_seen": String(seen), "do_record": record,
      "do_page": page, "do_fields": asked.map { field($0, draft?.values.fields[$0.name]) },
      "do_fixed": fixed.map { ["f_name": $0.key, "f_value": $0.value] },
    ]
    if !asked.isEmpty { values["do_asks"] = true }
    if asked.contains(where: { if case .degrees = $0.kind { true } else { false } }) {
      // The report that gets its place stays behind the #, with the reader.
      values["do_map"] = "/c/\(visitor.crisis.code)/map" + (record.isEmpty ? "" : "#place=\(record.dropFirst())")
    }
    values["do_note"] = form.note.map { words.say($0) }
    if draft != nil { values["do_is_open"] = true }
    return values
  }

  private func field(_ field: FormField, _ value: String?) -> [String: Any] {
    var values: [String: Any] = [
      "f_name": field.name, "f_label": words.say(field.label), "f_value": Pages.plain(value ?? ""),
    ]
    if field.isNeeded { values["f_needed"] = true }
    switch field.kind {
    case .line(let hint):
      values["f_line"] = true
      values["f_hint"] = hint.map { words.say($0) } ?? ""
    case .commune: values["f_commune"] = true
    case .words: values["f_words"] = true
    case .link: values["f_link"] = true
    case .number(let least): values["f_number"] = String(least)
    case .time: values["f_time"] = true
    case .degrees: values["f_degrees"] = true
    case .check:
      values["f_check"] = true
      if value?.isEmpty == false { values["f_is_checked"] = true }
    case .choice(let choices):
      values["f_choice"] = [
        "f_options": choices.map { choice in
          var option: [String: Any] = ["o_value": choice.typed, "o_words": words.say(choice.term)]
          if choice.typed == value { option["o_is_chosen"] = true }
          return option
        }
      ]
    }
    return values
  }

  private func notice(_ notice: BoardNotice) -> [String: Any] {
    var values: [String: Any] = [
      "n_lines": notice.lines.isEmpty ? [words.say(notice.label)] : notice.lines.map(Pages.plain)
    ]
    if !notice.isDone { values["n_is_bad"] = true }
    if notice.draft != nil { values["n_kept"] = words.say(FormLabel.keptWords) }
    values["forms"] =
      notice.questions.flatMap { make([.yes, .no], on: String($0)) } + (notice.isUndoable ? make([.undo]) : [])
    return values
  }
}

/// An answer, as a page shows it.
struct BoardNotice {
  /// The desk's own words; none: there are none yet.
  var lines: [String]
  /// What is said where there are none.
  var label = FormLabel.waiting
  /// Whether it is recorded, or asked back.
  var isDone = false
  /// What was filled in and is not recorded.
  var draft: FormDraft?
  /// What Vigie asks back, by number.
  var questions: [Int] = []
  /// Whether it can still be taken back.
  var isUndoable = false
}

/// Ties a form to the session that it was made for: who does not have the cookie cannot make one.
enum FormToken {
  static func make(_ nonce: String, _ secret: String) -> String {
    Hex.encode(hmacSHA256(key: Array(secret.utf8), Array("form/\(nonce)".utf8)))
  }

  static func isGood(_ token: String, _ nonce: String, _ secret: String) -> Bool {
    nonce.utf8.count == 32 && equalInConstantTime(Array(token.utf8), Array(make(nonce, secret).utf8))
  }
}
