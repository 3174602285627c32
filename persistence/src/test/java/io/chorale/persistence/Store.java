package io.chorale.persistence;

import io.chorale.event.Journal;
import io.chorale.event.Keeping;
import io.chorale.event.Keeping.Arrival;
import io.chorale.job.Job;
import io.chorale.job.Jobs;
import io.chorale.job.NodeId;
import io.chorale.job.Nodes;
import io.chorale.job.RequestKeys;
import io.chorale.ledger.Ledger;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** Jobs, journal and ledger over one database and one JPA; opened once, empty before each test. */
final class Store implements BeforeAllCallback, BeforeEachCallback {

  interface Opening {
    TestDatabase open() throws Exception;
  }

  private record Open(TestDatabase database, Container container) implements AutoCloseable {
    @Override
    public void close() throws SQLException, IOException {
      container.close();
      database.close();
    }
  }

  private final Opening opening;
  private final Jpa jpa;

  @SuppressWarnings("NullAway.Init")
  private Container container;

  @SuppressWarnings("NullAway.Init")
  private Jobs jobs;

  @SuppressWarnings("NullAway.Init")
  private Journal journal;

  @SuppressWarnings("NullAway.Init")
  private Ledger ledger;

  @SuppressWarnings("NullAway.Init")
  private Nodes nodes;

  @SuppressWarnings("NullAway.Init")
  private RequestKeys requestKeys;

  Store(Opening opening, Jpa jpa) {
    this.opening = opening;
    this.jpa = jpa;
  }

  Jobs jobs() {
    return jobs;
  }

  Journal journal() {
    return journal;
  }

  Ledger ledger() {
    return ledger;
  }

  RequestKeys requestKeys() {
    return requestKeys;
  }

  Nodes nodes() {
    return nodes;
  }

  void add(Job job) {
    journal.append(Keeping.of(job));
  }

  void add(Job job, NodeId node) {
    Arrival arrival = new Arrival(job, List.of(), node, null);
    journal.append(new Keeping(List.of(arrival), List.of(), Map.of(), List.of()));
  }

  <T> T inTransaction(Callable<T> work) throws Exception {
    return container.inTransaction(work);
  }

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    if (container == null) {
      TestDatabase database = opening.open();
      Database.migrate(database.dataSource());
      container = new Container(database.dataSource(), jpa);
      jobs = container.bean(Jobs.class, new JobsInDatabase(container.entities()));
      journal =
          container.bean(
              Journal.class, new JournalInDatabase(container.entities(), container.dataSource()));
      ledger = container.bean(Ledger.class, new LedgerInDatabase(container.dataSource()));
      requestKeys =
          container.bean(RequestKeys.class, new RequestKeysInDatabase(container.dataSource()));
      nodes = container.bean(Nodes.class, new NodesInDatabase(container.dataSource(), true));
      context
          .getRoot()
          .getStore(Namespace.create(this))
          .put(Open.class, new Open(database, container));
    }
  }

  @Override
  public void beforeEach(ExtensionContext context) throws SQLException {
    try (Connection connection = container.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      for (String table :
          new String[] {
            "job_event",
            "job_stream_piece",
            "job_stream",
            "journal_writer",
            "team",
            "job",
            "ledger",
            "budget_account",
            "node",
            "request_key"
          }) {
        statement.executeUpdate("delete from " + table);
      }
    }
  }
}
