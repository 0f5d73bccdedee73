// Package seed is what the network is filled with: Shanghai's domestic cooperation as its plan of 2021 states it, what
// other public sources report, and placeholders where the plan publishes a total and names nothing.
//
// The dataset is a folder of CSV files, embedded. Load reads all of it, checks it against itself (every code names a
// place, every table has the sum that the plan states, every class holds no more than its total) and yields it as the
// changes that make a network of an empty one. One broken row loads nothing: an error names the file, the line, the
// column, what was found there and what is expected.
//
// Nothing invented may look real. Each record says how it is known and where it stands; a placeholder says that it is
// one in its name or label, in its evidence and in its sources, and a real record takes the last placeholder's place in
// its class, so that every total stays the published one. Records have the same ids after every load, whatever the
// layers: an id is made from what a record is, never from where its row stands.
//
// A record whose beginning is not known holds from the day that its source attests. The column attested of a reported row
// is the earliest day that the source shows the record; if it is empty, that is the date of the source. What is only taken
// to be one of a published total counts from the day of the totals, and a note says that this is an assumption.
//
// Names come with their pinyin, an ASCII sort key and the terms that a search finds them by. Place names are read as
// their people read them (六安 is Lu'an, 铅山 is Yanshan), which is checked against their English names.
package seed
