import Testing

@testable import SystemCrypto

/// AES-256 in counter mode, against NIST SP 800-38A, F.5.5.
@Suite struct CounterModeTests {
  @Test func theStandardsOwnExample() throws {
    let key = try #require(Hex.decode("603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4"))
    let counter = try #require(Hex.decode("f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff"))
    let plain = try #require(
      Hex.decode("6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51"))
    let sealed = "601ec313775789a5b7a7f504bbf3d228f443e3ca4d62b59aca84e990cacaf5c5"
    #expect(aes256CTR(plain, key: key, counter: counter).map(Hex.encode) == sealed)
    #expect(aes256CTR(Hex.decode(sealed) ?? [], key: key, counter: counter) == plain)
    // Not only whole blocks.
    #expect(aes256CTR(Array(plain.prefix(17)), key: key, counter: counter)?.count == 17)
    #expect(aes256CTR([], key: key, counter: counter) == [])
  }

  @Test func keysOfAnotherLengthAreRefused() {
    #expect(aes256CTR([1], key: Array(repeating: 0, count: 16), counter: Array(repeating: 0, count: 16)) == nil)
    #expect(aes256CTR([1], key: Array(repeating: 0, count: 32), counter: []) == nil)
  }
}
