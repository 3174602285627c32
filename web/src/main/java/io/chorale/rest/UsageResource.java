package io.chorale.rest;

import io.chorale.ledger.Grouping;
import io.chorale.ledger.Ledger;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Tells what was used and what it cost. */
@Path("/usage")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(ref = "usage")
public class UsageResource {

  @Inject Ledger ledger;
  @Inject Clock clock;

  @GET
  @Operation(
      operationId = "showUsage",
      summary = "Show what was used and what it cost",
      description = "Sums of the ledger, over UTC days.")
  @APIResponse(
      responseCode = "200",
      description = "A line for each group, and the total",
      content = @Content(schema = @Schema(implementation = UsageReport.class)))
  @APIResponse(responseCode = "400", description = "A day or a group is not right")
  public UsageReport show(
      @Parameter(description = "The first day, such as 2026-11-01; of this month by default")
          @QueryParam("from")
          @Nullable String from,
      @Parameter(description = "The last day; today by default") @QueryParam("to")
          @Nullable String to,
      @Parameter(
              description = "Any of day, user, team, provider, model, with commas; day by default")
          @QueryParam("by")
          @Nullable String by) {
    LocalDate today = LocalDate.now(clock);
    LocalDate last = Day.parse("to", to, today);
    LocalDate first = Day.parse("from", from, last.withDayOfMonth(1));
    if (first.isAfter(last)) {
      throw RefusedException.parameter("from", "'from' must not be after 'to'.");
    }
    Set<Grouping> groups = groups(by == null ? Grouping.DAY.word() : by);
    return UsageReport.of(
        first,
        last,
        groups,
        ledger.usage(first, last, groups),
        ledger.usage(first, last, Set.of()).get(0));
  }

  private static Set<Grouping> groups(String by) {
    Set<Grouping> groups = EnumSet.noneOf(Grouping.class);
    if (by.isBlank()) {
      return groups;
    }
    for (String word : by.split(",", -1)) {
      groups.add(
          Grouping.of(word.strip())
              .orElseThrow(
                  () ->
                      RefusedException.parameter(
                          "by",
                          "'by' must be day, user, team, provider or model, or several with commas between.")));
    }
    return groups;
  }
}
