package site

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// response is what a client sees of a response.
type response struct {
	status  int
	hasData bool
	Data    json.RawMessage
	Errors  []struct {
		Message    string
		Path       []any
		Locations  []struct{ Line, Column int }
		Extensions struct{ Code, Hint string }
	}
}

// post sends an operation to a server, and accepts application/graphql-response+json.
func post(t *testing.T, url, query, variables string) (a response) {
	t.Helper()
	if variables == "" {
		variables = "{}"
	}
	body, err := json.Marshal(map[string]any{"query": query, "variables": json.RawMessage(variables)})
	if err != nil {
		t.Fatal(err)
	}
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, url+"/graphql", bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Accept", "application/graphql-response+json")
	res, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = res.Body.Close() }()
	text, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	var members map[string]json.RawMessage
	if err := json.Unmarshal(text, &members); err != nil {
		t.Fatalf("%v in %.300s", err, text)
	}
	if err := json.Unmarshal(text, &a); err != nil {
		t.Fatal(err)
	}
	a.status = res.StatusCode
	_, a.hasData = members["data"]
	return a
}

// The codes of operations that are refused.
const (
	variable = "INVALID_ARGUMENT"
	literal  = "GRAPHQL_VALIDATION_FAILED"
	syntax   = "GRAPHQL_PARSE_FAILED"
)

// wrongValues are operations with a value that its type does not allow, and a part of the error.
var wrongValues = map[string]struct{ query, variables, code, message, hint string }{
	"enum in lower case":     {`query($f:PlaceFilter){places(filter:$f){totalCount}}`, `{"f":{"level":{"in":["county"]}}}`, variable, `Variable "$f" got invalid value "county" at "f.level.in[0]"; Value "county" does not exist in "PlaceLevel" enum. Did you mean the enum value "COUNTY"?`, "The values of PlaceLevel are "},
	"enum that is left out":  {`query($f:PlaceFilter){places(filter:$f){totalCount}}`, `{"f":{"level":{"notIn":["county"]}}}`, variable, `"f.level.notIn[0]"`, "COUNTY"},
	"enum deep below":        {`query($f:PlaceFilter){places(filter:$f){totalCount}}`, `{"f":{"or":[{"not":{"pairings":{"some":{"scheme":{"eq":"east_west_cooperation"}}}}}]}}`, variable, `"f.or[0].not.pairings.some.scheme.eq"`, "EAST_WEST_COOPERATION"},
	"dimension":              {`query($d:[Dimension!]!){statistics(of:PLACES,groupBy:$d){count}}`, `{"d":["province"]}`, variable, `"Dimension" enum`, "PROVINCE"},
	"level of flows":         {`query($l:PlaceLevel!){flows(level:$l){basis{revision}}}`, `{"l":"province"}`, variable, `Variable "$l" got invalid value "province"; `, "PROVINCE"},
	"order":                  {`query($o:PlaceOrder!){places(orderBy:$o){totalCount}}`, `{"o":"code_asc"}`, variable, `"PlaceOrder" enum`, "CODE_ASC"},
	"enum of a number":       {`query($o:PlaceOrder!){places(orderBy:$o){totalCount}}`, `{"o":1}`, variable, `Enum "PlaceOrder" cannot represent non-string value: 1.`, "CODE_ASC"},
	"two keys":               {`query($by:PlaceBy!){place(by:$by){name}}`, `{"by":{"code":"532931","name":"剑川县"}}`, variable, `Exactly one key must be specified for OneOf type "PlaceBy".`, "id, code, name"},
	"a key and a null":       {`query($by:PlaceBy!){place(by:$by){name}}`, `{"by":{"code":"532931","name":null}}`, variable, `Exactly one key`, "id, code, name"},
	"no key":                 {`query($by:PlaceBy!){place(by:$by){name}}`, `{"by":{}}`, variable, `Exactly one key`, "id, code, name"},
	"one key of null":        {`query($by:PlaceBy!){place(by:$by){name}}`, `{"by":{"code":null}}`, variable, `at "by.code"; Field "code" must be non-null.`, "id, code, name"},
	"a text for an Int":      {`query($n:Int){places(first:$n){totalCount}}`, `{"n":"1"}`, variable, `Variable "$n" got invalid value "1"; Int cannot represent non-integer value: "1"`, "without quotes"},
	"half an Int":            {`query($n:Int){places(first:$n){totalCount}}`, `{"n":2.5}`, variable, `Int cannot represent non-integer value: 2.5`, "whole number"},
	"an Int too large":       {`query($n:Int){places(first:$n){totalCount}}`, `{"n":2147483648}`, variable, `Int cannot represent non 32-bit signed integer value: 2147483648`, "2147483647"},
	"a text for a Float":     {`query($f:PlaceFilter){places(filter:$f){totalCount}}`, `{"f":{"near":{"longitude":"121","latitude":31,"kilometres":10}}}`, variable, `at "f.near.longitude"; Float cannot represent non numeric value: "121"`, "without quotes"},
	"infinity":               {`query($f:PlaceFilter){places(filter:$f){totalCount}}`, `{"f":{"near":{"longitude":121,"latitude":31,"kilometres":"+Inf"}}}`, variable, `at "f.near.kilometres"`, "without quotes"},
	"a Float too large":      {`query($f:PlaceFilter){places(filter:$f){totalCount}}`, `{"f":{"near":{"longitude":121,"latitude":31,"kilometres":1e400}}}`, variable, `Float cannot represent a number that large: 1e400`, "1.7e308"},
	"an Int beyond a Float":  {`query($n:Int){places(first:$n){totalCount}}`, `{"n":1e400}`, variable, `Int cannot represent non 32-bit signed integer value: 1e400`, "2147483647"},
	"an ID of 1.5":           {`query($i:ID!){node(id:$i){id}}`, `{"i":1.5}`, variable, `ID cannot represent a non-string and non-integer value: 1.5`, "quotes"},
	"a number for a String":  {`query($c:String){places(filter:{code:{eq:$c}}){totalCount}}`, `{"c":310000}`, variable, `String cannot represent a non string value: 310000`, "quotes"},
	"a text for a Boolean":   {`query($h:Boolean!){ties(history:$h){totalCount}}`, `{"h":"true"}`, variable, `Boolean cannot represent a non boolean value: "true"`, "true or false"},
	"a number for a Boolean": {`query($h:Boolean!){ties(history:$h){totalCount}}`, `{"h":1}`, variable, `Boolean cannot represent`, ""},
	"a date":                 {`query($d:PartialDate){ties(asOf:$d){totalCount}}`, `{"d":"2020-13"}`, variable, `Variable "$d" got invalid value "2020-13"; Expected type "PartialDate"`, "2018-04"},
	"a date of a number":     {`query($d:PartialDate){ties(asOf:$d){totalCount}}`, `{"d":2020}`, variable, `Expected type "PartialDate"`, "quotes"},
	"nothing":                {`query($i:ID!){node(id:$i){id}}`, ``, variable, `Variable "$i" of required type "ID!" was not provided.`, "variables"},
	"null":                   {`query($i:ID!){node(id:$i){id}}`, `{"i":null}`, variable, `Variable "$i" of non-null type "ID!" must not be null.`, "variables"},
	"null in a list":         {`query($i:[ID!]!){nodes(ids:$i){id}}`, `{"i":["place-310000",null]}`, variable, `at "i[1]"; Expected non-nullable type "ID!" not to be null.`, ""},
	"a list":                 {`query($i:ID!){node(id:$i){id}}`, `{"i":["place-310000"]}`, variable, `ID cannot represent`, ""},
	"an unknown field":       {`query($f:PlaceFilter){places(filter:$f){totalCount}}`, `{"f":{"lev":{}}}`, variable, `Field "lev" is not defined by type "PlaceFilter". Did you mean "level"`, "friendlyPairs"},
	"a field left out":       {`query($f:PlaceFilter){places(filter:$f){totalCount}}`, `{"f":{"near":{"longitude":121,"latitude":31}}}`, variable, `Field "kilometres" of required type "Float!" was not provided.`, ""},
	"no object":              {`query($f:PlaceFilter){places(filter:$f){totalCount}}`, `{"f":"310000"}`, variable, `Expected type "PlaceFilter" to be an object.`, "code"},

	"a literal Int too large":   {`{places(first:2147483648){totalCount}}`, "", literal, `Int cannot represent non 32-bit signed integer value: 2147483648`, ""},
	"a literal text for an Int": {`{places(first:"1"){totalCount}}`, "", literal, `Int cannot represent non-integer value: "1"`, "without quotes"},
	"a literal 1.0":             {`{places(first:1.0){totalCount}}`, "", literal, `Int cannot represent non-integer value: 1.0`, ""},
	"a default that is wrong":   {`query($n:Int="1"){places(first:$n){totalCount}}`, "", literal, `Int cannot represent non-integer value: "1"`, ""},
	"a literal null key":        {`{place(by:{code:null}){name}}`, "", literal, `Field "PlaceBy.code" must be non-null.`, "id, code, name"},
	"a long literal Float":      {`{places(filter:{near:{longitude:` + strings.Repeat("1", 500_000) + `,latitude:31,kilometres:1}}){totalCount}}`, "", literal, `Float cannot represent a number that large: 111`, "1.7e308"},
	"two literal keys":          {`{place(by:{code:"1",name:"1"}){name}}`, "", literal, `OneOf Input Object "PlaceBy" must specify exactly one key.`, "id, code, name"},
	"a nullable key":            {`query($c:String){place(by:{code:$c}){name}}`, `{"c":"532931"}`, literal, `must be non-nullable to be used for OneOf Input Object "PlaceBy".`, ""},
	"a literal enum":            {`{places(filter:{level:{in:[county]}}){totalCount}}`, "", literal, `Value "county" does not exist in "PlaceLevel" enum. Did you mean the enum value "COUNTY"?`, "The values of PlaceLevel are "},
	"a quoted enum":             {`{places(filter:{level:{eq:"COUNTY"}}){totalCount}}`, "", literal, `Enum "PlaceLevel" cannot represent non-enum value: "COUNTY". Did you mean the enum value "COUNTY"?`, "The values"},
	"a literal date":            {`{ties(asOf:2020){totalCount}}`, "", literal, `Expected type "PartialDate"`, "quotes"},
	"a word for a date":         {`{ties(asOf:LAST){totalCount}}`, "", literal, `Expected type "PartialDate"`, "quotes"},
	"a lone surrogate":          {`{search(text:"a\uD800b"){totalCount}}`, "", syntax, `Invalid Unicode escape sequence: "\uD800".`, "surrogate"},
	"the other half":            {`{search(text:"\u4E0A\uDC00"){totalCount}}`, "", syntax, `"\uDC00"`, ""},
	"two first halves":          {`{search(text:"\uD83D\uD83D\uDE00"){totalCount}}`, "", syntax, `"\uD83D"`, ""},

	"a field of a node":          {`{places{name}}`, "", literal, `Cannot query field "name" on type "PlaceConnection". Did you mean "nodes { name }"?`, "nodes { name }"},
	"a field of an edge's node":  {`{places{edges{code}}}`, "", literal, `Did you mean "node { code }"?`, "node { code }"},
	"a field of some of a union": {`{search(text:"云南"){code}}`, "", literal, `Did you mean "nodes { ... on Place { code } }"?`, ""},
	"a field of some types":      {`{node(id:"x"){name}}`, "", literal, `Did you mean to use an inline fragment on "Entity"`, ""},
}

// A request whose variables or literals are not of their types is not executed: the status is 400, there are no data and no
// path, and the error names the variable or the type, and its location.
func TestValuesThatAreWrong(t *testing.T) {
	server := httptest.NewServer(quietSite(t))
	defer server.Close()
	for name, c := range wrongValues {
		t.Run(name, func(t *testing.T) {
			a := post(t, server.URL, c.query, c.variables)
			if a.status != http.StatusBadRequest || a.hasData || len(a.Errors) != 1 {
				t.Errorf("status %d, data %s, errors %v", a.status, a.Data, a.Errors)
				return
			}
			e := a.Errors[0]
			if e.Extensions.Code != c.code || !strings.Contains(e.Message, c.message) || !strings.Contains(e.Extensions.Hint, c.hint) {
				t.Errorf("%+v", e)
			}
			if len(e.Locations) == 0 || e.Locations[0].Line < 1 || e.Path != nil {
				t.Errorf("locations %v, path %v", e.Locations, e.Path)
			}
			_, suggestions, _ := strings.Cut(e.Message, "Did you mean")
			if all := inQuotes.FindAllString(suggestions, -1); len(slices.Compact(slices.Sorted(slices.Values(all)))) < len(all) {
				t.Errorf("something is suggested twice: %s", e.Message)
			}
		})
	}
}

var inQuotes = regexp.MustCompile(`"[^"]*"`)

// Values of the right types are accepted in every form that JSON and GraphQL allow.
func TestValuesThatAreRight(t *testing.T) {
	server := httptest.NewServer(quietSite(t))
	defer server.Close()
	const counties = `{"places":{"totalCount":2844}}`
	for name, c := range map[string]struct{ query, variables, data string }{
		"an Int of 1.0":               {`query($n:Int){places(first:$n){nodes{code}}}`, `{"n":1.0}`, `{"places":{"nodes":[{"code":"110000"}]}}`},
		"an Int of 1e0":               {`query($n:Int){places(first:$n){nodes{code}}}`, `{"n":1e0}`, `{"places":{"nodes":[{"code":"110000"}]}}`},
		"a long literal ID":           {`{node(id:99999999999999999999){id}}`, "", `{"node":null}`},
		"a long ID in a variable":     {`query($i:ID!){node(id:$i){id}}`, `{"i":99999999999999999999}`, `{"node":null}`},
		"a literal ID of digits":      {`{node(id:7){id}}`, "", `{"node":null}`},
		"a long literal Float":        {`{investmentFlows(filter:{amount:{lt:1000000000000000000}}){totalCount}}`, "", `{"investmentFlows":{"totalCount":60}}`},
		"a Float of a whole number":   {`query($f:Float){investmentFlows(filter:{amount:{lt:$f}}){totalCount}}`, `{"f":1000}`, `{"investmentFlows":{"totalCount":59}}`},
		"one value for a list":        {`query($l:[PlaceLevel!]){places(filter:{level:{in:$l}}){totalCount}}`, `{"l":"COUNTY"}`, counties},
		"one literal for a list":      {`{places(filter:{level:{in:COUNTY}}){totalCount}}`, "", counties},
		"one of an enum":              {`query($l:PlaceLevel){places(filter:{level:{eq:$l}}){totalCount}}`, `{"l":"COUNTY"}`, counties},
		"null for no condition":       {`query($f:PlaceFilter){places(filter:$f){totalCount}}`, `{"f":null}`, `{"places":{"totalCount":3211}}`},
		"a variable left out":         {`query($f:PlaceFilter){places(filter:$f){totalCount}}`, ``, `{"places":{"totalCount":3211}}`},
		"a field's variable left out": {`query($c:String){places(filter:{code:{eq:$c}}){totalCount}}`, ``, `{"places":{"totalCount":3211}}`},
		"a default of a variable":     {`query($c:String="532931"){place(by:{name:"剑川县"}){code} places(filter:{code:{eq:$c}}){nodes{code}}}`, ``, `{"place":{"code":"532931"},"places":{"nodes":[{"code":"532931"}]}}`},
		"a default of an argument":    {`query($o:PlaceOrder){places(orderBy:$o,first:1){nodes{code}}}`, ``, `{"places":{"nodes":[{"code":"110000"}]}}`},
		"a surrogate pair":            {`{search(text:"\uD842\uDFB7"){totalCount}}`, "", `{"search":{"totalCount":0}}`},
		"a backslash before a u":      {`{search(text:"\\uD83D"){totalCount}}`, "", `{"search":{"totalCount":0}}`},
		"a block string":              {`{search(text:"""\uD83D"""){totalCount}}`, "", `{"search":{"totalCount":0}}`},
		"an unknown variable":         {`{places(filter:{level:{eq:COUNTY}}){totalCount}}`, `{"stray":[1]}`, counties},
		"a date of a year":            {`query($d:PartialDate){pairings(asOf:$d){totalCount}}`, `{"d":"2021"}`, `{"pairings":{"totalCount":106}}`},
	} {
		t.Run(name, func(t *testing.T) {
			a := post(t, server.URL, c.query, c.variables)
			if a.status != http.StatusOK || len(a.Errors) > 0 || string(a.Data) != c.data {
				t.Errorf("status %d, data %s, errors %v", a.status, a.Data, a.Errors)
			}
		})
	}
}

// A nullCase is an operation whose variable brings a null, and what graphql-js 16 answers.
type nullCase struct{ query, variables, data, path, message string }

// nullCases are cases by name.
func nullCases() map[string]nullCase {
	const ifNull = `Argument "if" of non-null type "Boolean!" must not be null.`
	return map[string]nullCase{
		"skip at the top":                  {`query($a:Boolean=true){a:__typename @skip(if:$a)}`, `{"a":null}`, `null`, `null`, ifNull},
		"include at the top":               {`query($a:Boolean=true){a:__typename ...{b:__typename @include(if:$a)}}`, `{"a":null}`, `null`, `null`, ifNull},
		"skip of a spread":                 {`query($a:Boolean=true){a:__typename ...F @skip(if:$a)} fragment F on Query{b:__typename}`, `{"a":null}`, `null`, `null`, ifNull},
		"skip within":                      {`query($a:Boolean=true){a:__typename place(by:{code:"310000"}){name @skip(if:$a)}}`, `{"a":null}`, `{"a":"Query","place":null}`, `["place"]`, ifNull},
		"skip within what may not be null": {`query($a:Boolean=true){a:__typename places(first:1){totalCount @skip(if:$a)}}`, `{"a":null}`, `null`, `["places"]`, ifNull},
		"skip within an item":              {`query($a:Boolean=true){nodes(ids:["place-310000","none"]){id @skip(if:$a)}}`, `{"a":null}`, `{"nodes":[null,null]}`, `["nodes",0]`, ifNull},
		"skip in what is not included":     {`query($a:Boolean=true){a:__typename ...@include(if:false){b:__typename @skip(if:$a)}}`, `{"a":null}`, `{"a":"Query"}`, ``, ``},
		"skip of another type":             {`query($a:Boolean=true){place(by:{code:"310000"}){...on County{name @skip(if:$a)} code}}`, `{"a":null}`, `{"place":{"code":"310000"}}`, ``, ``},
		"after an include of false":        {`query($a:Boolean=true){a:__typename b:__typename @skip(if:true) @include(if:$a)}`, `{"a":null}`, `{"a":"Query"}`, ``, ``},
		"an argument with a default":       {`query($h:Boolean){ties(history:$h){totalCount}}`, `{"h":null}`, `null`, `["ties"]`, `Argument "history" of non-null type "Boolean!" must not be null.`},
		"an enum with a default":           {`query($o:PlaceOrder){places(orderBy:$o){totalCount}}`, `{"o":null}`, `null`, `["places"]`, `Argument "orderBy" of non-null type "PlaceOrder!" must not be null.`},
		"a variable with a default":        {`query($i:ID="place-310000"){node(id:$i){id}}`, `{"i":null}`, `{"node":null}`, `["node"]`, `Argument "id" of non-null type "ID!" must not be null.`},
		"in a list":                        {`query($i:ID="place-310000"){nodes(ids:[$i]){id}}`, `{"i":null}`, `null`, `["nodes"]`, `Argument "ids" has invalid value [$i].`},
		"in an object":                     {`query($x:Float=1){places(filter:{near:{longitude:$x,latitude:1,kilometres:1}}){totalCount}}`, `{"x":null}`, `null`, `["places"]`, `Argument "filter" has invalid value {near:{longitude:$x,latitude:1,kilometres:1}}.`},
		"of a leaf":                        {`query($l:Language){place(by:{code:"310000"}){code name(language:$l)}}`, `{"l":null}`, `{"place":null}`, `["place","name"]`, `Argument "language" of non-null type "Language!" must not be null.`},
	}
}

// A variable of a nullable type may stand at a position of a non-null type if one of the two has a default. Then a null is
// an error of the field, or of the selection whose condition it is (6.4.1).
func TestNullWhereThereIsADefault(t *testing.T) {
	server := httptest.NewServer(quietSite(t))
	defer server.Close()
	for name, c := range nullCases() {
		t.Run(name, func(t *testing.T) {
			for range 2 { // the second time by a cached plan
				a := post(t, server.URL, c.query, c.variables)
				if a.status != http.StatusOK || string(a.Data) != c.data {
					t.Errorf("status %d, data %s, errors %v", a.status, a.Data, a.Errors)
				}
				if c.message == "" {
					if len(a.Errors) > 0 {
						t.Error(a.Errors)
					}
					continue
				}
				if len(a.Errors) == 0 {
					t.Error("no error")
					continue
				}
				e := a.Errors[0]
				path, err := json.Marshal(e.Path)
				if err != nil {
					t.Fatal(err)
				}
				if e.Message != c.message || string(path) != c.path || len(e.Locations) != 1 || e.Extensions.Code != "INVALID_ARGUMENT" {
					t.Errorf("%+v", e)
				}
				if at := e.Locations[0]; at.Line != 1 || !strings.ContainsRune("$[{", rune(c.query[at.Column-1])) {
					t.Errorf("the value is not at column %d", at.Column)
				}
			}
			post(t, server.URL, c.query, ``) // the plan of the default, which null may not have
		})
	}
}
