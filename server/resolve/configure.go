package resolve

import (
	"errors"
	"log/slog"

	"github.com/99designs/gqlgen/graphql/handler"

	"coopgraph/graph"
	"coopgraph/schema/coerce"
)

// Configure makes a server accept only requests that follow the specification, and present errors as the API documents them.
// values has the limits of documents, and the cache of valid ones; its Scalars are set here. The server logs internal errors
// to log. Extensions that look up the document of a request must be installed before.
func Configure(server *handler.Server, values coerce.Extension, log *slog.Logger) {
	presenter := errorPresenter{log}
	server.SetErrorPresenter(presenter.present)
	server.SetRecoverFunc(presenter.recovered)
	values.Scalars = scalars
	values.Install(server)
}

// scalars are the custom scalars of the schema.
var scalars = map[string]coerce.Scalar{
	"PartialDate": func(v any) error { return coerced(new(graph.Date).UnmarshalGQL(v)) },
	"DateTime": func(v any) error {
		_, err := parseMoment(v)
		return coerced(err)
	},
}

// coerced returns the error of a value as package coerce has it.
func coerced(err error) error {
	if coded, ok := errors.AsType[*graph.Error](err); ok {
		return coerce.Error(string(coded.Code), coded.Message, coded.Hint)
	}
	return err
}
