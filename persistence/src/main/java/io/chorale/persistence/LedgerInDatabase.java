package io.chorale.persistence;

import io.chorale.job.JobId;
import io.chorale.ledger.Grouping;
import io.chorale.ledger.Ledger;
import io.chorale.ledger.OpenCall;
import io.chorale.ledger.UsageLine;
import io.chorale.model.Cost;
import jakarta.annotation.Resource;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/** The ledger's rows, read by JDBC. */
@Stateless
@Local(Ledger.class)
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class LedgerInDatabase implements Ledger {

  @Resource(lookup = Database.NAME)
  DataSource dataSource;

  /** For the container, which sets the field. */
  @SuppressWarnings("NullAway.Init")
  public LedgerInDatabase() {}

  LedgerInDatabase(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @Override
  public List<OpenCall> open(JobId job) {
    try (Connection connection = dataSource.getConnection()) {
      return LedgerRows.open(connection, job);
    } catch (SQLException failure) {
      throw new JournalUnavailableException(failure);
    }
  }

  @Override
  public Cost spent(JobId job) {
    try (Connection connection = dataSource.getConnection()) {
      return LedgerRows.spent(connection, job);
    } catch (SQLException failure) {
      throw new JournalUnavailableException(failure);
    }
  }

  @Override
  public List<UsageLine> usage(LocalDate from, LocalDate to, Set<Grouping> by) {
    try (Connection connection = dataSource.getConnection()) {
      return UsageSums.read(connection, from, to, by);
    } catch (SQLException failure) {
      throw new JournalUnavailableException(failure);
    }
  }
}
