// Package transport is GraphQL over HTTP, as its specification says: one graphql.Transport for GET, HEAD, POST and
// OPTIONS, over gqlgen's executor. gqlgen's own transports cannot be configured to conform: both media types share one
// table of status codes, a request error has a data entry, the error about a malformed body repeats the body, and
// encoding/json validates and copies every response once more before it is sent.
//
// # The two media types
//
// A response is application/graphql-response+json or application/json, in UTF-8, as Accept says: the type of more weight;
// of equal ones the type that is named instead of matched by a wildcard; else the former. A client that sends no Accept,
// or only wildcards, gets application/json: the reference audit suite requires it, and such a client is most likely older
// than the other type. The types differ in one thing, the status of a well-formed request that cannot be executed (it
// does not parse or validate, its variables have wrong values, it exceeds a limit, its document is unknown, the server
// cannot execute it now): 400, or what Options.Status gives for the code of the error, in
// application/graphql-response+json; 200 in application/json, whose clients read the body of no other status. All other
// statuses are the same in both:
//
//	200  executed, with or without errors beside the data; also "data": null
//	204  OPTIONS
//	304  the client has the response already
//	400  not a GraphQL request: not JSON, not an object, a parameter of the wrong type, no query, a WebSocket handshake
//	405  a method that is not accepted, or a mutation by GET; Allow has the accepted methods
//	406  the client accepts neither media type, or no content coding
//	413  a body that is too long
//	415  a body that is not JSON in UTF-8, or is compressed
//	500  a defect of the server
//	503  the request was cancelled, or ran out of time, before there was a response
//
// The response to a request that is not executed has no data entry. Its errors have extensions.code and a hint. The codes
// are INVALID_ARGUMENT or WEBSOCKET_NOT_SUPPORTED for status 400, METHOD_NOT_ALLOWED, NOT_ACCEPTABLE,
// REQUEST_ENTITY_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE, PERSISTED_DOCUMENT_NOT_FOUND, PERSISTED_DOCUMENT_REQUIRED, CANCELLED,
// INTERNAL, and those of the executor. The transport itself never repeats what a client has sent. It clips the messages of
// all errors: each word to 80 characters. Such a response has at most ten errors, in 16 KiB; that to an operation which was
// executed has at most 100. extensions.errorsLeftOut of the last one says how many more there are.
//
// # Entity tags and the caches of requests and responses
//
// The request and the state that Options.State returns determine the response to a query. A digest of both is its
// entity tag. A GET with this tag in If-None-Match has the response 304 and is not executed.
//
// A request whose text comes the second time is known: what was read from it is in a cache, by the whole text of the body or
// of the URL. The response to a known request is in a cache, by its digest and the content coding that the client prefers, and
// so is every compressed response. So the same query, by GET or POST, is neither executed nor compressed again. A known request
// that was answered before is not parsed or validated again either: what was valid and allowed in a state is so still in that
// state. Options.Allow, Options.Check and Options.Done are called for every request. Extensions see no request that is known
// and whose response is in the cache, and interceptors of operations and responses see no response from the cache.
//
// Only a response without errors and extensions has a tag or is kept, and only if the state was the same before and after the
// execution. Tags are strong; each media type and content coding has its own.
//
// Equal queries that arrive while the first of them is executed are executed too. What is expensive in them, the
// analyses, is computed once for all of them by package resolve.
package transport
