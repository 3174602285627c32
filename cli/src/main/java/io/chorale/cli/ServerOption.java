package io.chorale.cli;

import java.net.URI;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Where Chorale is. */
final class ServerOption {

  @Option(
      names = {"-s", "--server"},
      paramLabel = "<address>",
      defaultValue = "${env:CHORALE_SERVER:-http://localhost:8080}",
      converter = Address.class,
      description = "Where Chorale is; ${DEFAULT-VALUE} unless CHORALE_SERVER says otherwise.")
  URI address = URI.create("http://localhost:8080");

  Api api() {
    return new Api(address);
  }

  /** An address without a path. */
  static final class Address implements ITypeConverter<URI> {

    @Override
    public URI convert(String text) {
      try {
        URI address = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
        String scheme = String.valueOf(address.getScheme());
        boolean bare = address.getRawPath() == null || address.getRawPath().isEmpty();
        if (address.getHost() != null && bare && scheme.matches("(?i)https?")) {
          return address;
        }
      } catch (IllegalArgumentException notAnAddress) {
        // Told below.
      }
      throw new TypeConversionException(
          "'%s' is no address such as http://localhost:8080.".formatted(text));
    }
  }
}
