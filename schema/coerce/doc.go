// Package coerce checks requests as the GraphQL specification (September 2025) requires it, before they are executed. It
// knows a schema, and nothing of what the schema is about. Numbers in brackets are sections of the specification.
//
//   - Documents are validated by gqlparser's rules, but for some that are our own: literals must have their types (3, 5.6.1;
//     rule.go), and names must be known (suggestion.go, knownnames.go). A string that escapes half of a surrogate pair is a
//     syntax error (2.9.4; surrogate.go). Extension.Check may refuse a document before that.
//   - The values of variables are coerced to their types (6.1.2; variables.go). gqlparser's own coercion accepts "1" for an
//     Int and county for COUNTY. Here a value must have exactly the form that its type requires, and becomes one Go type:
//     an Int int64, a Float float64, enums, IDs and Strings string. Later coercions then change nothing.
//   - The arguments of a field are computed from literals and variables (6.4.1; arguments.go). If a variable is null and its
//     argument must not be, that is an error of the field.
//
// A wrong document or variable is an error of the request, which is then not executed. Messages are those of graphql-js,
// which clients know; extensions.hint says what to do. Suggestions of names cost time and tell the schema: they are few, and
// can be off. Clip and ClipMessage shorten what errors repeat of a request.
//
// An [Extension] does all of this for a gqlgen server, for every transport and every source of documents.
package coerce
