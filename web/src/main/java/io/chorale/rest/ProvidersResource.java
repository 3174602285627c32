package io.chorale.rest;

import io.chorale.provider.Catalogue;
import io.chorale.provider.Providers;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tells which providers there are, and asks one for its models. */
@Path("/providers")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(ref = "providers")
public class ProvidersResource {

  @Inject Providers providers;
  @Inject Catalogue catalogue;

  @GET
  @Operation(
      operationId = "listProviders",
      summary = "List the providers and their models",
      description =
          "Those that teams can choose, as they answered when they were asked last, in the"
              + " background; then those that everybody knows and that have no key here.")
  @APIResponse(
      responseCode = "200",
      description = "The catalogue; prices are US dollars for a million tokens",
      content = @Content(schema = @Schema(implementation = ProviderList.class)))
  public ProviderList list() {
    return ProviderList.of(catalogue.all());
  }

  @GET
  @Path("/{name}/models")
  @Operation(
      operationId = "listModels",
      summary = "List a provider's models",
      description = "Asks the provider now, which also shows whether it takes the key.")
  @APIResponse(
      responseCode = "200",
      description = "The models' names",
      content = @Content(schema = @Schema(implementation = ModelList.class)))
  @APIResponse(responseCode = "404", description = "There is no such provider")
  @APIResponse(responseCode = "502", description = "The provider could not be asked")
  public ModelList models(@PathParam("name") String name) {
    if (providers.find(name).isEmpty()) {
      throw new RefusedException(
          ProblemKind.UNKNOWN_PROVIDER, "No provider is called '%s'.".formatted(name));
    }
    return new ModelList(catalogue.ask(name));
  }
}
