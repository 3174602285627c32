package io.chorale.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class ConfiguredDataSourceTest {

  private static <T> T with(Class<T> type, Map<String, String> settings) throws SQLException {
    return type.cast(ConfiguredDataSource.of(name -> Optional.ofNullable(settings.get(name))));
  }

  private static String h2(String url) throws SQLException {
    return with(JdbcDataSource.class, Map.of("db.url", url)).getURL();
  }

  @Test
  void anH2FileIsNotSharedUnlessItIsServed() {
    assertThat(ConfiguredDataSource.isShared("jdbc:h2:file:/data/chorale")).isFalse();
    assertThat(ConfiguredDataSource.isShared("jdbc:h2:tcp://db/chorale")).isTrue();
    assertThat(ConfiguredDataSource.isShared("jdbc:h2:/data/x;AUTO_SERVER=TRUE")).isTrue();
    assertThat(ConfiguredDataSource.isShared("jdbc:postgresql://db/chorale")).isTrue();
  }

  @Test
  void isAFileInTheDataFolderWhenNothingIsSet() throws SQLException {
    assertThat(with(JdbcDataSource.class, Map.of()).getURL())
        .startsWith("jdbc:h2:retry:" + Path.of("data/chorale").toAbsolutePath() + ";");
  }

  @Test
  void theDataFolderCanBeChosen() throws SQLException {
    assertThat(with(JdbcDataSource.class, Map.of("chorale.data", "/srv/x")).getURL())
        .isEqualTo(
            "jdbc:h2:retry:/srv/x/chorale;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;OPTIMIZE_REUSE_RESULTS=FALSE");
  }

  @Test
  void anyH2IsDurableUnlessItsAddressSaysOtherwise() throws SQLException {
    assertThat(h2("jdbc:h2:file:/x")).contains(";WRITE_DELAY=0");
    assertThat(h2("jdbc:h2:file:/x;write_delay=500")).doesNotContain("WRITE_DELAY=0");
  }

  @Test
  void isPostgreSqlByItsAddress() throws SQLException {
    PGSimpleDataSource postgresql =
        with(
            PGSimpleDataSource.class,
            Map.of(
                "db.url", "jdbc:postgresql://db.example:5433/chorale?sslmode=require",
                "db.user", "singer",
                "db.password", "la"));
    assertThat(postgresql.getServerNames()).containsExactly("db.example");
    assertThat(postgresql.getPortNumbers()).containsExactly(5433);
    assertThat(postgresql.getSslMode()).isEqualTo("require");
    assertThat(postgresql.getUser()).isEqualTo("singer");
    assertThat(postgresql.getPassword()).isEqualTo("la");
    assertThat(postgresql.getReWriteBatchedInserts()).isTrue();
  }

  @Test
  void theAddressMayHoldTheUser() throws SQLException {
    Map<String, String> settings = Map.of("db.url", "jdbc:postgresql://h/d?user=u&password=p");
    assertThat(with(PGSimpleDataSource.class, settings).getUser()).isEqualTo("u");
  }

  @Test
  void refusesAnotherDatabaseWithoutTellingThePassword() {
    Map<String, String> settings = Map.of("db.url", "jdbc:mysql://h/d?password=secret");
    assertThatThrownBy(() -> with(JdbcDataSource.class, settings))
        .isInstanceOf(SQLException.class)
        .hasMessage(
            "db.url (DB_URL) must begin with jdbc:h2: or jdbc:postgresql:, not with 'jdbc:mysql:'");
  }
}
