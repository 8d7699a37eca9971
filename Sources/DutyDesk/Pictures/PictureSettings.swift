import CrisisCore

/// Which pictures are kept.
package struct PictureSettings: Sendable, Equatable {
  /// How large one may be, in bytes.
  package var limit = 10_000_000
  /// How much room all of them may take, in bytes.
  package var total = 2_000_000_000
  /// The domains, each with all below it, from which a picture is read where somebody gives its address; none: from nowhere.
  package var domains: [String] = []

  package init() {}

  /// Whether the picture behind a link may be asked for.
  func reads(_ link: String) -> Bool {
    guard !domains.isEmpty, let address = try? StrictAddress(link) else { return false }
    return domains.contains { address.isWithin($0) }
  }

  /// Whether a link to something else than a page is a picture's, as far as its words tell.
  static func isOfPicture(_ link: String) -> Bool {
    guard let name = (try? StrictAddress(link))?.path.last?.lowercased() else { return false }
    return [".jpg", ".jpeg", ".png", ".gif", ".webp", ".heic"].contains { name.hasSuffix($0) }
  }
}
