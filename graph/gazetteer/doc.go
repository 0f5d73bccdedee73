// Package gazetteer resolves a text to the places that it may mean. A place has many names: full, short, English,
// pinyin and former names, traditional characters, a code or the beginning of one, and paths from the top (云南剑川) or,
// with commas, spaces or brackets, from the bottom (Jianchuan, Yunnan). Texts are compared as graph.Fold folds them.
//
// An exact name is told apart from an inexact one. A township stands for the county in which it lies. A name with one
// wrong Chinese character that sounds the same stands for the right name. What usually means another place is shown and
// never chosen: a name at another level (碧江县, 碧江区), with another character (下关市, 韶关市) or, in Latin letters, with
// another letter. Names that are equally near are ordered by likeness: swapped neighbours, the same beginning, the same
// sound. A text that names several places (剑川县、鹤庆县) means none of them alone.
//
// Every look-up and search of the API, and every reader of a spreadsheet, uses this package, so that all know the same
// names.
package gazetteer
