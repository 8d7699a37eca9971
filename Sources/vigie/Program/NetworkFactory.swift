import ChatModel
import Logging
import NIOCore

/// Makes the networks that the configuration names.
enum NetworkFactory {
  static func make(_ settings: NetworkSettings, on loop: any EventLoop, log: Logger) throws -> any ChatNetwork {
    ConsoleNetwork(
      name: settings.name, channels: settings.channels.map(\.name),
      printer: .standardOutput(botNick: settings.nick))
  }
}
