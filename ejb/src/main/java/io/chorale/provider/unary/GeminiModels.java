package io.chorale.provider.unary;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** {@code GET /models} of Gemini (https://ai.google.dev/api/models). */
@Path("/models")
public interface GeminiModels {

  @GET
  Response list(
      @HeaderParam("x-goog-api-key") @Nullable String key, @QueryParam("pageSize") int pageSize);
}
