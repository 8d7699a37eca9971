import CCommunes
import Foundation
import Gazetteer
import Testing
import VigieTestSupport

@testable import vigie

@Suite("The file of an imported list of communes")
struct CommuneFileTests {
  private let folder: TemporaryFolder
  private let path: String
  private let packed = [UInt8](UnsafeRawBufferPointer(start: ccommunes_bytes(), count: ccommunes_size()))

  init() throws {
    folder = try TemporaryFolder()
    path = folder.file("communes.list")
  }

  @Test("What is written is used, and named") func used() throws {
    try CommuneFile.write(packed, to: path)
    let gazetteer = LoadedGazetteer(path)
    #expect(gazetteer.fault == nil)
    #expect(
      gazetteer.description
        == "gazetteer: \(Places.france.communeCount) communes in 101 départements (imported, \(path))")
    #expect(gazetteer.places.resolve("Orsonnette", in: ["63"]) == Places.france.resolve("Orsonnette", in: ["63"]))
  }

  @Test("Without one, or before the first import, the program’s own list") func own() {
    let own = "gazetteer: \(Places.france.communeCount) communes in 101 départements (the program’s own list)"
    #expect(LoadedGazetteer(nil).description == own)
    #expect(LoadedGazetteer(nil).fault == nil)
    let absent = LoadedGazetteer(path)
    #expect(absent.description == own)
    #expect(absent.isAbsent)
    #expect(absent.fault?.description == "\(path) is not there yet: make it with vigie gazetteer import")
  }

  @Test("A file that was harmed, cut, emptied or is something else is not used, and harms nobody", arguments: 0..<6)
  func harmed(kind: Int) throws {
    try CommuneFile.write(packed, to: path)
    var data = try #require(FileManager.default.contents(atPath: path))
    switch kind {
    case 0: data[0] ^= 1
    case 1: data[50] ^= 1
    case 2: data[data.count - 1] ^= 1
    case 3: data.removeLast()
    case 4: data = Data()
    default: data = Data("TYPECOM,COM,LIBELLE,COMPARENT\n".utf8)
    }
    try data.write(to: URL(fileURLWithPath: path))
    let gazetteer = LoadedGazetteer(path)
    #expect(
      gazetteer.fault?.description
        == "\(path) is damaged, or was not made by vigie gazetteer import: import the lists anew")
    #expect(!gazetteer.isAbsent)
    #expect(gazetteer.places.communeCount == Places.france.communeCount)
  }

  @Test("A list of another version is told, and not used") func version() throws {
    try CommuneFile.write([9] + packed.dropFirst(), to: path)
    #expect(
      LoadedGazetteer(path).fault?.description
        == "\(path) was imported by another version of vigie: import the lists anew")
  }

  @Test("A folder that cannot be written leaves nothing") func unwritable() {
    #expect(throws: (any Error).self) { try CommuneFile.write(packed, to: folder.file("none/communes.list")) }
  }

  @Test("The configuration names it, beside itself") func configuration() throws {
    let sample = try String(contentsOfFile: Repository.path("deploy/vigie.yaml"), encoding: .utf8)
    try folder.write("secret\n", to: "irc-password")
    try folder.write(sample + "\ngazetteer: communes.list\n", to: "vigie.yaml")
    let load = { (name: String) in
      try ConfigurationReader.load(folder.file(name), environment: [:], today: "2026-11-24").gazetteer
    }
    #expect(try load("vigie.yaml") == path)
    try folder.write(sample, to: "vigie.yaml")
    #expect(try load("vigie.yaml") == nil)
  }
}
