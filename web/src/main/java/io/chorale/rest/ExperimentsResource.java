package io.chorale.rest;

import io.chorale.job.Job;
import io.chorale.job.JobId;
import io.chorale.orchestration.InvalidJobException;
import io.chorale.orchestration.JobOrchestrator;
import io.chorale.orchestration.JobSnapshot;
import io.chorale.workflows.ExperimentWorkflow;
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
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Starts, shows and stops experiments (seed 000). Each is a job, too, and all holds that does. */
@Path("/experiments")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(ref = "experiments")
public class ExperimentsResource {

  @Inject JobOrchestrator orchestrator;

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Start an experiment",
      description =
          "Two teams or more talk in turns about a topic. Stores it and answers at once, before any"
              + " model is asked. turns 1 to 200, 10 by default; opening is said to all before the"
              + " first turn; stop_word ends it behind the message that has it, of the moderator"
              + " alone where a team is named as such; max_tokens ends it behind the message with"
              + " which all calls come to so many; max_message_tokens bounds each message.")
  @APIResponse(responseCode = "202", description = "Accepted; Location names the experiment")
  @APIResponse(responseCode = "400", description = "The body or the key cannot be read")
  @APIResponse(responseCode = "402", description = "It cannot be paid")
  @APIResponse(
      responseCode = "422",
      description = "It cannot be started, errors say why; or its key was for another one")
  @APIResponse(responseCode = "503", description = "Not just now; Retry-After says when")
  public Response start(
      @RequestBody(
              description = "Only the topic is needed; teams default to one for each provider.",
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON,
                      example =
                          """
                          {"topic":"Tea or coffee?","turns":6,"stop_word":"AGREED","teams":[\
                          {"name":"tea","provider":"anthropic","system":"You love tea."},\
                          {"name":"coffee","provider":"openai","system":"You love coffee."}]}"""))
          @Nullable NewExperiment asked,
      @Parameter(description = "As for a job") @HeaderParam(IdempotencyKey.NAME)
          @Nullable String key) {
    if (asked == null) {
      throw JsonBody.empty();
    }
    ExperimentReceipt receipt = ExperimentReceipt.of(begun(asked, IdempotencyKey.parse(key)));
    return Response.accepted(receipt).location(URI.create(receipt.links().self())).build();
  }

  private Job begun(NewExperiment asked, @Nullable String key) {
    try {
      return orchestrator.start(asked.asJob(), key);
    } catch (InvalidJobException invalid) {
      throw NewExperiment.named(invalid);
    }
  }

  @GET
  @Operation(
      operationId = "listExperiments",
      summary = "List experiments",
      description = "Newest first; page from 0, size 1 to 100.")
  @APIResponse(responseCode = "200", description = "A page of the experiments")
  @APIResponse(responseCode = "400", description = "page or size is out of bounds")
  public ExperimentList list(
      @Parameter(schema = @Schema(type = SchemaType.INTEGER)) @QueryParam("page")
          @Nullable String page,
      @Parameter(schema = @Schema(type = SchemaType.INTEGER)) @QueryParam("size")
          @Nullable String size) {
    AskedPage asked = AskedPage.of(page, size);
    return ExperimentList.of(
        orchestrator.newest(ExperimentWorkflow.NAME, asked.page(), asked.size()),
        asked.page(),
        asked.size());
  }

  @GET
  @Path("/{id}")
  @Operation(
      operationId = "showExperiment",
      summary = "Show an experiment",
      description = "With every message so far.")
  @APIResponse(responseCode = "200", description = "The experiment")
  @APIResponse(responseCode = "404", description = "There is no such experiment")
  public ExperimentReport show(@PathParam("id") String text) {
    Optional<JobSnapshot> found = orchestrator.snapshot(id(text));
    Job job = experiment(found.map(JobSnapshot::job), text);
    return ExperimentReport.of(job, found.map(JobSnapshot::lastSeq).orElse(0L));
  }

  @GET
  @Path("/{id}/messages")
  @Operation(
      summary = "Poll an experiment's messages",
      description =
          "Those of turns beyond after, 0 by default, in order, the one that is being spoken"
              + " included as far as it came. For who cannot keep a connection open; links name the"
              + " events, which come sooner and in pieces.")
  @APIResponse(responseCode = "200", description = "Messages; ask with next_after the next time")
  @APIResponse(responseCode = "400", description = "after is out of bounds")
  @APIResponse(responseCode = "404", description = "There is no such experiment")
  public ExperimentMessages messages(
      @PathParam("id") String text,
      @Parameter(schema = @Schema(type = SchemaType.INTEGER)) @QueryParam("after")
          @Nullable String after) {
    int turn = WholeNumber.parse("after", after, 0, 0, Integer.MAX_VALUE);
    return ExperimentMessages.of(experiment(orchestrator.find(id(text)), text), turn);
  }

  @POST
  @Path("/{id}/stop")
  @Operation(
      summary = "Stop an experiment",
      description = "Ends the call to a model and keeps what was said. One that is over stays so.")
  @APIResponse(responseCode = "202", description = "It will stop, or is over already")
  @APIResponse(responseCode = "404", description = "There is no such experiment")
  public Response stop(@PathParam("id") String text) {
    JobId id = experiment(orchestrator.outline(id(text)), text).id();
    Job job = experiment(orchestrator.cancel(id), text);
    return Response.accepted(ExperimentReceipt.of(job)).build();
  }

  private static JobId id(String text) {
    return JobId.parse(text).orElseThrow(() -> unknown(text));
  }

  private static Job experiment(Optional<Job> found, String text) {
    return found
        .filter(job -> job.workflow().equals(ExperimentWorkflow.NAME))
        .orElseThrow(() -> unknown(text));
  }

  private static RefusedException unknown(String text) {
    return new RefusedException(
        ProblemKind.UNKNOWN_EXPERIMENT, "No experiment has the id %s.".formatted(text));
  }
}
