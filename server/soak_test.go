package main

import (
	"context"
	"flag"
	"io"
	"net/http"
	"regexp"
	"sync"
	"testing"
	"time"
)

// soak is how long TestSoak runs. It should be some minutes, since caches have to be full before anything is compared.
var soak = flag.Duration("soak", 0, "how long TestSoak runs; 0 skips it")

// Under a mixed load, with attacks and with clients that leave, nothing grows with time: the heap, the goroutines, and the
// open files and connections. The samples of the first third are not compared: the caches fill.
func TestSoak(t *testing.T) {
	if *soak == 0 {
		t.Skip("-soak=10m runs it")
	}
	p := startProgram(t, "-admin-addr=127.0.0.1:0", "-memory=256MiB")
	admin := p.adminURL()
	load := newMixedLoad(t, p)
	ctx, stop := context.WithTimeout(t.Context(), *soak)
	defer stop()
	var running sync.RWMutex // held for writing while a sample is taken, so that no request runs
	var workers sync.WaitGroup
	for worker := range uint64(3) {
		workers.Go(func() { load.run(ctx, worker, &running) })
	}
	const samples = 60
	var taken []sample
	start := time.Now()
	for range samples {
		select {
		case <-ctx.Done():
		case <-time.After(*soak / samples):
		}
		running.Lock()
		taken = append(taken, p.sample(admin, time.Since(start)))
		running.Unlock()
	}
	stop()
	workers.Wait()
	load.log()
	steady := taken[samples/3:]
	for _, c := range []struct {
		name  string
		value func(sample) float64
		most  float64 // growth from the first to the last of the samples that are compared
	}{
		{"heap, in MB", func(s sample) float64 { return s.heap / (1 << 20) }, 4},
		{"goroutines", func(s sample) float64 { return s.goroutines }, 3},
		{"descriptors", func(s sample) float64 { return s.descriptors }, 3},
	} {
		t.Run(c.name, func(t *testing.T) {
			mean, slope := leastSquares(steady, c.value)
			growth := slope * (steady[len(steady)-1].at - steady[0].at).Seconds()
			t.Logf("%.2f on average, %+.4f a minute", mean, 60*slope)
			if growth > c.most {
				t.Errorf("it grows by %.2f in %s, from %.2f to %.2f", growth, steady[len(steady)-1].at-steady[0].at,
					c.value(steady[0]), c.value(steady[len(steady)-1]))
			}
		})
	}
	t.Logf("processor time and peak: %+v", p.resources())
}

// sample is what a program has at a time at which it answers nothing.
type sample struct {
	at                            time.Duration
	heap, goroutines, descriptors float64
}

// heapAlloc and goroutineTotal are in the text of Go's profiles.
var (
	heapAlloc      = regexp.MustCompile(`(?m)^# HeapAlloc = (\d+)$`)
	goroutineTotal = regexp.MustCompile(`^goroutine profile: total (\d+)\n`)
)

// sample collects garbage in the program, and looks at what it has. Clients must be idle.
func (p *program) sample(admin string, at time.Duration) sample {
	p.t.Helper()
	fetch := func(profile string, number *regexp.Regexp) float64 {
		r, err := http.Get(admin + "/debug/pprof/" + profile)
		if err != nil {
			p.t.Fatal(err)
		}
		text, err := io.ReadAll(r.Body)
		if closed := r.Body.Close(); err != nil || closed != nil {
			p.t.Fatal(err, closed)
		}
		found := number.FindSubmatch(text)
		if found == nil {
			p.t.Fatalf("%s says %.200q", profile, text)
		}
		return float64(p.number(string(found[1])))
	}
	time.Sleep(100 * time.Millisecond) // what clients have left ends
	fetch("heap?debug=1&gc=1", heapAlloc)
	s := sample{at: at, heap: fetch("heap?debug=1&gc=1", heapAlloc)} // what the first collection has finalized is free now
	s.goroutines, s.descriptors = fetch("goroutine?debug=1", goroutineTotal), float64(p.descriptors())
	return s
}

// leastSquares returns the mean of a value, and the slope a second of the line that fits it best.
func leastSquares(samples []sample, value func(sample) float64) (mean, slope float64) {
	var meanAt, products, squares float64
	for _, s := range samples {
		meanAt += s.at.Seconds() / float64(len(samples))
		mean += value(s) / float64(len(samples))
	}
	for _, s := range samples {
		distance := s.at.Seconds() - meanAt
		products += distance * (value(s) - mean)
		squares += distance * distance
	}
	return mean, products / squares
}

func TestLeastSquares(t *testing.T) {
	var samples []sample
	for i, heap := range []float64{5, 7, 9, 11} {
		samples = append(samples, sample{at: time.Duration(i) * time.Second, heap: heap})
	}
	if mean, slope := leastSquares(samples, func(s sample) float64 { return s.heap }); mean != 8 || slope != 2 {
		t.Errorf("mean %v, slope %v", mean, slope)
	}
}
