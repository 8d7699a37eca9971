import Foundation

/// Where the programs and the files under test are.
enum Checkout {
  /// The `vigie` built together with these tests.
  static let vigie: String = {
    let tests = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    return tests.deletingLastPathComponent().appendingPathComponent("vigie").path
  }()

  /// The folder of the programs that were built.
  static let programs = URL(fileURLWithPath: vigie).deletingLastPathComponent().path

  /// The top folder of the package: above the build, else above the current folder.
  static let root: String = {
    let starts = [vigie, FileManager.default.currentDirectoryPath + "/."]
    for start in starts {
      var folder = URL(fileURLWithPath: start).deletingLastPathComponent()
      while folder.path != "/" {
        if FileManager.default.fileExists(atPath: folder.path + "/deploy/ircd/up.sh") { return folder.path }
        folder = folder.deletingLastPathComponent()
      }
    }
    return FileManager.default.currentDirectoryPath
  }()

  static let commands = root + "/commands"
  static let ircd = root + "/deploy/ircd"
}
