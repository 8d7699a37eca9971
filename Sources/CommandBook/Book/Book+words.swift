import CrisisCore

extension Book {
  /// A value in words, as long as they are: for files, which no server cuts. May hold whatever the value holds.
  package func words(_ value: Value, _ context: RenderContext) -> String {
    Voice(
      book: self, language: context.language, clock: context.clock, now: context.now, namesZone: context.namesZone
    ).words(value)
  }
}
