// Package transport is GraphQL over HTTP, to the letter: one graphql.Transport for GET, HEAD, POST and OPTIONS, over
// gqlgen's executor. gqlgen's own transports cannot be made to keep the specification: one table of status codes serves
// both media types, a request error carries a data entry, a bad body comes back in its error, and every answer is
// validated and copied once more by encoding/json before it is sent.
//
// # The two media types
//
// An answer is application/graphql-response+json or application/json, in UTF-8, as Accept says: the one of more weight,
// then the one that is named rather than covered by a wildcard, then the former. A client that sends no Accept, or only
// wildcards, gets application/json: that is what the reference audit suite asks for, and who names nothing was most
// likely written before the newer type. What they differ in is the status of a request that is well formed and cannot be
// executed (it does not parse or validate, its variables do not fit, a limit refuses it, its document is not known): 400
// in the newer type, 200 in the older, whose clients trust the body of no other status. All else is the same in both:
//
//	200  executed, with or without errors beside the data; also "data": null
//	204  OPTIONS
//	304  the client has the answer already
//	400  not a GraphQL request: no JSON, not an object, a member of the wrong type, no query, the handshake of a WebSocket
//	405  a method that is not taken, or a mutation by GET; Allow says what is
//	406  neither media type, or no content coding, that the client takes
//	413  a body that is too long
//	415  a body that is not JSON in UTF-8, or compressed
//	500  a defect of the server
//	503  the request was cancelled, or ran out of time, before it was answered
//
// A request that is not executed has no data entry in its answer. Its errors carry extensions.code and a hint:
// INVALID_ARGUMENT or WEBSOCKET_NOT_SUPPORTED for status 400, METHOD_NOT_ALLOWED, NOT_ACCEPTABLE,
// REQUEST_ENTITY_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE, PERSISTED_DOCUMENT_NOT_FOUND, PERSISTED_DOCUMENT_REQUIRED, CANCELLED,
// INTERNAL, and those of the executor. The transport itself never repeats what was sent.
//
// # What is not computed twice
//
// The answer to a query is determined by the request and by the state that Options.Revision tells. A digest of the two
// is its entity tag: a GET that brings it back is answered 304 and not executed. The compressed bytes of answers are kept
// under their tags, within a bound of bytes; the same query, by GET or POST, is then neither executed nor compressed
// again. Limits hold all the same, but interceptors of operations and responses do not see such a query. Only answers
// without errors and extensions have a tag, and only if the state stayed the same while they were computed. Tags are
// strong, one for each media type and content coding.
package transport
