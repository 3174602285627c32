package io.chorale.persistence;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Assumptions;

/** A new, empty database of its own, reached as the settings would reach it. */
interface TestDatabase extends AutoCloseable {

  DataSource dataSource() throws SQLException;

  @Override
  void close() throws IOException;

  /** A file, as on a machine where nothing is set. */
  static TestDatabase h2() throws IOException {
    Path folder = Files.createTempDirectory("chorale-h2-");
    return new TestDatabase() {
      @Override
      public DataSource dataSource() throws SQLException {
        return ConfiguredDataSource.of("jdbc:h2:file:" + folder.resolve("chorale"), "", "");
      }

      @Override
      public void close() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
          for (Path file : files.toList()) {
            Files.delete(file);
          }
        }
        Files.delete(folder);
      }
    };
  }

  /** A real server; where it cannot start, the tests that need it are skipped and say why. */
  static TestDatabase postgresql() {
    EmbeddedPostgres server;
    try {
      server = EmbeddedPostgres.start();
    } catch (IOException | RuntimeException cannotStart) {
      return Assumptions.abort("PostgreSQL does not start here: " + cannotStart);
    }
    return new TestDatabase() {
      @Override
      public DataSource dataSource() throws SQLException {
        return ConfiguredDataSource.of(
            server.getJdbcUrl("postgres", "postgres"), "postgres", "postgres");
      }

      @Override
      public void close() throws IOException {
        server.close();
      }
    };
  }
}
