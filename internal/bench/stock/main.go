// Stock is a provider as terraform-plugin-framework's scaffolding makes it, with
// the schemas of this provider's resources and nothing behind them: what the
// framework costs before a provider does anything. With BENCH_LEAN set it is
// served as this provider is.
package main

import (
	"context"
	"fmt"
	"log"
	"os"
	"sync/atomic"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/provider"
	"github.com/hashicorp/terraform-plugin-framework/providerserver"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

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

func (stock) Resources(context.Context) []func() resource.Resource {
	return []func() resource.Resource{
		func() resource.Resource { return &object[dataAttribute]{"_data_attribute", dataAttributeSchema} },
		func() resource.Resource { return &object[tag]{"_tag", tagSchema} },
		func() resource.Resource { return &object[ticketType]{"_ticket_type", ticketTypeSchema} },
		func() resource.Resource {
			return &object[ticketTypeAttribute]{"_ticket_type_attribute", ticketTypeAttributeSchema}
		},
	}
}

// object is a resource with the model M. It reads and writes all of it, as
// every resource does, and asks nobody.
type object[M any] struct {
	name   string
	schema func() map[string]schema.Attribute
}

func (o *object[M]) Metadata(_ context.Context, req resource.MetadataRequest, resp *resource.MetadataResponse) {
	resp.TypeName = req.ProviderTypeName + o.name
}

func (o *object[M]) Schema(_ context.Context, _ resource.SchemaRequest, resp *resource.SchemaResponse) {
	resp.Schema.Attributes = o.schema()
}

var lastID atomic.Int64

func (o *object[M]) Create(ctx context.Context, req resource.CreateRequest, resp *resource.CreateResponse) {
	var plan M
	resp.Diagnostics.Append(req.Plan.Get(ctx, &plan)...)
	if model, ok := any(&plan).(interface{ create(id string) }); ok {
		model.create(fmt.Sprint(lastID.Add(1)))
	}
	resp.Diagnostics.Append(resp.State.Set(ctx, plan)...)
}

func (o *object[M]) Read(ctx context.Context, req resource.ReadRequest, resp *resource.ReadResponse) {
	through[M](ctx, req.State.Get, resp.State.Set, &resp.Diagnostics)
}

func (o *object[M]) Update(ctx context.Context, req resource.UpdateRequest, resp *resource.UpdateResponse) {
	through[M](ctx, req.Plan.Get, resp.State.Set, &resp.Diagnostics)
}

func (o *object[M]) Delete(context.Context, resource.DeleteRequest, *resource.DeleteResponse) {}

func through[M any](ctx context.Context, get func(context.Context, any) diag.Diagnostics, set func(context.Context, any) diag.Diagnostics, diags *diag.Diagnostics) {
	var model M
	diags.Append(get(ctx, &model)...)
	diags.Append(set(ctx, model)...)
}

func no(value types.Bool) types.Bool {
	if value.IsUnknown() {
		return types.BoolValue(false)
	}
	return value
}
