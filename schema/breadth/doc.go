// Package breadth executes GraphQL operations breadth first: it resolves each field of each level once, for all objects of
// the level, and then writes the response in one pass. gqlgen's own executor goes depth first and sees only the siblings
// of one list, so below `edges { node }` it calls a store once for each edge; this one calls it once a level.
//
// The executor is a [graphql.ExecutableSchema] that wraps the generated one (see [Wrap]). Parsing, validation, limits and
// subscriptions stay gqlgen's; so do the resolvers: the same methods that gqlgen would call.
//
// # How it works
//
// A [Table] (table.go) describes the schema to the executor: for each field of each object type, how to get its value. A
// Leaf is read from the object while the response is written; Each reads objects that the parent holds; Batch calls a
// resolver, once for many parents. A gqlgen plugin generates the table from the configuration that gqlgen's own code is
// generated from; this package has no table and no types of a schema.
//
//	operation ── plan.go ──▶ plan ── run.go ──▶ columns ── write.go ──▶ JSON
//	               │                   │  ▲
//	          plancache.go          Batch  column.go, results.go
//
// A plan (plan.go) is a compiled operation: for each object type that can occur at a position, the selected fields with
// quoted keys and decoded arguments. gqlgen's own CollectFields merges fields and evaluates fragments, @skip and @include
// when the plan is compiled; there is one plan for each choice of the operation's Boolean variables. Two positions of one
// level that select the same of the same type share one selection, so a plan grows with the operation, not with the
// number of paths through it. Plans are in a cache (plancache.go) that is bounded in bytes.
//
// A run (run.go) executes a plan level by level. The objects of one selection are a group (group.go), each object in it
// once, however often the level refers to it. A group has a column for each field that is not simply read: for each
// object a value, which is null, a failure, an object of the next level's group, a list of such values, or encoded
// bytes. Runs and all their memory are pooled.
//
// The writer (write.go) then walks the columns depth first, and writes into one buffer. If a value is null and must not
// be, the writer truncates the buffer to where the nearest nullable value began. An object that occurs again is copied
// from where it was first written. Errors have the order of the response.
//
// With a store in the process, objects may have numbers (records.go). They then travel as numbers: [PutNumbers] puts them,
// [Options.Columns] has relations as columns, a group finds an object by its number, and what an object that never changes
// ([Options.Immutable]) holds is encoded once for many responses (textcache.go).
//
// With a store that is a network away, [Options.Concurrent] runs the resolvers of a level concurrently, and [Join]
// (join.go) makes one call of their equal calls, such as those for the ties of counties and of prefectures. The executor
// never starts a goroutine for each element of a list.
//
// A response costs a few allocations for each call of a resolver. Its elements cost none, except scalars that can only
// write themselves to an io.Writer (give them a method AppendJSON) and objects that are values in an interface.
//
// The public schema (publicschema.go), which operations are validated against, is gqlparser's without what this executor
// does not have. Introspection (introspection.go) is a part of the table that is written by hand, over types made from
// that schema (metaschema.go): gqlgen's own has [] and false instead of the nulls that the specification requires, and lists
// interfaces among possible types. graphql-js is its oracle.
//
// [Options.Trace] has functions that are called about each level, for metrics, traces and explanations (trace.go).
//
// A transport that sends the data unchanged lends the memory for it (buffer.go).
//
// # What gqlgen's executor executes
//
// These operations are refused when they are compiled, and gqlgen executes them:
//
//   - subscriptions;
//   - operations with directives other than @skip and @include;
//   - fields with a directive in the schema that is implemented in Go;
//   - fields of types that are bound to a map, or whose Go type is an interface while the schema's is an object, and fields
//     bound to a method that returns (value, bool), to one with a Has method, or to a pointer to a slice;
//   - lists of leaves that must not be null but are pointers in Go, and scalars other than Float that are marshalled with a
//     context.
//
// If such an operation selects the schema too, its response is an error. So are operations with more than 64 Boolean
// variables, and those whose plan is larger than a quarter of the cache of plans: nothing that a client writes leads to
// gqlgen's executor, only a schema with such types, fields and directives does.
//
// # How an execution ends
//
// An execution looks at its context every few thousand values or bytes. If the context has ended, or if the response is
// longer than [Options.MaxResponse], the data is null and the errors are one that says so.
//
// # How responses differ from those of gqlgen's executor
//
// They differ in introspection, and otherwise only in this. Errors have the order of the response, and each has a
// location; gqlgen gives one only to errors of resolvers for a single parent. A resolver that panics fails for all of its
// parents in the same way. A scalar that writes null although the schema forbids it, or a Float that is not finite, is an
// error of its field. Fields that are merged from fragments on unrelated interfaces have all that was selected of them. If
// a variable is null for an argument or a condition of @skip or @include that must not be null, that is an error (package
// coerce); gqlgen takes it for the zero of the type, or panics. The path of an error of an argument is the path of its
// field.
//
// Resolvers find their field in the context, with its arguments and selections, but neither its parents nor its path,
// since the field stands for all of them. Arguments without variables are decoded once for all runs of a plan, so
// resolvers must not change what they point to. Interceptors of fields and root fields are not called: install none.
package breadth
