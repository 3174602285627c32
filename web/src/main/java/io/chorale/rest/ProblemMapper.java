package io.chorale.rest;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.UUID;

/** Answers everything that goes wrong under {@code /api} as a problem. */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {

  private static final Logger LOG = System.getLogger(ProblemMapper.class.getName());
  private static final int BAD_REQUEST = 400;
  private static final int SERVER_ERROR = 500;
  @Context UriInfo uri;
  @Context Request request;

  @Override
  public Response toResponse(Throwable thrown) {
    String instance = uri.getRequestUri().getRawPath();
    return Problems.of(thrown, instance)
        .map(problem -> answer(problem).build())
        .orElseGet(() -> other(thrown, instance));
  }

  private Response other(Throwable thrown, String instance) {
    if (thrown instanceof WebApplicationException byContainer) {
      Response response = byContainer.getResponse();
      if (response.getStatus() < BAD_REQUEST) {
        return response;
      } else if (response.getStatus() < SERVER_ERROR) {
        Problem problem = Problems.ofStatus(response.getStatus(), request.getMethod(), instance);
        return answer(problem)
            .header(HttpHeaders.ALLOW, response.getHeaderString(HttpHeaders.ALLOW))
            .build();
      }
    }
    String reference = UUID.randomUUID().toString();
    LOG.log(Level.ERROR, request.getMethod() + " " + instance + " failed: " + reference, thrown);
    return answer(Problems.unexpected(reference, instance)).build();
  }

  private static Response.ResponseBuilder answer(Problem problem) {
    return Response.status(problem.status())
        .type(Problem.MEDIA_TYPE)
        .header(HttpHeaders.RETRY_AFTER, problem.retryAfter())
        .entity(problem);
  }
}
