package main

// The functions below are the tables of the flags that only one verb has. What a single call asks for has no variable: an
// environment that says -accept or -dry-run would say it for calls that nobody thinks of.

func restoreFlags(c *config) []setting {
	return []setting{
		{"accept", "false", aBool, "whether commits that the restored network does not have are given up", boolean(&c.accept)},
	}
}
