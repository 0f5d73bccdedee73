package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"
	"time"

	"coopgraph/seed"
)

// config is what the program can be told.
type config struct {
	addr            string
	layers          []seed.Layer
	store           string // inProcess, or the address of a Neo4j
	user            string // of the Neo4j, with the three below
	password        string
	passwordFile    string // wins over password
	database        string
	replace         bool
	logLevel        slog.Level
	logJSON         bool
	corsOrigins     []string
	introspection   bool
	trustedOnly     bool
	maxBody         int64
	maxDepth        int
	maxComplexity   int
	readTimeout     time.Duration
	writeTimeout    time.Duration
	idleTimeout     time.Duration
	shutdownTimeout time.Duration
}

// A setting is one thing that can be told, by flag or by environment. The table of them is the only place where flags,
// variables, defaults and their descriptions are written; the README's table is tested against it.
type setting struct {
	name    string
	byName  string // the default, as one would write it
	expects string // completes "must be …"; empty where it may be anything
	does    string
	set     func(*config, string) error
}

var settings = []setting{
	{"addr", "127.0.0.1:8080", "host:port", "address to listen on; an empty host is every interface",
		func(c *config, s string) error {
			_, port, err := net.SplitHostPort(s)
			if n, wrong := strconv.ParseUint(port, 10, 16); err == nil && (wrong != nil || n > 65535) {
				err = errors.New("no port")
			}
			c.addr = s
			return err
		}},
	{"layers", layers(), "some of " + layers(), "layers of the dataset to load",
		func(c *config, s string) (err error) {
			c.layers, err = seed.ParseLayers(s)
			return err
		}},
	{"store", inProcess, aStore, "where the network is: memory, filled with the dataset at the start, or the address of a Neo4j",
		func(c *config, s string) error {
			c.store = s
			return storeAddress(s)
		}},
	{"neo4j-user", "neo4j", "", "user of the Neo4j; empty where it asks for none; the password is in `COOPGRAPH_NEO4J_PASSWORD`",
		func(c *config, s string) error {
			c.user = s
			return nil
		}},
	{"neo4j-password-file", "", "", "file whose first line is the password, instead of the variable",
		func(c *config, s string) error {
			c.passwordFile = s
			return nil
		}},
	{"neo4j-database", "neo4j", "", "database of the Neo4j; empty is the user's home database",
		func(c *config, s string) error {
			c.database = s
			return nil
		}},
	{"replace", "false", trueOrFalse, "whether `load` may change and delete what others wrote",
		func(c *config, s string) error {
			c.replace = s == "true"
			return oneOf(s, "true", "false")
		}},
	{"log-level", "info", "debug, info, warn or error", "least level that is logged",
		func(c *config, s string) error { return c.logLevel.UnmarshalText([]byte(s)) }},
	{"log-format", "text", "text or json", "format of the log, which goes to standard error",
		func(c *config, s string) error {
			c.logJSON = s == "json"
			return oneOf(s, "text", "json")
		}},
	{"cors-origins", "*", "* or origins such as https://example.org, separated by commas",
		"origins of pages that may ask the API from a browser; empty is none",
		func(c *config, s string) (err error) {
			c.corsOrigins, err = origins(s)
			return err
		}},
	{"introspection", "true", trueOrFalse, "whether the schema may be asked for; the playground needs it",
		func(c *config, s string) (err error) {
			c.introspection = s == "true"
			return oneOf(s, "true", "false")
		}},
	{"trusted-only", "false", trueOrFalse, "whether only the operations of the README are answered",
		func(c *config, s string) (err error) {
			c.trustedOnly = s == "true"
			return oneOf(s, "true", "false")
		}},
	{"max-body", "1048576", "a number of bytes above 0", "longest body of a request, in bytes",
		func(c *config, s string) (err error) {
			c.maxBody, err = strconv.ParseInt(s, 10, 64)
			return positive(c.maxBody, err)
		}},
	{"max-depth", "15", "a number above 0", "deepest nesting of fields in an operation",
		func(c *config, s string) (err error) {
			c.maxDepth, err = strconv.Atoi(s)
			return positive(c.maxDepth, err)
		}},
	{"max-complexity", "200000", "a number above 0", "most fields that an operation may ask for, lists counted in full",
		func(c *config, s string) (err error) {
			c.maxComplexity, err = strconv.Atoi(s)
			return positive(c.maxComplexity, err)
		}},
	{"read-timeout", "10s", aDuration, "time to read a request, body included",
		func(c *config, s string) error { return duration(&c.readTimeout, s) }},
	{"write-timeout", "30s", aDuration, "time to answer a request; a query is stopped a little earlier, with an error",
		func(c *config, s string) error { return duration(&c.writeTimeout, s) }},
	{"idle-timeout", "2m0s", aDuration, "time that an idle connection is kept",
		func(c *config, s string) error { return duration(&c.idleTimeout, s) }},
	{"shutdown-timeout", "10s", aDuration, "time that running requests are given after SIGTERM or SIGINT",
		func(c *config, s string) error { return duration(&c.shutdownTimeout, s) }},
}

const trueOrFalse = "true or false"

const aStore = "memory, or an address such as neo4j://host:7687, neo4j+s://host or bolt://host:7687"

const aDuration = "a duration above 0, such as 500ms, 10s or 2m"

// env is the setting's environment variable.
func (s setting) env() string {
	return "COOPGRAPH_" + strings.ToUpper(strings.ReplaceAll(s.name, "-", "_"))
}

// errHelp says that the command line asks for help.
var errHelp = errors.New("help")

// configure reads the configuration: a flag wins over its variable, which wins over the default. Every value that is
// wrong is one line of the error, which names where it stands and what is expected there.
func configure(args []string, env func(string) (string, bool)) (config, error) {
	var c config
	given := map[string]string{}
	flags := flag.NewFlagSet("", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	for _, s := range settings {
		give := func(value string) error {
			given[s.name] = value
			return nil
		}
		if s.expects == trueOrFalse { // the flag alone says true
			flags.BoolFunc(s.name, "", give)
		} else {
			flags.Func(s.name, "", give)
		}
	}
	if err := flags.Parse(args); errors.Is(err, flag.ErrHelp) {
		return c, errHelp
	} else if err != nil {
		return c, fmt.Errorf("%w; `server help` lists the flags", err)
	}
	if flags.NArg() > 0 {
		return c, fmt.Errorf("%q is no flag: nothing but flags follows the verb", flags.Arg(0))
	}
	var wrong []error
	for _, s := range settings {
		value, where := s.byName, "the default of -"+s.name
		if v, ok := env(s.env()); ok {
			value, where = v, s.env()
		}
		if v, ok := given[s.name]; ok {
			value, where = v, "-"+s.name
		}
		if s.set(&c, value) != nil {
			wrong = append(wrong, fmt.Errorf("%s is %s: it must be %s", where, shown(value), s.expects))
		}
	}
	c.password, _ = env("COOPGRAPH_NEO4J_PASSWORD") // no flag: a process's flags can be read by others
	return c, errors.Join(wrong...)
}

// shown is a wrong value as an error may show it.
func shown(value string) string {
	if strings.Contains(value, "@") {
		return "not shown, since it may hold a password" // neo4j://user:password@host
	}
	return fmt.Sprintf("%.60q", value)
}

// flagHelp lists the settings.
func flagHelp() string {
	var b strings.Builder
	w := tabwriter.NewWriter(&b, 0, 0, 2, ' ', 0)
	for _, s := range settings {
		fmt.Fprintf(w, "  -%s\t%s\t%s (default %q)\n", s.name, s.env(), s.does, s.byName)
	}
	_ = w.Flush() // into memory
	return b.String()
}

// layers is the list of all layers, as one would write it.
func layers() string {
	var names []string
	for _, l := range seed.Layers {
		names = append(names, string(l))
	}
	return strings.Join(names, ",")
}

func oneOf(s string, values ...string) error {
	if !slices.Contains(values, s) {
		return errors.New("none of them")
	}
	return nil
}

func positive[N int | int64 | time.Duration](n N, err error) error {
	if err == nil && n <= 0 {
		err = errors.New("not above 0")
	}
	return err
}

func duration(d *time.Duration, s string) (err error) {
	*d, err = time.ParseDuration(s)
	return positive(*d, err)
}

func origins(list string) ([]string, error) {
	switch list {
	case "":
		return nil, nil
	case "*":
		return []string{list}, nil
	}
	var all []string
	for o := range strings.SplitSeq(list, ",") {
		o = strings.TrimSpace(o)
		u, err := url.Parse(o)
		if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.Scheme+"://"+u.Host != o {
			return nil, fmt.Errorf("%q is not an origin", o)
		}
		all = append(all, o)
	}
	return all, nil
}
