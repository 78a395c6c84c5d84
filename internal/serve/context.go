package serve

import (
	"context"
	"iter"
	"sync/atomic"
	"time"
)

// detachable is the context of a call while the call runs. When the call has
// ended, it is an empty, cancelled context. The framework keeps a child of the
// context of each call, which it cancels when Terraform stops the provider, and
// never releases it: with the context of the request, that is 0.1 MB of loggers
// for each resource.
type detachable struct {
	atomic.Pointer[context.Context]
}

func (d *detachable) current() context.Context { return *d.Load() }

// Deadline returns the deadline of the call.
func (d *detachable) Deadline() (time.Time, bool) { return d.current().Deadline() }

// Done is closed when the call has ended.
func (d *detachable) Done() <-chan struct{} { return d.current().Done() }

// Err returns why the call has ended, nil while it runs.
func (d *detachable) Err() error { return d.current().Err() }

// Value returns a value of the context of the call, such as its loggers.
func (d *detachable) Value(key any) any { return d.current().Value(key) }

// endedCall is the context of all calls that have ended.
var endedCall = func() context.Context {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	return ctx
}()

// beginCall returns the context of a call and a function that ends it. Without
// loggers in the context, the framework and the provider do not prepare what
// they would log.
func (s *server) beginCall(request context.Context) (_ context.Context, end func()) {
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
		d.Store(&endedCall)
	}
}

// invoke calls a method of the framework's server with a context that ends with
// the call.
func invoke[Request, Response any](ctx context.Context, s *server, req Request, method func(context.Context, Request) (Response, error)) (Response, error) {
	ctx, end := s.beginCall(ctx)
	defer end()
	return method(ctx, req)
}

// invokeStream is invoke for a method whose answer has a stream: the call ends when
// the stream has been read. stream returns where the answer has it.
func invokeStream[Request, Response, Element any](
	ctx context.Context, s *server, req Request, method func(context.Context, Request) (*Response, error), stream func(*Response) *iter.Seq[Element],
) (*Response, error) {
	ctx, end := s.beginCall(ctx)
	resp, err := method(ctx, req)
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
