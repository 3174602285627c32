package io.chorale.persistence;

import io.chorale.job.RequestKeys;
import jakarta.annotation.Resource;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import javax.sql.DataSource;

/** The keys of requests, by JDBC. */
@Stateless
@Local(RequestKeys.class)
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class RequestKeysInDatabase implements RequestKeys {

  @Resource(lookup = Database.NAME)
  DataSource dataSource;

  /** For the container, which sets the field. */
  @SuppressWarnings("NullAway.Init")
  public RequestKeysInDatabase() {}

  RequestKeysInDatabase(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @Override
  public void forget(Instant before) {
    try (Connection connection = dataSource.getConnection()) {
      RequestKeyRows.forget(connection, before);
    } catch (SQLException failure) {
      throw new JournalUnavailableException(failure);
    }
  }
}
