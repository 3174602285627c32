package io.chorale.rest;

import io.chorale.hub.JobEventHub;
import io.chorale.orchestration.JobOrchestrator;
import io.chorale.workflows.PanelWorkflow;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tells an operator what this node is busy with. */
@Path("/status")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(ref = "status")
public class StatusResource {

  @Inject JobOrchestrator orchestrator;
  @Inject JobEventHub hub;

  @GET
  @Operation(
      summary = "Show what this node is busy with",
      description =
          "The jobs that it works at, those of them that are panels as active_streams, and its"
              + " connections by transport: websocket, sse, long-poll, socketio.")
  @APIResponse(responseCode = "200", description = "Version, running jobs, watchers")
  public Status show() {
    return new Status(
        Build.VERSION,
        orchestrator.running(),
        orchestrator.running(PanelWorkflow.NAME),
        hub.connections());
  }
}
