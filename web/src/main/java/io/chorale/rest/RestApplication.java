package io.chorale.rest;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The REST API; servers serve its description at {@code /openapi}. */
@ApplicationPath("/api")
@OpenAPIDefinition(
    info =
        @Info(
            title = "Chorale",
            version = "0.1",
            description =
                "Hands a brief to several teams of AI models and tells what each of them does."
                    + " Whatever goes wrong is answered as application/problem+json (RFC 9457)."
                    + " Live events come over the WebSocket that a job's links name as stream,"
                    + " as an event stream, or by polling."
                    + "\n\n**WebSocket Streaming**: Connect to `ws://host:port/stream` with a client"
                    + " of Socket.IO for real-time token-by-token responses. Events:"
                    + " `stream_request`, `stream_start`, `stream_chunk`, `stream_complete`,"
                    + " `stream_error`."),
    tags = {
      @Tag(name = "jobs"),
      @Tag(name = "experiments"),
      @Tag(name = "providers"),
      @Tag(name = "settings"),
      @Tag(name = "status"),
      @Tag(name = "usage")
    })
public class RestApplication extends Application {

  /** Named, not searched for: the archive also holds clients of other APIs. */
  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(
        JobsResource.class,
        JobEventsResource.class,
        ExperimentsResource.class,
        ProvidersResource.class,
        SettingsResource.class,
        StatusResource.class,
        UsageResource.class,
        JsonReader.class,
        JsonWriter.class,
        ProblemMapper.class);
  }

  /** Jersey would answer OPTIONS and application.wadl with a description in WADL. */
  @Override
  public Map<String, Object> getProperties() {
    return Map.of("jersey.config.server.wadl.disableWadl", true);
  }
}
