package main

// The functions below are the tables of the flags that only one verb has. What a single call asks for has no variable: an
// environment that says -accept or -dry-run would say it for calls that nobody thinks of.

// importFlags are those of import.
func importFlags(c *config) []setting {
	return append([]setting{
		{"dry-run", "false", aBool, "whether the report is all: nothing is changed", boolean(&c.dryRun)},
		{"kind", "", "", "kind of the rows, such as friendly-pairs; empty is what the headers say", plainText(&c.kind)},
		{"evidence", "", "OFFICIAL, REPORTED or DERIVED, or empty", "evidence of the rows that do not say it", plainText(&c.evidence, oneOf("", "OFFICIAL", "REPORTED", "DERIVED"))},
		{"source", "", "", "title of the source of the rows that do not say it", plainText(&c.source)},
		{"remarks", "", "", "file to write the rows to, with a column of remarks, in the format of the spreadsheet", plainText(&c.remarks)},
	}, commitFlags(c)...)
}

// commitFlags are those of verbs that make a commit.
func commitFlags(c *config) []setting {
	return []setting{
		{"by", "", "", "name of who makes the commit; empty is that of the user of this process", plainText(&c.by)},
		{"note", "", "", "why the commit is made", plainText(&c.note)},
		{"language", autoLanguage, "auto, zh or en", "language of what is printed; auto is that of LC_ALL, LC_MESSAGES or LANG", choice(&c.language, autoLanguage, "zh", "en")},
	}
}

// restoreFlags are those of restore.
func restoreFlags(c *config) []setting {
	return []setting{
		{"accept", "false", aBool, "whether commits that the restored network does not have are given up", boolean(&c.accept)},
	}
}
