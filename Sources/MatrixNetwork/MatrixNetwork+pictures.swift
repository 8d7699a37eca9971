import ChatModel
import MatrixProtocol
import SystemCrypto
import SystemHTTP

extension MatrixNetwork: PictureServer {
  package func picture(_ source: PictureSource, limit: Int) async throws(PictureFailure) -> [UInt8] {
    guard let media = MediaAddress(source.address) else { throw .gone("no address of Matrix") }
    let bytes: [UInt8]
    do throws(PictureFailure) {
      bytes = try await download(media, limit: limit, isOld: false)
    } catch .gone(let why) where why == Self.unknownPath {
      bytes = try await download(media, limit: limit, isOld: true)
    }
    guard let seal = source.seal else { return bytes }
    guard SHA256.hash(bytes) == seal.hash, let open = aes256CTR(bytes, key: seal.key, counter: seal.counter) else {
      throw .gone("it is not what was sent")
    }
    return open
  }

  private static let unknownPath = "M_UNRECOGNIZED"

  private func download(_ media: MediaAddress, limit: Int, isOld: Bool) async throws(PictureFailure) -> [UInt8] {
    guard let request = await mediaRequest(media, isOld: isOld) else { throw .later("not logged in") }
    let response: HTTPResponse
    do {
      response = try await client.send(try request.http(to: configuration, limit: limit))
    } catch let failure as HTTPFailure {
      if case .answerTooLong = failure.reason { throw .tooLarge }
      throw .later("\(failure)")
    } catch {
      throw .later("\(error)")
    }
    if response.isSuccess { return response.body }
    let code = JSON(response.body)?["errcode"]?.string ?? ""
    switch response.status {
    case 404 where code == Self.unknownPath: throw .gone(Self.unknownPath)
    case 400, 403, 404, 410: throw .gone("\(response.status) \(code)")
    case 413: throw .tooLarge
    // A token that has run out is another one soon.
    default: throw .later("\(response.status) \(code)")
    }
  }
}
