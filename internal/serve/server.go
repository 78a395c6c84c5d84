package serve

import (
	"context"
	"iter"
	"sync"

	"github.com/hashicorp/terraform-plugin-framework/provider"
	"github.com/hashicorp/terraform-plugin-framework/providerserver"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
)

// frameworkServer has all methods of the framework's server. terraform-plugin-go
// finds the last three interfaces by type assertion, and tells Terraform that a
// server without them does not implement them.
type frameworkServer interface {
	tfprotov6.ProviderServer
	tfprotov6.ListResourceServer
	tfprotov6.ActionServer
	tfprotov6.StateStoreServer
}

// server is the framework's server with contexts that are released after each
// call. It embeds nothing, so that it does not compile without a method that a
// new version of the protocol adds.
type server struct {
	framework frameworkServer
	provider  provider.Provider
	quiet     bool // a call's context comes without its loggers

	describe sync.Once
	schemas  map[string]schema.Schema // of resources, by type; see resourceSchema
}

var _ frameworkServer = (*server)(nil)

// New returns the server of a provider, for calls in this process.
func New(p provider.Provider) tfprotov6.ProviderServer { return newServer(p, false) }

func newServer(p provider.Provider, quiet bool) tfprotov6.ProviderServer {
	framework := providerserver.NewProtocol6(p)()
	full, ok := framework.(frameworkServer)
	if !ok { // another version of the framework has no such server
		return framework
	}
	return &server{framework: full, provider: p, quiet: quiet}
}

func (s *server) GetMetadata(ctx context.Context, req *tfprotov6.GetMetadataRequest) (*tfprotov6.GetMetadataResponse, error) {
	resp, err := invoke(ctx, s, req, s.framework.GetMetadata)
	if err == nil {
		announce(resp.ServerCapabilities)
	}
	return resp, err
}

func (s *server) GetProviderSchema(ctx context.Context, req *tfprotov6.GetProviderSchemaRequest) (*tfprotov6.GetProviderSchemaResponse, error) {
	resp, err := invoke(ctx, s, req, s.framework.GetProviderSchema)
	if err == nil {
		announce(resp.ServerCapabilities)
	}
	return resp, err
}

func (s *server) GetResourceIdentitySchemas(ctx context.Context, req *tfprotov6.GetResourceIdentitySchemasRequest) (*tfprotov6.GetResourceIdentitySchemasResponse, error) {
	return invoke(ctx, s, req, s.framework.GetResourceIdentitySchemas)
}

func (s *server) ValidateProviderConfig(ctx context.Context, req *tfprotov6.ValidateProviderConfigRequest) (*tfprotov6.ValidateProviderConfigResponse, error) {
	return invoke(ctx, s, req, s.framework.ValidateProviderConfig)
}

func (s *server) ConfigureProvider(ctx context.Context, req *tfprotov6.ConfigureProviderRequest) (*tfprotov6.ConfigureProviderResponse, error) {
	return invoke(ctx, s, req, s.framework.ConfigureProvider)
}

// StopProvider cancels the calls that run.
func (s *server) StopProvider(ctx context.Context, req *tfprotov6.StopProviderRequest) (*tfprotov6.StopProviderResponse, error) {
	return s.framework.StopProvider(ctx, req)
}

func (s *server) ApplyResourceChange(ctx context.Context, req *tfprotov6.ApplyResourceChangeRequest) (*tfprotov6.ApplyResourceChangeResponse, error) {
	return invoke(ctx, s, req, s.framework.ApplyResourceChange)
}

func (s *server) CallFunction(ctx context.Context, req *tfprotov6.CallFunctionRequest) (*tfprotov6.CallFunctionResponse, error) {
	return invoke(ctx, s, req, s.framework.CallFunction)
}

func (s *server) CloseEphemeralResource(ctx context.Context, req *tfprotov6.CloseEphemeralResourceRequest) (*tfprotov6.CloseEphemeralResourceResponse, error) {
	return invoke(ctx, s, req, s.framework.CloseEphemeralResource)
}

func (s *server) ConfigureStateStore(ctx context.Context, req *tfprotov6.ConfigureStateStoreRequest) (*tfprotov6.ConfigureStateStoreResponse, error) {
	return invoke(ctx, s, req, s.framework.ConfigureStateStore)
}

func (s *server) DeleteState(ctx context.Context, req *tfprotov6.DeleteStateRequest) (*tfprotov6.DeleteStateResponse, error) {
	return invoke(ctx, s, req, s.framework.DeleteState)
}

func (s *server) GetFunctions(ctx context.Context, req *tfprotov6.GetFunctionsRequest) (*tfprotov6.GetFunctionsResponse, error) {
	return invoke(ctx, s, req, s.framework.GetFunctions)
}

func (s *server) GetStates(ctx context.Context, req *tfprotov6.GetStatesRequest) (*tfprotov6.GetStatesResponse, error) {
	return invoke(ctx, s, req, s.framework.GetStates)
}

func (s *server) ImportResourceState(ctx context.Context, req *tfprotov6.ImportResourceStateRequest) (*tfprotov6.ImportResourceStateResponse, error) {
	return invoke(ctx, s, req, s.framework.ImportResourceState)
}

func (s *server) InvokeAction(ctx context.Context, req *tfprotov6.InvokeActionRequest) (*tfprotov6.InvokeActionServerStream, error) {
	return invokeStream(ctx, s, req, s.framework.InvokeAction, func(resp *tfprotov6.InvokeActionServerStream) *iter.Seq[tfprotov6.InvokeActionEvent] {
		return &resp.Events
	})
}

func (s *server) LockState(ctx context.Context, req *tfprotov6.LockStateRequest) (*tfprotov6.LockStateResponse, error) {
	return invoke(ctx, s, req, s.framework.LockState)
}

func (s *server) MoveResourceState(ctx context.Context, req *tfprotov6.MoveResourceStateRequest) (*tfprotov6.MoveResourceStateResponse, error) {
	return invoke(ctx, s, req, s.framework.MoveResourceState)
}

func (s *server) OpenEphemeralResource(ctx context.Context, req *tfprotov6.OpenEphemeralResourceRequest) (*tfprotov6.OpenEphemeralResourceResponse, error) {
	return invoke(ctx, s, req, s.framework.OpenEphemeralResource)
}

func (s *server) PlanAction(ctx context.Context, req *tfprotov6.PlanActionRequest) (*tfprotov6.PlanActionResponse, error) {
	return invoke(ctx, s, req, s.framework.PlanAction)
}

func (s *server) PlanResourceChange(ctx context.Context, req *tfprotov6.PlanResourceChangeRequest) (*tfprotov6.PlanResourceChangeResponse, error) {
	return invoke(ctx, s, req, s.framework.PlanResourceChange)
}

func (s *server) ReadDataSource(ctx context.Context, req *tfprotov6.ReadDataSourceRequest) (*tfprotov6.ReadDataSourceResponse, error) {
	return invoke(ctx, s, req, s.framework.ReadDataSource)
}

func (s *server) ReadResource(ctx context.Context, req *tfprotov6.ReadResourceRequest) (*tfprotov6.ReadResourceResponse, error) {
	return invoke(ctx, s, req, s.framework.ReadResource)
}

func (s *server) ReadStateBytes(ctx context.Context, req *tfprotov6.ReadStateBytesRequest) (*tfprotov6.ReadStateBytesStream, error) {
	return invokeStream(ctx, s, req, s.framework.ReadStateBytes, func(resp *tfprotov6.ReadStateBytesStream) *iter.Seq[tfprotov6.ReadStateByteChunk] {
		return &resp.Chunks
	})
}

func (s *server) RenewEphemeralResource(ctx context.Context, req *tfprotov6.RenewEphemeralResourceRequest) (*tfprotov6.RenewEphemeralResourceResponse, error) {
	return invoke(ctx, s, req, s.framework.RenewEphemeralResource)
}

func (s *server) UnlockState(ctx context.Context, req *tfprotov6.UnlockStateRequest) (*tfprotov6.UnlockStateResponse, error) {
	return invoke(ctx, s, req, s.framework.UnlockState)
}

func (s *server) UpgradeResourceIdentity(ctx context.Context, req *tfprotov6.UpgradeResourceIdentityRequest) (*tfprotov6.UpgradeResourceIdentityResponse, error) {
	return invoke(ctx, s, req, s.framework.UpgradeResourceIdentity)
}

func (s *server) UpgradeResourceState(ctx context.Context, req *tfprotov6.UpgradeResourceStateRequest) (*tfprotov6.UpgradeResourceStateResponse, error) {
	return invoke(ctx, s, req, s.framework.UpgradeResourceState)
}

func (s *server) ValidateActionConfig(ctx context.Context, req *tfprotov6.ValidateActionConfigRequest) (*tfprotov6.ValidateActionConfigResponse, error) {
	return invoke(ctx, s, req, s.framework.ValidateActionConfig)
}

func (s *server) ValidateDataResourceConfig(ctx context.Context, req *tfprotov6.ValidateDataResourceConfigRequest) (*tfprotov6.ValidateDataResourceConfigResponse, error) {
	return invoke(ctx, s, req, s.framework.ValidateDataResourceConfig)
}

func (s *server) ValidateEphemeralResourceConfig(ctx context.Context, req *tfprotov6.ValidateEphemeralResourceConfigRequest) (*tfprotov6.ValidateEphemeralResourceConfigResponse, error) {
	return invoke(ctx, s, req, s.framework.ValidateEphemeralResourceConfig)
}

func (s *server) ValidateListResourceConfig(ctx context.Context, req *tfprotov6.ValidateListResourceConfigRequest) (*tfprotov6.ValidateListResourceConfigResponse, error) {
	return invoke(ctx, s, req, s.framework.ValidateListResourceConfig)
}

func (s *server) ValidateResourceConfig(ctx context.Context, req *tfprotov6.ValidateResourceConfigRequest) (*tfprotov6.ValidateResourceConfigResponse, error) {
	return invoke(ctx, s, req, s.framework.ValidateResourceConfig)
}

func (s *server) ValidateStateStoreConfig(ctx context.Context, req *tfprotov6.ValidateStateStoreConfigRequest) (*tfprotov6.ValidateStateStoreConfigResponse, error) {
	return invoke(ctx, s, req, s.framework.ValidateStateStoreConfig)
}

func (s *server) WriteStateBytes(ctx context.Context, req *tfprotov6.WriteStateBytesStream) (*tfprotov6.WriteStateBytesResponse, error) {
	return invoke(ctx, s, req, s.framework.WriteStateBytes)
}
