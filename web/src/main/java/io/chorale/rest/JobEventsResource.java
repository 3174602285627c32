package io.chorale.rest;

import io.chorale.hub.Visitor;
import io.chorale.orchestration.JobOrchestrator;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * Lets those poll a job's events who cannot keep a connection open. Who accepts an event stream is
 * served by {@link io.chorale.sse} before it comes here.
 */
@Path("/jobs/{id}/events")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(ref = "jobs")
public class JobEventsResource {

  private static final int DEFAULT_LIMIT = 1_000;

  /** About 1 MB of chunks. */
  private static final int MAX_LIMIT = 5_000;

  /** In seconds; proxies give up on a request after a minute or so. */
  private static final int MAX_WAIT = 60;

  @Inject JobOrchestrator orchestrator;
  @Inject LongPoll longPoll;

  @GET
  @Operation(
      summary = "Poll or stream a job's events",
      description =
          "Those with a seq beyond after, in order; limit 1 to 5000. With wait, 0 to 60 seconds,"
              + " the answer comes when there is something, and is empty when the time is up or"
              + " the job is over. Who accepts text/event-stream rather than JSON gets server-sent"
              + " events until the job is over; Last-Event-ID then overrules after.")
  @Parameter(
      name = "Last-Event-ID",
      in = ParameterIn.HEADER,
      description = "For an event stream: the last seq that was seen",
      schema = @Schema(type = SchemaType.INTEGER))
  @APIResponse(
      responseCode = "200",
      description = "Events; more says whether others wait, state whether any can follow",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = EventList.class)),
        @Content(
            mediaType = MediaType.SERVER_SENT_EVENTS,
            schema = @Schema(type = SchemaType.STRING))
      })
  @APIResponse(
      responseCode = "204",
      description = "An event stream was asked for behind the last event of a job that is over")
  @APIResponse(responseCode = "400", description = "after, limit or wait is out of bounds")
  @APIResponse(responseCode = "404", description = "There is no such job")
  @APIResponse(responseCode = "429", description = "Too many watch; Retry-After says when again")
  public CompletionStage<EventList> poll(
      @PathParam("id") String id,
      @Parameter(schema = @Schema(type = SchemaType.INTEGER)) @QueryParam("after")
          @Nullable String after,
      @Parameter(schema = @Schema(type = SchemaType.INTEGER)) @QueryParam("limit")
          @Nullable String limit,
      @Parameter(schema = @Schema(type = SchemaType.INTEGER)) @QueryParam("wait")
          @Nullable String wait,
      @Context SecurityContext security) {
    int most = WholeNumber.parse("limit", limit, DEFAULT_LIMIT, 1, MAX_LIMIT);
    int seconds = WholeNumber.parse("wait", wait, 0, 0, MAX_WAIT);
    AskedEvents asked = AskedEvents.of(orchestrator, id, after);
    if (seconds == 0 || asked.waiting() || asked.exhausted()) {
      return CompletableFuture.completedFuture(read(asked, most));
    }
    Principal user = security.getUserPrincipal();
    return longPoll.then(
        new Visitor(user == null ? null : user.getName(), "long-poll"),
        asked.job(),
        asked.after(),
        Duration.ofSeconds(seconds),
        () -> read(asked, most));
  }

  private EventList read(AskedEvents asked, int most) {
    return EventList.of(orchestrator.events(asked.job(), asked.after(), most), asked.state());
  }
}
