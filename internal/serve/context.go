package serve

import (
	"context"
	"iter"
	"sync/atomic"
	"time"
)

// detachable is the context of a call while it runs, and an empty, cancelled
// one from then on. The framework keeps a child of each call's context, to
// cancel it when Terraform stops the provider, and never lets go of it: with
// the request's own context, that is 0.1 MB of loggers for each resource.
type detachable struct {
	atomic.Pointer[context.Context]
}

func (d *detachable) current() context.Context { return *d.Load() }

// Deadline is the call's.
func (d *detachable) Deadline() (time.Time, bool) { return d.current().Deadline() }

// Done is closed when the call is over.
func (d *detachable) Done() <-chan struct{} { return d.current().Done() }

// Err is why the call is over.
func (d *detachable) Err() error { return d.current().Err() }

// Value is the call's: its loggers, if it has any.
func (d *detachable) Value(key any) any { return d.current().Value(key) }

// over is what is left of all calls.
var over = func() context.Context {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	return ctx
}()

// begin returns the context of a call, which ends with it. Without loggers in
// it, the framework and the provider do not even prepare what they would log.
func (s *server) begin(request context.Context) (_ context.Context, end func()) {
	var ctx context.Context
	var cancel func()
	if s.quiet {
		var cancelCall func()
		ctx, cancelCall = context.WithCancel(context.Background())
		stop := context.AfterFunc(request, cancelCall)
		cancel = func() { stop(); cancelCall() }
	} else {
		ctx, cancel = context.WithCancel(request)
	}
	d := new(detachable)
	d.Store(&ctx)
	return d, func() {
		cancel()
		d.Store(&over)
	}
}

// during makes a call.
func during[Request, Response any](ctx context.Context, s *server, req Request, call func(context.Context, Request) (Response, error)) (Response, error) {
	ctx, end := s.begin(ctx)
	defer end()
	return call(ctx, req)
}

// streaming makes a call that goes on while its answer is read. stream says
// where in the answer that is.
func streaming[Request, Response, Element any](
	ctx context.Context, s *server, req Request, call func(context.Context, Request) (*Response, error), stream func(*Response) *iter.Seq[Element],
) (*Response, error) {
	ctx, end := s.begin(ctx)
	resp, err := call(ctx, req)
	if err != nil || resp == nil {
		end()
		return resp, err
	}
	elements := *stream(resp)
	*stream(resp) = func(yield func(Element) bool) {
		defer end()
		elements(yield)
	}
	return resp, nil
}
