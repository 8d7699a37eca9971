// IRCNetwork
