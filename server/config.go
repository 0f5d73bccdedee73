package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"regexp"
	"strconv"
	"strings"
	"time"

	"coopgraph/seed"
	"coopgraph/server/guard"
	"coopgraph/server/observe"
)

// config is the values of the settings.
type config struct {
	addr            string
	adminAddr       string
	open            bool // a browser
	layers          []seed.Layer
	store           string // inProcess, or the address of a Neo4j
	data            string // a directory; empty for none
	user            string // of the Neo4j, with the three below
	password        string
	passwordFile    string // overrides password
	database        string
	importTokenFile string        // empty for none
	read            string        // readStore or readMirror
	stale           time.Duration // of reads from the snapshot; 0 is none
	replace         bool
	logLevel        slog.Level
	logFormat       string
	otlpEndpoint    string
	explain         observe.Explain
	slow            time.Duration
	corsOrigins     []string
	frameAncestors  []string
	contact         string
	mapFile         string // of the explorer; empty for its own map
	introspection   bool
	suggestions     string // asIntrospection, true or false
	trustedOnly     bool
	maxBody         int64
	maxResponse     int
	documentLimits  guard.DocumentLimits
	maxComplexity   int
	maxRunning      int // 0 is the default of guard.AdmissionOptions, as below
	maxExports      int
	maxWait         time.Duration
	rate            int // of each caller; autoRate is by the other settings
	burst           int // 0 is burstSeconds of the rate
	proxies         guard.Proxies
	readTimeout     time.Duration
	writeTimeout    time.Duration
	idleTimeout     time.Duration
	memory          int64       // in bytes, autoMemory or noLimit
	sizes           memorySizes // that follow from it
	drain           time.Duration
	shutdownTimeout time.Duration

	given map[string]bool // the settings that a flag or a variable sets

	// What one call of a verb asks for.
	fills    bool // see verb
	operand  string
	dryRun   bool
	by       string // empty is the user of the process
	note     string
	kind     string // of the rows of a file; empty if the file says it, as the two below
	evidence string
	source   string
	language string // autoLanguage, zh or en
	remarks  string // a file; empty for none
	accept   bool
}

// A setting is one value of the configuration, which a flag or an environment variable sets.
type setting struct {
	name         string
	defaultValue string // as a flag would have it
	expects      string // completes "it must be …"; empty if every value is right
	help         string
	set          func(string) error
}

// settings returns the table of the settings of c: the only place where flags, variables, defaults and their descriptions
// are written. The documents' table is tested against it.
func settings(c *config) []setting {
	return []setting{
		{"addr", "127.0.0.1:8080", "host:port", "address to listen on; an empty host is every interface", plainText(&c.addr, hasPort)},
		{"admin-addr", "127.0.0.1:8081", "host:port, or empty", "address for operators, with `/metrics` and `/debug/pprof/`; empty is none",
			plainText(&c.adminAddr, emptyOr(hasPort))},
		{"open", "false", aBool, "whether `serve` opens its page in the browser of this computer", boolean(&c.open)},
		{"layers", allLayers(), "some of " + allLayers() + ", each once", "layers of the dataset to load", parsed(&c.layers, seed.ParseLayers)},
		{"store", inProcess, aStore, "where the network is: memory, filled with the dataset at the start, or the address of a Neo4j",
			plainText(&c.store, isStore)},
		{"data", "", "", "directory that keeps the network, with what people enter; it is filled with the dataset the first time; empty is none", plainText(&c.data)},
		{"import-token-file", "", "", "file with the tokens of those who may write over HTTP, one a line, after which a name may follow; empty is nobody", plainText(&c.importTokenFile)},
		{"neo4j-user", "neo4j", "", "user of the Neo4j; empty if it asks for none; the password is in `COOPGRAPH_NEO4J_PASSWORD`", plainText(&c.user)},
		{"neo4j-password-file", "", "", "file whose first line is the password, instead of the variable; it is read again if the Neo4j refuses the password", plainText(&c.passwordFile)},
		{"neo4j-database", "neo4j", "", "database of the Neo4j; empty is the user's home database", plainText(&c.database)},
		{"read", readStore, "store or mirror", "what is read over a Neo4j: with `store` lists come from the Neo4j, with `mirror` everything comes from a snapshot in the process",
			plainText(&c.read, oneOf(readStore, readMirror))},
		{"stale", "0s", aDurationOrNone, "with `-read mirror`: how long reads go on from the snapshot while the Neo4j is away; such answers say so",
			durationOrNone(&c.stale)},
		{"replace", "false", aBool, "whether `load` may change and delete what others wrote", boolean(&c.replace)},
		{"log-level", "info", "debug, info, warn or error", "lowest level that is logged",
			func(s string) error { return c.logLevel.UnmarshalText([]byte(s)) }},
		{"log-format", "text", "text or json", "format of the log, which goes to standard error", plainText(&c.logFormat, oneOf("text", "json"))},
		{"otlp-endpoint", "", "an address such as http://localhost:4318", "OpenTelemetry collector that traces are sent to by OTLP over HTTP; empty is that of `OTEL_EXPORTER_OTLP_ENDPOINT`, or none",
			plainText(&c.otlpEndpoint, emptyOr(isHTTP))},
		{"explain", string(observe.ExplainNever), "never, on-request or always", "which operations are explained in `extensions.explain`; on-request: those with the header `Coopgraph-Explain: true`",
			parsed(&c.explain, parseExplain)},
		{"slow", "1s", aDurationOrNone, "operations that take this long are logged as slow, with their cost and the hash of their document; 0s logs none",
			durationOrNone(&c.slow)},
		{"cors-origins", "*", "* or origins such as https://example.org, separated by commas",
			"origins of pages that may ask the API from a browser; empty is none", parsed(&c.corsOrigins, parseOrigins)},
		{"frame-ancestors", "", "* or origins such as https://example.org, separated by commas",
			"origins of pages that may show the explorer in a frame (`?embed=1` leaves its header out); empty is none", parsed(&c.frameAncestors, parseOrigins)},
		{"contact", "", "an e-mail address, or a URL such as https://example.org/errors", "where readers of the explorer can report errors; empty is nowhere",
			plainText(&c.contact, emptyOr(isContact))},
		{"map", "", "", "GeoJSON file with a reviewed base map, which the explorer shows instead of its own schematic one; its member `credit` is shown with it", plainText(&c.mapFile)},
		{"introspection", "true", aBool, "whether the schema may be asked for; the playground needs it", boolean(&c.introspection)},
		{"suggestions", asIntrospection, "auto, true or false", "whether errors suggest names of the schema (`Did you mean …?`); with auto they do if introspection is on",
			plainText(&c.suggestions, oneOf(asIntrospection, "true", "false"))},
		{"trusted-only", "false", aBool, "whether only the explorer and the examples of `/docs` are answered", boolean(&c.trustedOnly)},
		{"max-body", "1048576", "a number of bytes above 0", "longest body of a request, in bytes", natural(&c.maxBody)},
		{"max-response", "16777216", "a number of bytes above 0", "longest answer to a query, in bytes before compression; files have no limit", natural(&c.maxResponse)},
		{"limits", "", "limits of documents with numbers above 0, such as aliases=200,directives=50; the limits are " + strings.Join(guard.DocumentLimitNames(), ", "),
			"limits of documents that differ from their defaults, such as `aliases=200,directives=50`", parsed(&c.documentLimits, guard.ParseDocumentLimits)},
		{"max-depth", "15", "a number above 0", "deepest nesting of fields in an operation", natural(&c.documentLimits[guard.Depth])}, // after limits
		{"max-complexity", "400000", "a number above 0", "highest cost of an operation, in half microseconds of processor time", natural(&c.maxComplexity)},
		{"max-running", "0", "a number of 3 or more, or 0", "most operations that run at once, 3 or more; 0 is 4 for each processor", naturalOrZero(&c.maxRunning, leastRunning)},
		{"max-exports", "0", aNumberOrZero, "most files that are sent at once; 0 is 4 for each processor", naturalOrZero(&c.maxExports, 1)},
		{"max-wait", "15ms", aDuration, "expected wait for a turn beyond which an operation is refused; files may wait three times as long",
			duration(&c.maxWait)},
		{"rate", "auto", "auto, or a number of 0 or more", "cost that each client address may ask for in a second, on average; 0 is no limit; auto is " +
			strconv.Itoa(defaultRate) + ", or 0 if only this computer can connect and no proxy is trusted", parsed(&c.rate, parseRate)},
		{"burst", "0", aNumberOrZero, "cost that an address may ask for at once after a pause; 0 is that of " + strconv.Itoa(burstSeconds) + " seconds",
			naturalOrZero(&c.burst, 1)},
		{"trusted-proxies", "", "networks such as 10.0.0.0/8, or addresses, separated by commas",
			"reverse proxies whose `X-Forwarded-For` says which address a request is from", parsed(&c.proxies, guard.ParseProxies)},
		{"memory", "auto", "auto, none, or a whole number of MiB or GiB, such as 512MiB or 2GiB, and at least 160MiB", "memory that the server may take, " +
			"such as `512MiB` or `2GiB`, and at least `160MiB`; none is no limit; auto is the limit of its cgroup, that is of its container; GOMEMLIMIT wins over it", parsed(&c.memory, parseMemory)},
		{"read-timeout", "10s", aDuration, "time to read a request, body included", duration(&c.readTimeout)},
		{"write-timeout", "30s", aDuration, "time to compute an answer, and how long its client may be behind 16 KiB a second in reading it", duration(&c.writeTimeout)},
		{"idle-timeout", "2m0s", aDuration, "time that an idle connection is kept", duration(&c.idleTimeout)},
		{"drain", "0s", aDurationOrNone, "time after SIGTERM or SIGINT in which `/readyz` says that the server stops, and requests are still taken",
			durationOrNone(&c.drain)},
		{"shutdown-timeout", "10s", aDuration, "time that running requests have after that", duration(&c.shutdownTimeout)},
	}
}

// asIntrospection is the value of -suggestions for that of -introspection.
const asIntrospection = "auto"

// suggests reports whether errors suggest names of the schema.
func (c config) suggests() bool {
	return c.suggestions == "true" || c.suggestions == asIntrospection && c.introspection
}

// What several settings expect.
const (
	aBool         = "true or false"
	aStore        = "memory, or an address such as neo4j://host:7687, neo4j+s://host or bolt://host:7687"
	aNumberOrZero = "a number of 0 or more"
	aDuration     = "a duration above 0, such as 500ms, 10s or 2m"

	aDurationOrNone = "a duration, such as 500ms, 10s or 2m, or 0s"
)

// Names of environment variables.
const (
	variablePrefix   = "COOPGRAPH_"
	passwordVariable = variablePrefix + "NEO4J_PASSWORD"

	testVariablePrefix = variablePrefix + "TEST_" // of variables for the tests
)

// env returns the setting's environment variable.
func (s setting) env() string {
	return variablePrefix + strings.ToUpper(strings.ReplaceAll(s.name, "-", "_"))
}

// errHelp says that the command line asks for help.
var errHelp = errors.New("help")

// configure reads the configuration of a verb: a flag overrides its variable, which overrides the default. The operand of
// the verb may stand before flags or after them. The error is errHelp or a usageError, which has a line for each wrong value
// that says where the value is from and what is expected.
func configure(v verb, args []string, env func(string) (string, bool)) (config, error) {
	var c config
	table, byFlag := settings(&c), map[string]string{}
	withVariable := len(table)
	if v.flags != nil {
		table = append(table, v.flags(&c)...)
	}
	flags := flag.NewFlagSet("", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	for _, s := range table {
		keep := func(value string) error {
			byFlag[s.name] = value
			return nil
		}
		if s.expects == aBool { // without a value the flag is true
			flags.BoolFunc(s.name, "", keep)
		} else {
			flags.Func(s.name, "", keep)
		}
	}
	operands, err := parseFlags(flags, args)
	if err != nil {
		return c, err
	}
	if c.operand, err = v.oneOperand(operands); err != nil {
		return c, usageError{err}
	}
	c.fills, c.given = v.fills, map[string]bool{}
	var wrong []error
	for i, s := range table {
		value, where := s.defaultValue, "the default of -"+s.name
		if v, ok := env(s.env()); ok && i < withVariable {
			value, where = v, s.env()
		}
		if v, ok := byFlag[s.name]; ok {
			value, where = v, "-"+s.name
		}
		c.given[s.name] = !strings.HasPrefix(where, "the default")
		if err := s.set(value); err != nil {
			wrong = append(wrong, fmt.Errorf("%s is %s%s: it must be %s", where, redacted(value), wrongItem(value, err), s.expects))
		}
	}
	if c.read == readMirror && c.store == inProcess {
		wrong = append(wrong, errors.New("-read mirror is for a Neo4j: name it by -store"))
	}
	if c.stale > 0 && c.read != readMirror {
		wrong = append(wrong, errors.New("-stale is for -read mirror: with -read store lists come from the Neo4j"))
	}
	c.password, _ = env(passwordVariable) // no flag: a process's flags can be read by others
	if len(wrong) > 0 {
		return c, usageError{errors.Join(wrong...)}
	}
	return c, nil
}

// parseFlags reads flags, and returns what stands between and after them.
func parseFlags(flags *flag.FlagSet, args []string) (operands []string, err error) {
	for {
		err := flags.Parse(args)
		switch {
		case errors.Is(err, flag.ErrHelp):
			return nil, errHelp
		case err != nil && strings.HasSuffix(err.Error(), ": -neo4j-password"):
			return nil, usageError{fmt.Errorf("%w; the password is in %s or in a file (-neo4j-password-file), since others can read flags", err, passwordVariable)}
		case err != nil:
			return nil, usageError{fmt.Errorf("%w; `coopgraph help` lists the flags", err)}
		case flags.NArg() == 0:
			return operands, nil
		}
		operands, args = append(operands, flags.Arg(0)), flags.Args()[1:]
	}
}

// wrongItem returns the item of a list that is wrong, as an error may show it; empty if the value is no list.
func wrongItem(value string, err error) string {
	item, ok := errors.AsType[*guard.ItemError](err)
	if !ok || strings.Contains(value, "@") {
		return ""
	}
	return fmt.Sprintf(", where %.60q is wrong", item.Item)
}

// redacted returns a wrong value as an error may show it: not if it may hold a password.
func redacted(value string) string {
	if strings.Contains(value, "@") {
		return "not shown, since it may hold a password" // neo4j://user:password@host
	}
	return fmt.Sprintf("%.60q", value)
}

// serviceVariable is the end of the name of a variable that Kubernetes sets for a service in the namespace of a container.
var serviceVariable = regexp.MustCompile(`_(SERVICE_(HOST|PORT(_.+)?)|PORT(_\d+_.+)?)$`)

// unknownVariables returns the names of variables of an environment that look like those of settings and are none.
func unknownVariables(environment []string) (unknown []string) {
	known := map[string]bool{passwordVariable: true}
	for _, s := range settings(new(config)) {
		known[s.env()] = true
	}
	for _, pair := range environment {
		name, _, _ := strings.Cut(pair, "=")
		if strings.HasPrefix(name, variablePrefix) && !strings.HasPrefix(name, testVariablePrefix) && !known[name] && !serviceVariable.MatchString(name) {
			unknown = append(unknown, name)
		}
	}
	return unknown
}

// allLayers returns the list of all layers, as a flag would have it.
func allLayers() string {
	var names []string
	for _, l := range seed.Layers {
		names = append(names, string(l))
	}
	return strings.Join(names, ",")
}
