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

  /**
   * @param pageSize how many models a page may hold, 1000 at the most
   * @param pageToken the {@code nextPageToken} of the page before; null for the first page
   */
  @GET
  Response list(
      @HeaderParam("x-goog-api-key") @Nullable String key,
      @QueryParam("pageSize") int pageSize,
      @QueryParam("pageToken") @Nullable String pageToken);
}
