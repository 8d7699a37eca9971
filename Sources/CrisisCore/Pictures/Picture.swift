/// A picture that shows what a report says. Its bytes are in a file beside the store, which has the hash for a name.
package struct Picture: Sendable, Equatable {
  package var crisis: String
  package var report: Int
  /// SHA-256 of the bytes, 64 hexadecimal digits.
  package var hash: String
  package var type: PictureType
  /// In bytes.
  package var size: Int
  /// The address of the web that it was read from; nil: it was sent to us.
  package var link: String?
  /// The member who gave it.
  package var by: Int
  package var at: Milliseconds

  package init(
    crisis: String, report: Int, hash: String, type: PictureType, size: Int, link: String?, by: Int, at: Milliseconds
  ) {
    self.crisis = crisis
    self.report = report
    self.hash = hash
    self.type = type
    self.size = size
    self.link = link
    self.by = by
    self.at = at
  }

  /// A report has so many at most, those that are still to be read among them.
  package static let mostOfReport = 20
}

/// What a picture is by its first bytes, whatever its name or its server says.
package enum PictureType: String, Sendable, CaseIterable, Codable {
  case jpeg
  case png
  case gif
  case webp
  /// As telephones make them; browsers do not show it.
  case heic

  package var mediaType: String { "image/\(rawValue)" }
  package var isShownByBrowsers: Bool { self != .heic }

  /// - Returns: nil: it is none of them.
  package init?(_ bytes: [UInt8]) {
    func has(_ text: StaticString, at offset: Int) -> Bool {
      bytes.count >= offset + text.utf8CodeUnitCount
        && (0..<text.utf8CodeUnitCount).allSatisfy { bytes[offset + $0] == text.utf8Start[$0] }
    }
    if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
      self = .jpeg
    } else if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
      self = .png
    } else if has("GIF87a", at: 0) || has("GIF89a", at: 0) {
      self = .gif
    } else if has("RIFF", at: 0), has("WEBP", at: 8) {
      self = .webp
    } else if has("ftyp", at: 4), has("heic", at: 8) || has("heix", at: 8) || has("mif1", at: 8) {
      self = .heic
    } else {
      return nil
    }
  }
}
