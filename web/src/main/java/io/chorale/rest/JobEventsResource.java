package io.chorale.rest;

import io.chorale.job.JobId;
import io.chorale.orchestration.JobOrchestrator;
import io.chorale.wire.Cursor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Lets those poll a job's events who cannot keep a connection open. */
@Path("/jobs/{id}/events")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(ref = "jobs")
public class JobEventsResource {

  private static final int DEFAULT_LIMIT = 1_000;

  /** About 1 MB of chunks. */
  private static final int MAX_LIMIT = 5_000;

  @Inject JobOrchestrator orchestrator;

  @GET
  @Operation(
      summary = "Poll a job's events",
      description = "Those with a seq beyond after, in order; limit 1 to 5000.")
  @APIResponse(responseCode = "200", description = "Events; more says whether others wait")
  @APIResponse(responseCode = "400", description = "after or limit is out of bounds")
  @APIResponse(responseCode = "404", description = "There is no such job")
  public EventList poll(
      @PathParam("id") String text,
      @Parameter(schema = @Schema(type = SchemaType.INTEGER)) @QueryParam("after")
          @Nullable String after,
      @Parameter(schema = @Schema(type = SchemaType.INTEGER)) @QueryParam("limit")
          @Nullable String limit) {
    JobId id = AskedJob.id(text);
    long cursor =
        Cursor.parse(after == null ? "0" : after)
            .orElseThrow(() -> RefusedException.parameter("after", Cursor.RULE));
    int most = WholeNumber.parse("limit", limit, DEFAULT_LIMIT, 1, MAX_LIMIT);
    if (!orchestrator.exists(id)) {
      throw AskedJob.unknown(id);
    }
    return EventList.of(orchestrator.events(id, cursor, most));
  }
}
