package serve

import (
	"context"
	"errors"
	"os"
	"reflect"
	"runtime"
	"slices"
	"testing"
	"time"
	"weak"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/provider"
	"github.com/hashicorp/terraform-plugin-framework/providerserver"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// waiting is a provider with one resource, whose Read calls a function.
type waiting struct{ read func(context.Context) error }

func (waiting) Metadata(context.Context, provider.MetadataRequest, *provider.MetadataResponse) {}

func (waiting) Schema(context.Context, provider.SchemaRequest, *provider.SchemaResponse) {}

func (waiting) Configure(context.Context, provider.ConfigureRequest, *provider.ConfigureResponse) {}

func (waiting) DataSources(context.Context) []func() datasource.DataSource { return nil }

func (w waiting) Resources(context.Context) []func() resource.Resource {
	return []func() resource.Resource{func() resource.Resource { return thing(w) }}
}

type thing waiting

func (thing) Metadata(_ context.Context, _ resource.MetadataRequest, resp *resource.MetadataResponse) {
	resp.TypeName = "thing"
}

func (thing) Schema(_ context.Context, _ resource.SchemaRequest, resp *resource.SchemaResponse) {
	resp.Schema.Attributes = map[string]schema.Attribute{"id": schema.StringAttribute{Computed: true}}
}

func (t thing) Read(ctx context.Context, _ resource.ReadRequest, resp *resource.ReadResponse) {
	if err := t.read(ctx); err != nil {
		resp.Diagnostics.AddError("read", err.Error())
	}
}

func (thing) Create(context.Context, resource.CreateRequest, *resource.CreateResponse) {}

func (thing) Update(context.Context, resource.UpdateRequest, *resource.UpdateResponse) {}

func (thing) Delete(context.Context, resource.DeleteRequest, *resource.DeleteResponse) {}

// read reads the thing and returns the error that its Read has.
func read(t *testing.T, ctx context.Context, server tfprotov6.ProviderServer) error {
	t.Helper()
	typ := tftypes.Object{AttributeTypes: map[string]tftypes.Type{"id": tftypes.String}}
	state, err := tfprotov6.NewDynamicValue(typ, tftypes.NewValue(typ, map[string]tftypes.Value{"id": tftypes.NewValue(tftypes.String, "1")}))
	if err != nil {
		t.Error(err)
	}
	resp, err := server.ReadResource(ctx, &tfprotov6.ReadResourceRequest{TypeName: "thing", CurrentState: &state})
	if err != nil {
		return err
	}
	for _, d := range resp.Diagnostics {
		return errors.New(d.Detail)
	}
	return nil
}

// calls are the methods by which terraform-plugin-go calls a server.
func calls(server any) []string {
	ctx := reflect.TypeFor[context.Context]()
	var names []string
	typ := reflect.TypeOf(server)
	for i := range typ.NumMethod() {
		if method := typ.Method(i); method.Type.NumIn() > 1 && method.Type.In(1) == ctx {
			names = append(names, method.Name+" "+method.Type.In(2).String()+" "+method.Type.Out(0).String())
		}
	}
	return names
}

// The server has every method of the framework's server. Terraform would report
// a missing one as not implemented, and only to the user who needs it.
func TestServer_forwardsEverything(t *testing.T) {
	t.Parallel()
	framework := providerserver.NewProtocol6(waiting{})()
	if want, got := calls(framework), calls(New(waiting{})); !slices.Equal(want, got) {
		t.Errorf("the framework's server has the calls\n%q\nand ours\n%q", want, got)
	}
	if len(calls(framework)) < 30 {
		t.Errorf("the framework's server has only %q", calls(framework))
	}
}

// The server releases the context of each request when the call has ended.
func TestServer_keepsNoContext(t *testing.T) {
	t.Parallel()
	for name, quiet := range map[string]bool{"with logs": false, "without": true} {
		server := newServer(waiting{read: func(context.Context) error { return nil }}, quiet)
		for i := range reflect.TypeOf(server).NumMethod() {
			method := reflect.TypeOf(server).Method(i)
			t.Run(name+"/"+method.Name, func(t *testing.T) {
				t.Parallel()
				left := call(t, reflect.ValueOf(server).Method(i))
				for range 10 {
					runtime.GC()
					if left.Value() == nil {
						return
					}
				}
				t.Error("the context of the call is still there")
			})
		}
		runtime.KeepAlive(server)
	}
}

type large [1 << 10]byte

type key struct{}

func call(t *testing.T, method reflect.Value) weak.Pointer[large] {
	t.Helper()
	value := new(large)
	ctx, cancel := context.WithCancel(context.WithValue(context.Background(), key{}, value)) //nolint:usetesting // the test's lives too long
	defer cancel()
	results := method.Call([]reflect.Value{reflect.ValueOf(ctx), reflect.New(method.Type().In(1).Elem())})
	if results[0].IsNil() {
		return weak.Make(value)
	}
	for _, field := range []string{"Results", "Events", "Chunks"} { // a stream is made while it is read
		if stream := results[0].Elem().FieldByName(field); stream.IsValid() {
			for range stream.Seq() {
			}
		}
	}
	return weak.Make(value)
}

// A call sees its request's values until it ends, unless nobody wants logs.
func TestServer_values(t *testing.T) {
	t.Parallel()
	for _, quiet := range []bool{false, true} {
		var seen any
		var later context.Context
		server := newServer(waiting{read: func(ctx context.Context) error {
			seen, later = ctx.Value(key{}), ctx
			return ctx.Err()
		}}, quiet)
		if err := read(t, context.WithValue(t.Context(), key{}, "logger"), server); err != nil {
			t.Fatal(err)
		}
		if quiet != (seen == nil) {
			t.Errorf("quiet %t: the call saw %v", quiet, seen)
		}
		if later.Err() == nil || later.Value(key{}) != nil {
			t.Errorf("quiet %t: after the call its context has %v, and the error %v", quiet, later.Value(key{}), later.Err())
		}
		select {
		case <-later.Done():
		default:
			t.Errorf("quiet %t: after the call its context is not done", quiet)
		}
	}
}

func TestServer_stops(t *testing.T) {
	t.Parallel()
	for _, quiet := range []bool{false, true} {
		for name, stop := range map[string]func(cancel context.CancelFunc, server tfprotov6.ProviderServer) error{
			"the call is cancelled": func(cancel context.CancelFunc, _ tfprotov6.ProviderServer) error {
				cancel()
				return nil
			},
			"the provider is stopped": func(_ context.CancelFunc, server tfprotov6.ProviderServer) error {
				_, err := server.StopProvider(context.Background(), &tfprotov6.StopProviderRequest{}) //nolint:usetesting // as Terraform, on a connection of its own
				return err
			},
		} {
			t.Run(name, func(t *testing.T) {
				t.Parallel()
				begun := make(chan struct{})
				server := newServer(waiting{read: func(ctx context.Context) error {
					close(begun)
					<-ctx.Done()
					return ctx.Err()
				}}, quiet)
				ctx, cancel := context.WithCancel(t.Context())
				defer cancel()
				done := make(chan error, 1)
				go func() { done <- read(t, ctx, server) }()
				<-begun
				if err := stop(cancel, server); err != nil {
					t.Fatal(err)
				}
				if err := <-done; err == nil || err.Error() != context.Canceled.Error() {
					t.Errorf("the call ends with %v", err)
				}
			})
		}
	}
}

// The deadline of a request holds, with or without logs.
func TestServer_deadline(t *testing.T) {
	t.Parallel()
	for _, quiet := range []bool{false, true} {
		server := newServer(waiting{read: func(ctx context.Context) error {
			<-ctx.Done()
			return ctx.Err()
		}}, quiet)
		ctx, cancel := context.WithTimeout(t.Context(), time.Millisecond)
		if err := read(t, ctx, server); err == nil {
			t.Error("a call goes on after its deadline")
		}
		cancel()
	}
}

func TestLogsWanted(t *testing.T) {
	t.Parallel()
	for variable, want := range map[string]bool{
		"HOME=/root": false, "TF_IN_AUTOMATION=1": false, "TF_LOG=": false, "TF_LOG=off": false, "TF_LOG=OFF": false,
		"TF_LOG=DEBUG": true, "TF_LOG_PROVIDER=INFO": true, "TF_LOG_PROVIDER_INTERCOM=WARN": true, "TF_LOG_SDK_PROTO=TRACE": true,
		"TF_LOG_CORE=TRACE": true, "TF_LOG_PATH=terraform.log": true,
	} {
		if got := logsWanted([]string{"PATH=/bin", variable, "TERM=dumb"}); got != want {
			t.Errorf("%s: %t", variable, got)
		}
	}
}

//nolint:paralleltest // it changes the environment
func TestTurnLogsOff(t *testing.T) {
	for _, variable := range []string{"TF_LOG_SDK", "TF_LOG_PROVIDER_INTERCOM"} {
		t.Setenv(variable, "")
	}
	if err := turnLogsOff("registry.terraform.io/intercom-community/intercom"); err != nil {
		t.Fatal(err)
	}
	for _, variable := range []string{"TF_LOG_SDK", "TF_LOG_PROVIDER_INTERCOM"} {
		if got := os.Getenv(variable); got != "off" {
			t.Errorf("%s is %q", variable, got)
		}
	}
}
