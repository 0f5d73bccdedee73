// Package breadth executes GraphQL operations breadth first: each field of each level is resolved once, for all objects
// of that level, and then one pass writes the answer. gqlgen's own executor goes depth first and sees no further than
// the siblings of one list, so below `edges { node }` it asks a store once for each edge; this one asks once a level.
//
// It stands behind gqlgen's handler as a [graphql.ExecutableSchema] that wraps the generated one (see [Wrap]). Parsing,
// validation, limits and subscriptions stay gqlgen's, and so do the resolvers: the very methods that gqlgen would call.
//
// # How it works
//
// A [Table] (table.go) says what generated code knows of the schema: for each field of each object type how its value is
// had. A Leaf is read off the object while the answer is written; Each reads objects that the parent holds; Batch asks
// a resolver, once for many parents. The table is made by a gqlgen plugin from the configuration that also makes gqlgen's
// own code; nothing in it is written by hand, and nothing here knows of any type.
//
//	operation ── plan.go ──▶ plan ── resolve.go ──▶ columns ── write.go ──▶ JSON
//	               │                    │  ▲
//	            plancache.go         Batch  column.go, fill.go
//
// A plan (plan.go) is an operation compiled: for each object type that can occur at a place of it, the fields that are
// selected there, with quoted keys and decoded arguments. Merging of fields, fragments, @skip and @include are gqlgen's
// own CollectFields, at planning time; there is one plan for each choice of the operation's Boolean variables. Two
// places of one level that select the same of the same type share one selection, so a plan grows with the operation, not
// with the paths through it. Plans are in a cache (plancache.go) that is bounded in bytes.
//
// A run (resolve.go) goes through the plan level by level. The objects of one selection are a group, each object in it
// once, however often the level refers to it. A group has a column for each field that is not simply read: for each
// object a value, which is null, a failure, an object of the next level's group, a list of such values, or encoded
// bytes. Runs and all that they hold are pooled.
//
// The writer (write.go) then walks the columns depth first, straight into one buffer. A null where the schema forbids
// one is undone by cutting the buffer back to where the nearest nullable value began. An object that is referred to
// again is copied from where it was first written. Errors are reported in the order of the answer.
//
// Over a store in the process the same objects are there again in the next answer. [Options.Lasting] says which, and their
// leaves are encoded once (kept.go).
//
// Over a store that is a network away [Options.SideBySide] runs the resolvers of a level at the same time, and [Join]
// (join.go) makes one question of the equal ones that they ask, such as the ties of the counties and those of the
// prefectures. No goroutine is ever started for an element.
//
// An answer costs a few allocations for each call of a resolver, and none for its elements, but for scalars that can only
// write themselves to an io.Writer (give them AppendJSON) and objects that an interface holds by value.
//
// The schema that is validated against and shown (served.go) is gqlparser's, without what nothing here answers.
// Introspection is a part of the table that is written by hand (introspection.go), over types made from that schema
// (metaschema.go): gqlgen's own answers [] and false where the specification says null, and lists interfaces among
// possible types. Its oracle is graphql-js.
//
// A transport that writes answers as they are lends the memory for them (buffer.go).
//
// # What is left to gqlgen's executor
//
// These operations are refused when they are planned, and gqlgen runs them:
//
//   - subscriptions;
//   - operations that use a directive other than @skip and @include, or with more than 64 Boolean variables;
//   - fields with a directive in the schema that is implemented in Go;
//   - fields of types that are bound to a map or whose Go type is an interface while the schema's is an object, and those
//     bound to a method that returns (value, bool), to one with a Has method beside it, or to a pointer to a slice;
//   - lists of leaves that must not be null but are pointers in Go, and scalars marshalled with a context other than Float;
//   - operations whose plan would not fit into the cache.
//
// An operation that asks for the schema as well is then answered with an error.
//
// # How answers differ from those of gqlgen's executor
//
// In introspection, and otherwise in nothing but this: errors come in the order of the answer, and all of them have a
// location (gqlgen gives one only to the errors of resolvers that take one parent). A resolver that panics fails for all of its parents alike. A scalar that
// writes null where the schema forbids it, or a Float that is not finite, is a field error. Fields that are merged from
// fragments on unrelated interfaces keep all of what was selected of them. A null that a variable brings to an argument
// or to a condition of @skip or @include that must not be null is an error (package coerce), where gqlgen takes it for
// the type's zero or panics. The path of an error of an argument is that of its field.
//
// Resolvers find their field in the context, with its arguments and selections, but not its parents and, since it stands
// for all of them, not its path. Arguments without variables are decoded once for all runs of a plan, so resolvers must
// not write to what they point to. Interceptors of fields and root fields are not called: install none.
package breadth
