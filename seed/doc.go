// Package seed is the dataset: Shanghai's domestic cooperation as its plan of 2021 states it, what other public sources
// report, and placeholders for the totals that the plan publishes without names.
//
// The dataset is a folder of CSV files, embedded. Load reads all of it and checks it: every code names a place, every
// table has the sum that the plan states, no class holds more than its total. It returns the records that fill an empty
// store. If one row is wrong, nothing is loaded. An error names the file, the line, the column, what was found there
// and what is expected.
//
// Nothing invented may look real. Each record says how it is known and by which source. A placeholder says that it is
// one in its name or label, in its evidence and in its sources. A real record takes the place of the last placeholder
// of its class, so every total stays the published one. WithPlaceholders does the same for changes of a network. Records have
// the same ids after every load, whatever the layers: an id is made from what a record is, never from the position of its
// row. Merge brings a network in which people have written to a newer dataset.
//
// If the beginning of a record is not known, the record holds from the day for which its source attests it. The column
// attested of a reported row is the earliest day for which the source shows the record; if it is empty, the date of the
// source stands for it. A record that is only assumed to be one of a published total counts from the day of the totals,
// and a note says that this is an assumption.
//
// Names come with their pinyin, an ASCII sort key and the terms by which a search finds them. Place names are read as
// local people read them (六安 is Lu'an, 铅山 is Yanshan). A test checks this against their English names.
package seed
