"""Pages of the help: for anybody, for agents, for who holds a link."""
