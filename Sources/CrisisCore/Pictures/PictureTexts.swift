/// The answers of `picture.yaml`, and `texts/pictures.yaml`.
package struct PictureTexts: Sendable {
  package let wanted = Text("picture.done", .number("number"), .maybe(.words("place")))
  let undone = Text("undo.picture", .number("number"))
  /// Behind the answer to a command that a picture came with.
  package let goesAlong = Text("picture_note.wanted", .number("number"))
  package let staysBehind = Text("picture_note.no_report")

  let same = Text("announcement.same_picture", .number("number"), .number("other"), .code("crisis"))
  let lost = Text(
    "announcement.picture_lost", .number("number"), .code("crisis"), .term("why", PictureLoss.self),
    .maybe(.number("limit")))

  package let none = Text("refusal.picture_none", .number("number"), .flag("links"))
  package let host = Text("refusal.picture_host", .number("number"), .words("host"), .words("link"))
  let tooLarge = Text("refusal.picture_too_large", .number("limit"))
  let enough = Text("refusal.picture_enough", .number("number"), .number("count"))
}

extension Texts { package static let pictures = PictureTexts() }
