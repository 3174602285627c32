package io.chorale.persistence;

import io.chorale.event.JournalReady;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings the tables up to date at start, then says that the journal can be used. */
@DataSourceDefinition(
    name = Database.NAME,
    className = "io.chorale.persistence.ConfiguredDataSource",
    url = "jdbc:from-config",
    // H2 would close the file with the last connection and open it with the next.
    initialPoolSize = 2,
    minPoolSize = 2,
    maxPoolSize = 20)
@Singleton
@Startup
public class Database {

  static final String NAME = "java:app/jdbc/chorale";

  @Resource(lookup = NAME)
  DataSource dataSource;

  @Inject Event<JournalReady> ready;

  @PostConstruct
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  void prepare() {
    migrate(dataSource);
    ready.fire(new JournalReady());
  }

  /** Brings the tables of a database up to date. */
  public static void migrate(DataSource dataSource) {
    Flyway.configure(Database.class.getClassLoader())
        .dataSource(dataSource)
        .locations("classpath:io/chorale/persistence/migrations")
        .placeholders(Map.of("bytes", bytes(dataSource)))
        .load()
        .migrate();
  }

  /** The one type that has no common name; H2's bytea ends at a megabyte. */
  private static String bytes(DataSource dataSource) {
    try (Connection connection = dataSource.getConnection()) {
      boolean h2 = connection.getMetaData().getDatabaseProductName().equals("H2");
      return h2 ? "blob" : "bytea";
    } catch (SQLException failure) {
      throw new JournalUnavailableException(failure);
    }
  }
}
