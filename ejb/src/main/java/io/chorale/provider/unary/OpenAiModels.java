package io.chorale.provider.unary;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** The OpenAI family's list of models, and what stands in for it or beside it. */
@Path("/")
public interface OpenAiModels {

  /**
   * {@code GET /models} (https://platform.openai.com/docs/api-reference/models).
   *
   * @param offset where OpenRouter is to go on; null for the first page, and for everybody else
   */
  @GET
  @Path("models")
  Response list(
      @HeaderParam("Authorization") @Nullable String bearer,
      @QueryParam("offset") @Nullable String offset);

  /**
   * OpenRouter's facts about the key; its list of models is open to everybody
   * (https://openrouter.ai/docs/api-reference/limits).
   */
  @GET
  @Path("key")
  Response key(@HeaderParam("Authorization") @Nullable String bearer);

  /**
   * Perplexity's list of asynchronous requests: it has no list of models, and this costs nothing
   * but needs the key (https://docs.perplexity.ai/api-reference/async-chat-completions-get).
   */
  @GET
  @Path("async/chat/completions")
  Response asyncRequests(
      @HeaderParam("Authorization") @Nullable String bearer, @QueryParam("limit") int limit);
}
