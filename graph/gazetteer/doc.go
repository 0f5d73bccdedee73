// Package gazetteer tells which place a text means. A place is named in many ways: in full, in short, in English, in
// pinyin, by a former name, in traditional characters, by a code or the beginning of one, by a path from the top (云南剑川)
// or, with commas, spaces or brackets, from the bottom (Jianchuan, Yunnan). Texts are compared as graph.Fold has them.
//
// What a text names to the letter is told apart from what it may mean: a township stands for the county that it is in, and
// a name with one wrong Chinese character that is read alike for the right name. What is mostly another place is shown and
// never chosen: a name at another level (碧江县, 碧江区), with another character (下关市, 韶关市) or, in Latin letters, another
// letter. A text that names several places (剑川县、鹤庆县) means none of them alone. Every look-up of the API, every search for a place and
// every reader of somebody's spreadsheet asks here, so that all of them know the same names.
package gazetteer
