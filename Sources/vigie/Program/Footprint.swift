import Foundation

/// Memory that only the start needed, given back to the system.
enum Footprint {
  /// Lets go of the pages of code that the start has read in, most of the program's resident memory: what is used again comes
  /// back from the page cache. Code is never written, so nothing can be lost; what cannot be let go stays.
  static func giveBack() {
    guard let maps = try? String(contentsOfFile: "/proc/self/maps", encoding: .utf8) else { return }
    for code in code(in: maps) {
      _ = madvise(UnsafeMutableRawPointer(bitPattern: code.lowerBound), code.count, MADV_DONTNEED)
    }
  }

  /// Where code of files is mapped, in the text of `/proc/PID/maps` (`proc_pid_maps(5)`):
  /// `5581e000-55a2f000 r-xp 00001000 fe:00 1021 /usr/bin/vigie`.
  static func code(in maps: String) -> [Range<UInt>] {
    maps.split(separator: "\n").compactMap { line in
      let fields = line.split(separator: " ")
      guard fields.count >= 6, fields[1] == "r-xp", fields[5].hasPrefix("/") else { return nil }
      let ends = fields[0].split(separator: "-").compactMap { UInt($0, radix: 16) }
      return ends.count == 2 && ends[0] < ends[1] ? ends[0]..<ends[1] : nil
    }
  }
}
