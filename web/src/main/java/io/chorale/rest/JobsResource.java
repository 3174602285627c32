package io.chorale.rest;

import io.chorale.job.Job;
import io.chorale.job.JobId;
import io.chorale.orchestration.JobOrchestrator;
import io.chorale.orchestration.JobSnapshot;
import io.chorale.orchestration.NewJob;
import io.chorale.wire.JobReport;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Starts, shows and stops jobs. */
@Path("/jobs")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(ref = "jobs")
public class JobsResource {

  @Inject JobOrchestrator orchestrator;

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Start a job", description = "Stores the job and answers at once.")
  @APIResponse(responseCode = "202", description = "Accepted; Location names the job")
  @APIResponse(responseCode = "400", description = "The body or the key cannot be read")
  @APIResponse(
      responseCode = "422",
      description = "The job cannot be started, errors say why; or its key was for another one")
  @APIResponse(responseCode = "503", description = "Not just now; Retry-After says when")
  public Response start(
      @RequestBody(
              description =
                  "Only the brief is needed; teams default to one for each provider. The workflow"
                      + " says what its options are: those of an experiment stand at"
                      + " /api/experiments, teams has none. A panel makes its teams of its options:"
                      + " role, or mode (band_jam, council) and roles; system_prompt, temperature"
                      + " (0 to 2), history, enable_tools.",
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      example =
                          """
                          {"workflow":"teams","brief":"A login form","teams":[{"name":"red",\
                          "provider":"anthropic","model":"…","system":"You like it plain."}]}"""))
          @Nullable NewJob asked,
      @Parameter(
              description =
                  "A string of your choice, 1 to 255 characters: the same request with the same key"
                      + " answers the same job for a day, however often and wherever it is sent.")
          @HeaderParam(IdempotencyKey.NAME)
          @Nullable String key) {
    if (asked == null) {
      throw JsonBody.empty();
    }
    JobReceipt receipt = JobReceipt.of(orchestrator.start(asked, IdempotencyKey.parse(key)));
    return Response.accepted(receipt).location(URI.create(receipt.links().self())).build();
  }

  @GET
  @Operation(
      operationId = "listJobs",
      summary = "List jobs",
      description = "Newest first; page from 0, size 1 to 100.")
  @APIResponse(responseCode = "200", description = "A page of the jobs")
  @APIResponse(responseCode = "400", description = "page or size is out of bounds")
  public JobList list(
      @Parameter(schema = @Schema(type = SchemaType.INTEGER)) @QueryParam("page")
          @Nullable String page,
      @Parameter(schema = @Schema(type = SchemaType.INTEGER)) @QueryParam("size")
          @Nullable String size) {
    AskedPage asked = AskedPage.of(page, size);
    return JobList.of(
        orchestrator.newest(null, asked.page(), asked.size()), asked.page(), asked.size());
  }

  @GET
  @Path("/{id}")
  @Operation(summary = "Show a job", description = "With all that its teams came up with.")
  @APIResponse(responseCode = "200", description = "The job")
  @APIResponse(responseCode = "404", description = "There is no such job")
  public JobReport show(@PathParam("id") String text) {
    JobId id = AskedJob.id(text);
    JobSnapshot found = orchestrator.snapshot(id).orElseThrow(() -> AskedJob.unknown(id));
    return JobReport.of(found.job(), found.lastSeq());
  }

  @POST
  @Path("/{id}/cancel")
  @Operation(
      summary = "Stop a job",
      description = "Ends every call to a model and keeps what came. A job that is over stays so.")
  @APIResponse(responseCode = "202", description = "The job will stop, or is over already")
  @APIResponse(responseCode = "404", description = "There is no such job")
  public Response cancel(@PathParam("id") String text) {
    JobId id = AskedJob.id(text);
    Job job = orchestrator.cancel(id).orElseThrow(() -> AskedJob.unknown(id));
    return Response.accepted(JobReceipt.of(job)).build();
  }
}
