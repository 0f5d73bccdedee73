package main

import (
	"errors"
	"math"
	"os"
	"runtime/debug"
	"strconv"
	"strings"

	"github.com/KimMachineGun/automemlimit/memlimit"
)

// Values of -memory that are not a number of bytes.
const (
	autoMemory = -1
	noLimit    = 0
)

// minMemory is the least limit. A server that has done nothing yet takes half of it.
const minMemory = 160 << 20

// parseMemory reads the value of -memory: auto, none, or a number with the unit MiB or GiB.
func parseMemory(s string) (bytes int64, err error) {
	switch s {
	case "auto":
		return autoMemory, nil
	case "none":
		return noLimit, nil
	}
	unit := int64(1 << 20)
	number, ok := strings.CutSuffix(s, "MiB")
	if !ok {
		if number, ok = strings.CutSuffix(s, "GiB"); !ok {
			return 0, errors.New("no unit")
		}
		unit = 1 << 30
	}
	n, err := strconv.ParseInt(number, 10, 32)
	if err == nil && n*unit < minMemory {
		err = errors.New("too little")
	}
	return n * unit, err
}

// limitMemory sets the memory limit of the Go runtime as -memory says, and returns it; math.MaxInt64 if there is none. The
// runtime keeps to nine tenths of the memory that the process may take. The rest is for the program itself and for what the
// runtime does not count. GOMEMLIMIT wins. Near the limit the runtime collects garbage earlier than GOGC says, but it takes
// at most half of the processor time for that.
func limitMemory(memory int64) int64 {
	if os.Getenv("GOMEMLIMIT") != "" {
		return debug.SetMemoryLimit(-1)
	}
	if memory == autoMemory {
		memory = noLimit
		if ofCgroup, err := memlimit.FromCgroup(); err == nil && ofCgroup < math.MaxInt64 { // else there is no cgroup or no limit
			memory = int64(ofCgroup)
		}
	}
	if memory == noLimit {
		return math.MaxInt64
	}
	limit := memory / 10 * 9
	debug.SetMemoryLimit(limit)
	return limit
}

// memorySizes are the most that the large consumers of memory may hold, in bytes. 0 is the default of each.
type memorySizes struct {
	plans       int64 // of operations
	analyses    int64
	otherCaches int64 // of syntax trees, requests, responses and persisted documents
	messages    int64 // requests and responses that are not sent to their end
}

// defaultMessages is the most that messages may hold without a memory limit.
const defaultMessages = 256 << 20

// sizesWithin shares a memory limit out: a quarter for what is cached, a quarter for messages. The rest is for the network,
// for operations that run, and for garbage. More than 4 GiB is not shared out: hits are not more frequent then.
func sizesWithin(limit int64) memorySizes {
	if limit == math.MaxInt64 {
		return memorySizes{}
	}
	limit = min(limit, 4<<30)
	return memorySizes{plans: limit / 24, analyses: limit / 12, otherCaches: limit / 8, messages: limit / 4}
}
