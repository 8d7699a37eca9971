// IRCProtocol
