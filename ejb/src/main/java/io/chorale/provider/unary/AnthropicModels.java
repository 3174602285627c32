package io.chorale.provider.unary;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** {@code GET /v1/models} of Anthropic (https://docs.anthropic.com/en/api/models-list). */
@Path("/v1/models")
public interface AnthropicModels {

  @GET
  Response list(
      @HeaderParam("x-api-key") @Nullable String key,
      @HeaderParam("anthropic-version") String version,
      @QueryParam("limit") int limit);
}
