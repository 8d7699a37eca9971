import COpenSSL

/// AES-256 in counter mode (NIST SP 800-38A, 6.5): the same opens what it sealed.
///
/// - Parameters:
///   - key: 32 bytes.
///   - counter: the first one, 16 bytes.
/// - Returns: nil where one of them has another length.
package func aes256CTR(_ bytes: [UInt8], key: [UInt8], counter: [UInt8]) -> [UInt8]? {
  guard key.count == 32, counter.count == 16, bytes.count <= Int(Int32.max) else { return nil }
  let context = EVP_CIPHER_CTX_new()
  defer { EVP_CIPHER_CTX_free(context) }
  return [UInt8](unsafeUninitializedCapacity: bytes.count) { buffer, count in
    var written: Int32 = 0
    let done =
      EVP_EncryptInit_ex(context, EVP_aes_256_ctr(), nil, key, counter) == 1
      && (bytes.isEmpty || EVP_EncryptUpdate(context, buffer.baseAddress, &written, bytes, Int32(bytes.count)) == 1)
    precondition(done && Int(written) == bytes.count, "AES-256 failed")
    count = bytes.count
  }
}
