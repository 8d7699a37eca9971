import CrisisCore
import DutyDesk
import StrictYAML

/// `pictures:`: what is kept of what people show, in megabytes, and whose pictures are read by their addresses.
extension ConfigurationReader {
  func pictures(_ map: YAMLMap) -> PictureSettings? {
    var pictures = PictureSettings()
    let megabyte = 1_000_000
    pictures.limit = map.optional("limit") { $0.integer(1...50) }.map { $0 * megabyte } ?? pictures.limit
    pictures.total = map.optional("total") { $0.integer(10...1_000_000) }.map { $0 * megabyte } ?? pictures.total
    pictures.domains =
      map.optional("from") { value in
        value.list { $0.word("a domain such as pbs.twimg.com") { StrictAddress.isHost($0) ? $0 : nil } }
      } ?? []
    return pictures
  }
}
