package io.chorale.rest;

import io.chorale.orchestration.DefaultTeams;
import io.chorale.orchestration.JobLimits;
import io.chorale.orchestration.Workflows;
import io.chorale.provider.Provider;
import io.chorale.provider.Providers;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tells a page what this installation offers. */
@Path("/settings")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(ref = "settings")
public class SettingsResource {

  @Inject Providers providers;
  @Inject Workflows workflows;
  @Inject DefaultTeams defaultTeams;
  @Inject JobLimits limits;

  @GET
  @Operation(summary = "Show what this installation offers")
  @APIResponse(responseCode = "200", description = "Version, limits, workflows and providers")
  public Settings show() {
    List<Provider> all = providers.all();
    return new Settings(
        Build.VERSION,
        all.stream().anyMatch(Provider::simulated),
        limits.briefMaxLength(),
        workflows.names(),
        defaultTeams.all().stream().map(Settings.DefaultTeam::of).toList(),
        all.stream().map(ProviderReport::of).toList());
  }
}
