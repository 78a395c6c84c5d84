// Stock is a provider in the style of terraform-plugin-framework's scaffolding, with
// the attributes of this provider's resources and no API. It shows the cost of the
// framework before a provider does anything. If BENCH_LEAN is set, it is served in the
// same way as this provider.
package main

import (
	"context"
	"fmt"
	"log"
	"os"
	"reflect"
	"sync/atomic"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/provider"
	"github.com/hashicorp/terraform-plugin-framework/providerserver"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"

	intercom "github.com/intercom-community/terraform-provider-intercom/internal/provider"
	"github.com/intercom-community/terraform-provider-intercom/internal/serve"
)

const address = "registry.terraform.io/intercom-community/stock"

func main() {
	var err error
	if os.Getenv("BENCH_LEAN") != "" {
		err = serve.Serve(address, newProvider, false)
	} else {
		err = providerserver.Serve(context.Background(), newProvider, providerserver.ServeOpts{Address: address})
	}
	if err != nil {
		log.Fatal(err)
	}
}

func newProvider() provider.Provider { return stock{} }

type stock struct{}

func (stock) Metadata(_ context.Context, _ provider.MetadataRequest, resp *provider.MetadataResponse) {
	resp.TypeName = "stock"
}

func (stock) Schema(context.Context, provider.SchemaRequest, *provider.SchemaResponse) {}

func (stock) Configure(context.Context, provider.ConfigureRequest, *provider.ConfigureResponse) {}

func (stock) DataSources(context.Context) []func() datasource.DataSource { return nil }

func (stock) Resources(ctx context.Context) []func() resource.Resource {
	var all []func() resource.Resource
	for _, k := range intercom.Kinds() {
		if k.Resource != nil {
			o := newObject(ctx, k)
			all = append(all, func() resource.Resource { return o })
		}
	}
	return all
}

// object is a resource that decodes and encodes all of its values, as every
// resource does, and that calls no API.
type object struct {
	name   string
	schema map[string]schema.Attribute
	model  reflect.Type
}

func (o *object) Metadata(_ context.Context, req resource.MetadataRequest, resp *resource.MetadataResponse) {
	resp.TypeName = req.ProviderTypeName + o.name
}

func (o *object) Schema(_ context.Context, _ resource.SchemaRequest, resp *resource.SchemaResponse) {
	resp.Schema.Attributes = o.schema
}

var lastID atomic.Int64

func (o *object) Create(ctx context.Context, req resource.CreateRequest, resp *resource.CreateResponse) {
	var err error
	if req.Plan.Raw, err = known(req.Plan.Raw, fmt.Sprint(lastID.Add(1))); err != nil {
		resp.Diagnostics.AddError("Unable to Create Object", err.Error())
		return
	}
	o.through(ctx, req.Plan.Get, resp.State.Set, &resp.Diagnostics)
}

func (o *object) Read(ctx context.Context, req resource.ReadRequest, resp *resource.ReadResponse) {
	o.through(ctx, req.State.Get, resp.State.Set, &resp.Diagnostics)
}

func (o *object) Update(ctx context.Context, req resource.UpdateRequest, resp *resource.UpdateResponse) {
	o.through(ctx, req.Plan.Get, resp.State.Set, &resp.Diagnostics)
}

func (o *object) Delete(context.Context, resource.DeleteRequest, *resource.DeleteResponse) {}

func (o *object) through(ctx context.Context, get, set func(context.Context, any) diag.Diagnostics, diags *diag.Diagnostics) {
	model := reflect.New(o.model)
	diags.Append(get(ctx, model.Interface())...)
	diags.Append(set(ctx, model.Elem().Interface())...)
}
