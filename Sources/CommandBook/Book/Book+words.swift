import CrisisCore

/// Says values as long as they are: for files, which no server cuts, and which have many. What it says may hold whatever
/// the value holds.
package struct Speaker: Sendable {
  private let voice: Voice

  package init(_ book: Book, _ context: RenderContext) {
    voice = Voice(
      book: book, language: context.language, clock: context.clock, now: context.now, namesZone: context.namesZone)
  }

  package func words(_ value: Value) -> String { voice.words(value) }
}
