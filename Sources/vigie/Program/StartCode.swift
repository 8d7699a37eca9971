import Foundation
import Glibc

/// The code that a start runs through once (configuration, migrations, lists of communes) is most of what the process has of the
/// program's file when the watch begins. Let go of, its memory serves something else on a small machine; what is run again comes back
/// from the file.
enum StartCode {
  /// Takes the program's own code out of the process's memory. Nothing is lost by it: the pages are those of the file.
  static func letGo() {
    guard let maps = try? String(contentsOfFile: "/proc/self/maps", encoding: .utf8), let program = program() else {
      return
    }
    for line in maps.split(separator: "\n") {
      // begin-end perms offset device inode path
      let fields = line.split(separator: " ", maxSplits: 5, omittingEmptySubsequences: true)
      guard fields.count == 6, fields[1] == "r-xp", fields[5].drop(while: { $0 == " " }) == program else { continue }
      let ends = fields[0].split(separator: "-").compactMap { UInt($0, radix: 16) }
      guard ends.count == 2, ends[0] < ends[1] else { continue }
      madvise(UnsafeMutableRawPointer(bitPattern: ends[0]), Int(ends[1] - ends[0]), MADV_DONTNEED)
    }
  }

  private static func program() -> String? {
    var bytes = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink("/proc/self/exe", &bytes, bytes.count)
    return count > 0 ? String(decoding: bytes.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self) : nil
  }
}
