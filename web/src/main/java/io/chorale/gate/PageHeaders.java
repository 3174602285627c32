package io.chorale.gate;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Gives each answer the headers that keep foreign script and frames away, and says what to cache.
 * Declared in {@code web.xml}.
 */
public class PageHeaders extends HttpFilter {

  private static final Pattern IMPORT_MAP =
      Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);

  private String policy = "";

  @Override
  public void init() throws ServletException {
    // Lit writes style elements; scripts come from our own files, and from the one import map.
    policy =
        "default-src 'self'; script-src 'self' "
            + importMapHash()
            + "; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self';"
            + " frame-ancestors 'none'";
  }

  private String importMapHash() throws ServletException {
    try (InputStream page = getServletContext().getResourceAsStream("/index.html")) {
      if (page == null) {
        return "";
      }
      // A browser hashes the text with each line end made one character.
      String text = new String(page.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
      Matcher map = IMPORT_MAP.matcher(text);
      if (!map.find()) {
        return "";
      }
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(map.group(1).getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
    } catch (IOException | NoSuchAlgorithmException unreadable) {
      throw new ServletException("the page cannot be read", unreadable);
    }
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    response.setHeader("Content-Security-Policy", policy);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("X-Frame-Options", "DENY");
    response.setHeader("Referrer-Policy", "same-origin");
    response.setHeader("Cache-Control", caching(path(request)));
    chain.doFilter(request, response);
  }

  private static String path(HttpServletRequest request) {
    String info = request.getPathInfo();
    return info == null ? request.getServletPath() : request.getServletPath() + info;
  }

  /** A library's address holds its version; all else may change with the next start. */
  private String caching(String path) throws IOException {
    boolean library = path.startsWith("/_static/") || path.startsWith("/webjars/");
    // One that is not there may be there after the next start.
    if (library && getServletContext().getResource(path) != null) {
      return "public, max-age=31536000, immutable";
    }
    return path.startsWith("/api/") ? "no-store" : "no-cache";
  }
}
