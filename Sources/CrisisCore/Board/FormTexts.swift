/// What can be done on a page, by a form: its name in addresses, and the words of its button.
package enum FormName: String, Sendable, CaseIterable, Hashable {
  case report
  case distress
  case claim
  case release
  case verify
  case correct
  case place
  case duplicate
  case link
  case supersede
  case erase
  case received
  case clear
  case draft
  case approve
  case reject
  case published
  case withdraw
  case note
  case ask
  case answer
  case take
  case giveUp = "give_up"
  case arrive
  case leave
  case yes
  case no
  case undo
}

/// What a form asks for.
package enum FormLabel: String, Sendable, CaseIterable, Hashable {
  case place
  case category
  case urgent
  case urgency
  case people
  case time
  case link
  case text
  case latitude
  case longitude
  case onMap = "on_map"
  case another
  case outcome
  case verified
  case refuted
  case unverifiable
  case outOfScope = "out_of_scope"
  case source
  case date
  case location
  case corroboration
  case grade
  case reason
  case original
  case answer
  case question
  case span
  case spanHint = "span_hint"
  case happens
  case real
  case relayKind = "relay_kind"
  case officialLink = "official_link"
  case publicText = "public_text"
  case denied
  case beneficiary
  case note
  case unchanged
  /// What a page says of what has no answer.
  case waiting
  case turnedAway = "turned_away"
  case keptWords = "kept_words"
  case stale
  case tooLong = "too_long"
}

extension FormName: Term { package static let family = "form" }
extension FormLabel: Term { package static let family = "form_label" }
