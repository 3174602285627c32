package io.chorale.provider.unary;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /models} of the OpenAI family (https://platform.openai.com/docs/api-reference/models).
 */
@Path("/models")
public interface OpenAiModels {

  @GET
  Response list(@HeaderParam("Authorization") @Nullable String bearer);
}
