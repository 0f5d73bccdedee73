// Package neo4jtest gives tests a real Neo4j: the one at COOPGRAPH_TEST_NEO4J (bolt://host:port), or else a Neo4j
// Community from Maven's jars (GPL: run as a process of its own, never linked or shipped), which needs java and mvn and
// no Docker.
//
// A server takes seconds to start and minutes to be warm, and Community has one database, so the tests of all packages
// share one: [Address] starts it where none runs, and gives it to one test at a time, under a file lock. It is left for
// the next test and the next run, and ends by itself once no test has had it for five minutes. Jars (120 MB), home and
// log are in the user's cache folder, under coopgraph.
//
// [Start] is for tests of failures, passwords, settings and versions: a server of the test's own, which it may stop, kill
// and restart.
package neo4jtest
