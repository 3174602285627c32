package io.chorale.persistence;

import static io.chorale.persistence.Samples.NOON;
import static io.chorale.persistence.Samples.RED;

import io.chorale.event.JobEvent.Chunk;
import io.chorale.event.Journal;
import io.chorale.event.Keeping;
import io.chorale.event.RecordedEvent;
import io.chorale.job.JobId;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** A process that appends, and says each seq as soon as it is promised to be kept. */
final class AppendsUntilKilled {

  static final JobId JOB = new JobId(new UUID(0, 1));

  private AppendsUntilKilled() {}

  static Container open(String folder) throws SQLException {
    DataSource database =
        ConfiguredDataSource.of(
            name -> name.equals("chorale.data") ? Optional.of(folder) : Optional.empty());
    Database.migrate(database);
    return new Container(database, Jpa.ECLIPSELINK);
  }

  static Journal journal(Container container) {
    return container.bean(
        Journal.class, new JournalInDatabase(container.entities(), container.dataSource()));
  }

  static Container openUrl(String url) throws SQLException {
    DataSource database = ConfiguredDataSource.of(url, "postgres", "postgres");
    Database.migrate(database);
    return new Container(database, Jpa.ECLIPSELINK);
  }

  /**
   * @param arguments the folder of an H2 file, or the address of a PostgreSQL server
   */
  public static void main(String[] arguments) throws SQLException {
    String where = arguments[0];
    Journal journal = journal(where.startsWith("jdbc:") ? openUrl(where) : open(where));
    for (long seq = 1; ; seq++) {
      journal.append(
          Keeping.of(List.of(new RecordedEvent(JOB, seq, NOON, new Chunk(RED, "x"))), Map.of()));
      System.out.println("kept " + seq + ".");
    }
  }
}
