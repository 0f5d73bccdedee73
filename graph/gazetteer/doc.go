// Package gazetteer tells which place a text means. A place is named in many ways: in full, in short, in English, in
// pinyin, by a former name, in traditional characters, by a code or the beginning of one, by a path from the top (云南剑川)
// or, with commas, from the bottom (Jianchuan, Yunnan). Texts are compared as graph.Fold has them.
//
// What a text names to the letter is told apart from what it may mean: a township stands for the county that it is in, and
// a name with one wrong character for the name that is nearest. Every look-up of the API, every search for a place and
// every reader of somebody's spreadsheet asks here, so that all of them know the same names.
package gazetteer
