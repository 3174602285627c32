package io.chorale.rest;

import io.chorale.provider.Providers;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tells which providers there are, and asks one for its models. */
@Path("/providers")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(ref = "providers")
public class ProvidersResource {

  @Inject Providers providers;

  @GET
  @Operation(operationId = "listProviders", summary = "List the providers")
  @APIResponse(responseCode = "200", description = "Those that teams can choose")
  public ProviderList list() {
    return new ProviderList(providers.all().stream().map(ProviderReport::of).toList());
  }

  @GET
  @Path("/{name}/models")
  @Operation(
      summary = "List a provider's models",
      description = "Asks the provider, which also shows whether it takes the key.")
  @APIResponse(responseCode = "200", description = "The models' names")
  @APIResponse(responseCode = "404", description = "There is no such provider")
  @APIResponse(responseCode = "502", description = "The provider could not be asked")
  public ModelList models(@PathParam("name") String name) {
    if (providers.find(name).isEmpty()) {
      throw new RefusedException(
          ProblemKind.UNKNOWN_PROVIDER, "No provider is called '%s'.".formatted(name));
    }
    return new ModelList(providers.listModels(name));
  }
}
