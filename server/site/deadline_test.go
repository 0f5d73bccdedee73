package site

import (
	"context"
	"errors"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// A context of withTimeout is as that of context.WithTimeout, whichever of its methods is called first and by how many.
func TestDeadline(t *testing.T) {
	type key struct{}
	for name, first := range map[string]func(context.Context){
		"nothing":  func(context.Context) {},
		"Done":     func(c context.Context) { c.Done() },
		"Err":      func(c context.Context) { _ = c.Err() },
		"a child":  func(c context.Context) { _, end := context.WithCancel(c); end() },
		"Deadline": func(c context.Context) { c.Deadline() },
		"many of them": func(c context.Context) {
			var all sync.WaitGroup
			for range 8 {
				all.Go(func() { c.Done() })
			}
			all.Wait()
		},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				ctx, end := withTimeout(context.WithValue(t.Context(), key{}, "value"), 10*time.Second)
				first(ctx)
				child, endChild := context.WithCancel(ctx)
				defer endChild()
				if d, ok := ctx.Deadline(); !ok || time.Until(d) != 9*time.Second || ctx.Err() != nil || ctx.Value(key{}) != "value" {
					t.Errorf("%v %v %v", time.Until(d), ctx.Err(), ctx.Value(key{}))
				}
				time.Sleep(9*time.Second - 1)
				synctest.Wait()
				if ctx.Err() != nil || child.Err() != nil {
					t.Errorf("before the deadline: %v %v", ctx.Err(), child.Err())
				}
				time.Sleep(2 * time.Nanosecond)
				synctest.Wait()
				<-ctx.Done()
				<-child.Done()
				if !errors.Is(ctx.Err(), context.DeadlineExceeded) || !errors.Is(context.Cause(child), context.DeadlineExceeded) {
					t.Errorf("after it: %v %v", ctx.Err(), context.Cause(child))
				}
				end()
			})
		})
	}
	t.Run("the end of the request", func(t *testing.T) {
		for _, asked := range []bool{false, true} {
			of, leave := context.WithCancel(t.Context())
			ctx, end := withTimeout(of, time.Hour)
			if asked {
				ctx.Done()
			}
			leave()
			<-ctx.Done()
			if !errors.Is(ctx.Err(), context.Canceled) {
				t.Error(ctx.Err())
			}
			end()
		}
	})
	t.Run("the end of the answer", func(t *testing.T) {
		ctx, end := withTimeout(t.Context(), time.Hour)
		done := ctx.Done()
		end()
		<-done
	})
}
