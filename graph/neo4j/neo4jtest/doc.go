// Package neo4jtest gives tests a real Neo4j: the one at COOPGRAPH_TEST_NEO4J (bolt://host:port), or a Neo4j Community
// that it starts from Maven's jars. It needs java and mvn, and no Docker. Neo4j is under the GPL: it runs as a process of
// its own and is never linked or shipped.
//
// A server takes seconds to start and minutes to be warm, and Community has one database, so the tests of all packages
// share one. [Address] starts it if none runs, and gives it to one test at a time, under a file lock. The server stays
// for the next test and the next run, and ends by itself when no test has had it for five minutes. The jars (120 MB), the
// database and the log are in the user's cache folder, under coopgraph.
//
// With -short tests that ask for a server are skipped.
//
// [Start] is for tests of failures, passwords, settings and versions. It starts a server that belongs to one test, which
// may pause, kill and restart it.
package neo4jtest
