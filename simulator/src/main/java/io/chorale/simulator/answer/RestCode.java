package io.chorale.simulator.answer;

import java.util.List;

/** A Jakarta REST resource named from the brief. */
final class RestCode {

  private RestCode() {}

  static Code of(Brief brief) {
    Name name = brief.name();
    String path = Name.plural(brief.keywords(), name.kebab());
    return new Code(
        "java",
        source(name.pascal(), path),
        "One resource, one collection: `GET /%s` lists, and `GET /%s/{id}` answers 404 when there is nothing to show."
            .formatted(path, path),
        "Deploy it and run `curl -i localhost:8080/api/" + path + "`.",
        List.of(
            "Page the list before it grows; an unbounded answer is a slow one.",
            "Let an exception mapper turn a refusal into a problem document.",
            "Test the 404 first: it is the case that clients meet in production.",
            "Keep the entity out of the answer; a record says what is public.",
            "Decide who may read it with `@RolesAllowed` rather than in the method."));
  }

  private static String source(String type, String path) {
    return """
    @Path("/%2$s")
    @Produces(MediaType.APPLICATION_JSON)
    public class %1$sResource {

      @Inject %1$sStore store;

      @GET
      public List<%1$s> all() {
        return store.newestFirst();
      }

      @GET
      @Path("{id}")
      public %1$s one(@PathParam("id") long id) {
        return store.find(id).orElseThrow(NotFoundException::new);
      }
    }
    """
        .formatted(type, path);
  }
}
