/// A digest that may be issued, before it is put into words.
package struct DigestDraft: Sendable {
  package var number: Int
  package var from: Milliseconds
  package var to: Milliseconds
  package var next: Milliseconds?
  /// The first digits of the journal's head.
  package var head: String
  package var composition: DigestComposition

  package init(
    number: Int, from: Milliseconds, to: Milliseconds, next: Milliseconds?, head: String,
    composition: DigestComposition
  ) {
    self.number = number
    self.from = from
    self.to = to
    self.next = next
    self.head = head
    self.composition = composition
  }

  /// - Parameters:
  ///   - lines: its words, which stay as they are.
  ///   - due: when it was to come; nil: somebody asked for it.
  package func issued(_ lines: [String], due: Milliseconds?) -> DigestIssued {
    DigestIssued(
      crisisCode: composition.crisis.code, number: number, from: from, to: to, dueAt: due, nextAt: next,
      total: composition.content.total, head: head, lines: lines)
  }
}
