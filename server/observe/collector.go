package observe

import (
	"context"
	"sync"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"coopgraph/graph"
	"coopgraph/schema/cache"
	"coopgraph/server/guard"
)

func describe(name, help string, labels ...string) *prometheus.Desc {
	return prometheus.NewDesc(prometheus.BuildFQName(namespace, "", name), help, labels, nil)
}

// cacheCollector collects the facts about caches. If several caches have one name, their facts are added up.
type cacheCollector struct {
	mu     sync.Mutex
	caches map[string][]func() cache.Stats
}

var (
	cacheEntries = describe("cache_entries", "Values in a cache.", "cache")
	cacheBytes   = describe("cache_bytes", "Estimated size of the values in a cache.", "cache")
	cacheBound   = describe("cache_max_bytes", "Size up to which a cache keeps values.", "cache")
	cacheHits    = describe("cache_hits_total", "Look-ups that found a value in a cache.", "cache")
	cacheMisses  = describe("cache_misses_total", "Look-ups that found no value in a cache.", "cache")
)

// add is a cache.Registry.
func (c *cacheCollector) add(name string, stats func() cache.Stats) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.caches == nil {
		c.caches = map[string][]func() cache.Stats{}
	}
	c.caches[name] = append(c.caches[name], stats)
}

// Describe implements prometheus.Collector.
func (*cacheCollector) Describe(descriptions chan<- *prometheus.Desc) {
	for _, d := range []*prometheus.Desc{cacheEntries, cacheBytes, cacheBound, cacheHits, cacheMisses} {
		descriptions <- d
	}
}

// Collect implements prometheus.Collector.
func (c *cacheCollector) Collect(metrics chan<- prometheus.Metric) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for name, caches := range c.caches {
		var sum cache.Stats
		for _, stats := range caches {
			s := stats()
			sum.Entries, sum.Cost, sum.Bound = sum.Entries+s.Entries, sum.Cost+s.Cost, sum.Bound+s.Bound
			sum.Hits, sum.Misses = sum.Hits+s.Hits, sum.Misses+s.Misses
		}
		gauge := func(d *prometheus.Desc, v int64) {
			metrics <- prometheus.MustNewConstMetric(d, prometheus.GaugeValue, float64(v), name)
		}
		gauge(cacheEntries, int64(sum.Entries))
		gauge(cacheBytes, sum.Cost)
		gauge(cacheBound, sum.Bound)
		metrics <- prometheus.MustNewConstMetric(cacheHits, prometheus.CounterValue, float64(sum.Hits), name)
		metrics <- prometheus.MustNewConstMetric(cacheMisses, prometheus.CounterValue, float64(sum.Misses), name)
	}
}

// guardCollector collects the facts about admission, the rates of callers and the memory of messages.
type guardCollector struct {
	admission *guard.Admission
	rates     *guard.Rates    // nil if callers have no rates
	messages  *guard.Messages // nil if their memory has no limit
}

var (
	admissionSlots    = describe("admission_slots", "Work of a class that can run at once.", "class")
	admissionRunning  = describe("admission_running", "Work of a class that runs.", "class")
	admissionWaiting  = describe("admission_waiting", "Work of a class that waits for its turn.", "class")
	admissionAdmitted = describe("admission_admitted_total", "Work of a class that has begun.", "class")
	admissionRefused  = describe("admission_refused_total", "Work of a class that was refused, by reason.", "class", "reason")
	admissionLeft     = describe("admission_abandoned_total", "Work of a class that was cancelled while it waited.", "class")
	rateCallers       = describe("rate_limit_callers", "Callers whose rate is known.")
	rateRefused       = describe("rate_limit_refused_total", "Requests that were refused because of the rate of their caller.")
	messageBytes      = describe("message_bytes", "Memory of requests that are being read and of responses that are being sent.")
	messageLimit      = describe("message_max_bytes", "Most memory that these may have.")
	messageRefused    = describe("message_refused_total", "Requests and responses for which there was no memory.")
)

// Describe implements prometheus.Collector.
func (guardCollector) Describe(descriptions chan<- *prometheus.Desc) {
	for _, d := range []*prometheus.Desc{admissionSlots, admissionRunning, admissionWaiting, admissionAdmitted, admissionRefused, admissionLeft,
		rateCallers, rateRefused, messageBytes, messageLimit, messageRefused} {
		descriptions <- d
	}
}

// Collect implements prometheus.Collector.
func (g guardCollector) Collect(metrics chan<- prometheus.Metric) {
	for _, class := range guard.Classes {
		s := g.admission.Stats(class)
		for d, v := range map[*prometheus.Desc]int{admissionSlots: s.Slots, admissionRunning: s.Running, admissionWaiting: s.Waiting} {
			metrics <- prometheus.MustNewConstMetric(d, prometheus.GaugeValue, float64(v), string(class))
		}
		for d, v := range map[*prometheus.Desc]int64{admissionAdmitted: s.Admitted, admissionLeft: s.Left} {
			metrics <- prometheus.MustNewConstMetric(d, prometheus.CounterValue, float64(v), string(class))
		}
		for _, reason := range guard.Reasons {
			metrics <- prometheus.MustNewConstMetric(admissionRefused, prometheus.CounterValue, float64(s.Refused[reason]), string(class), string(reason))
		}
	}
	s := g.rates.Stats()
	metrics <- prometheus.MustNewConstMetric(rateCallers, prometheus.GaugeValue, float64(s.Callers))
	metrics <- prometheus.MustNewConstMetric(rateRefused, prometheus.CounterValue, float64(s.Refused))
	m := g.messages.Stats()
	metrics <- prometheus.MustNewConstMetric(messageBytes, prometheus.GaugeValue, float64(m.Held))
	metrics <- prometheus.MustNewConstMetric(messageLimit, prometheus.GaugeValue, float64(m.Limit))
	metrics <- prometheus.MustNewConstMetric(messageRefused, prometheus.CounterValue, float64(m.Refused))
}

// storeCollector asks the store whether it can be used, and for its version. It waits for a short time only, so that a store that is away keeps no
// other metric back.
type storeCollector struct{ store graph.Reader }

// storeTimeout is the time that a store has to answer.
const storeTimeout = time.Second

var (
	storeUp       = describe("store_up", "1 if the store can be used, else 0, as /readyz says.")
	storeRevision = describe("store_revision", "Revision of the network; absent if the store cannot be used.")
)

// Describe implements prometheus.Collector.
func (storeCollector) Describe(descriptions chan<- *prometheus.Desc) {
	descriptions <- storeUp
	descriptions <- storeRevision
}

// Collect implements prometheus.Collector.
func (s storeCollector) Collect(metrics chan<- prometheus.Metric) {
	ctx, cancel := context.WithTimeout(context.Background(), storeTimeout)
	defer cancel()
	ask := s.store.Version
	if checker, ok := s.store.(graph.Checker); ok {
		ask = checker.Check
	}
	version, err := ask(ctx)
	up := 1.0
	if err != nil {
		up = 0
	} else {
		metrics <- prometheus.MustNewConstMetric(storeRevision, prometheus.GaugeValue, float64(version.Revision))
	}
	metrics <- prometheus.MustNewConstMetric(storeUp, prometheus.GaugeValue, up)
}
