package main

import (
	"cmp"
	"strings"
)

// autoLanguage is the value of -language for the language of the environment.
const autoLanguage = "auto"

// languageOf returns zh or en: what -language says, or else what the environment asks messages to be in (POSIX.1-2024, 8.2).
func languageOf(language string, env func(string) (string, bool)) string {
	if language != autoLanguage {
		return language
	}
	value := func(name string) string {
		v, _ := env(name)
		return v
	}
	if strings.HasPrefix(cmp.Or(value("LC_ALL"), value("LC_MESSAGES"), value("LANG")), "zh") {
		return "zh"
	}
	return "en"
}
