package io.chorale.provider.unary;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** {@code GET /v1/models} of Anthropic (https://platform.claude.com/docs/en/api/models/list). */
@Path("/v1/models")
public interface AnthropicModels {

  /**
   * @param limit how many models a page may hold, 1000 at the most
   * @param after the {@code last_id} of the page before; null for the first page
   */
  @GET
  Response list(
      @HeaderParam("x-api-key") @Nullable String key,
      @HeaderParam("anthropic-version") String version,
      @QueryParam("limit") int limit,
      @QueryParam("after_id") @Nullable String after);
}
