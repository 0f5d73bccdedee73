// Package coerce holds requests to the letter of the GraphQL specification (September 2025) before they are executed.
// It knows a schema, and nothing of what the schema is about.
//
//   - Documents are validated by gqlparser's rules, but for two that are ours: literals are what their types say (3, 5.6.1;
//     rule.go), and what is said of an unknown field names each suggestion once (suggestion.go). A string that escapes half
//     of a surrogate pair is a syntax error (2.9.4; surrogate.go).
//   - The values of variables are coerced by their types (6.1.2; variables.go). gqlparser's own coercion takes "1" for an
//     Int and county for COUNTY; here each value has exactly the form that its type says, and is handed on in one Go
//     type: an Int as int64, a Float as float64, enums, IDs and Strings as string. What comes after finds nothing left to
//     coerce.
//   - The arguments of a field are made from literals and variables (6.4.1; arguments.go). A null that a variable brings
//     to where none may be is an error of that field.
//
// What is wrong with a document or its variables is the request's error: it is not executed. Messages are those of
// graphql-js, which clients know; extensions.hint says how to put it right.
//
// An [Extension] does all that for a gqlgen server, whatever the transport and wherever the document comes from.
package coerce
