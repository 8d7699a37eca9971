import VigieTestSupport

/// What an operator may add beside the commands that are delivered: a text for the coordinators.
final class TemporaryFolderOfCommands {
  private let folder: TemporaryFolder
  var path: String { folder.path }

  init() throws {
    folder = try TemporaryFolder("commands")
    try folder.write(
      """
      names: { fr: [codes], en: [codes] }
      audience: [coordinator]
      places: [coordination]
      help:
        fr: { line: "le code du jour", text: "Donne le code du jour." }
        en: { line: "the code of the day", text: "Gives the code of the day." }
      examples: { fr: ["!codes"], en: ["!codes"] }
      text: { fr: "Le code du jour est bleu.", en: "The code of the day is blue." }

      """, to: "codes.yaml")
  }
}
