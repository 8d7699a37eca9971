import Foundation
import Testing

@testable import vigie

@Suite struct FootprintTests {
  /// What may have been written, relocated or made by nobody's file is never let go.
  @Test func onlyCodeOfFilesIsLetGo() {
    let maps = """
      5581e000-55820000 r--p 00000000 fe:00 1021                       /usr/bin/vigie
      55820000-55a2f000 r-xp 00001000 fe:00 1021                       /usr/bin/vigie
      55a2f000-55b00000 rw-p 00210000 fe:00 1021                       /usr/bin/vigie
      55c00000-55d00000 rw-p 00000000 00:00 0                          [heap]
      7f000000-7f100000 r-xp 00000000 00:00 0
      7f200000-7f300000 r-xp 00000000 fe:00 77                         /usr/lib/a b.so
      7ffd0000-7ffd2000 r-xp 00000000 00:00 0                          [vdso]
      """
    #expect(Footprint.code(in: maps) == [0x5582_0000..<0x55a2_f000, 0x7f20_0000..<0x7f30_0000])
    #expect(Footprint.code(in: "nonsense\n-\nzz-yy r-xp 0 0 0 /x").isEmpty)
  }

  @Test func whatIsUsedAgainComesBack() throws {
    let maps = try String(contentsOfFile: "/proc/self/maps", encoding: .utf8)
    #expect(!Footprint.code(in: maps).isEmpty)
    Footprint.giveBack()
    #expect("crue".uppercased() == "CRUE")
  }
}
