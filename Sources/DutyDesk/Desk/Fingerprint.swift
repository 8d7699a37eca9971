/// Tells the same line typed twice: 64 bits over the network, the person, the room, the folded text and the picture (FNV-1a: the same
/// in every process and version, since it is stored).
enum Fingerprint {
  static func of(_ line: Line, folded: String) -> Int64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    func mix(_ text: String) {
      var text = text
      text.withUTF8 { bytes in
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
      }
      hash = (hash ^ 0xFF) &* 0x100_0000_01b3
    }
    mix(line.person)
    mix(line.channelName ?? "")
    mix(folded)
    if let picture = line.message.picture { mix(picture.address) }
    return Int64(bitPattern: hash)
  }
}
