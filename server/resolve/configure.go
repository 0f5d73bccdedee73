package resolve

import (
	"errors"
	"log/slog"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/handler"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"coopgraph/graph"
	"coopgraph/schema/coerce"
)

// Configure makes a server accept only requests that follow the specification, in documents of at most so many tokens (0 is
// no limit), and present errors as the API documents them. The server caches valid documents in documents and logs internal
// errors to log. Extensions that look up the document of a request must be installed before.
func Configure(server *handler.Server, documents graphql.Cache[*ast.QueryDocument], tokens int, log *slog.Logger) {
	presenter := errorPresenter{log}
	server.SetErrorPresenter(presenter.present)
	server.SetRecoverFunc(presenter.recovered)
	values := coerce.Extension{Documents: documents, Tokens: tokens, Scalars: scalars}
	values.Install(server)
}

// scalars are the custom scalars of the schema.
var scalars = map[string]coerce.Scalar{"PartialDate": func(v any) error {
	err := new(graph.Date).UnmarshalGQL(v)
	if coded, ok := errors.AsType[*graph.Error](err); ok {
		return describe(&gqlerror.Error{}, coded.Message, string(coded.Code), coded.Hint)
	}
	return err
}}
