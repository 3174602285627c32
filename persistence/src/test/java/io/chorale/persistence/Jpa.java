package io.chorale.persistence;

import static jakarta.persistence.spi.PersistenceUnitTransactionType.RESOURCE_LOCAL;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.util.Map;
import javax.sql.DataSource;

/** The JPA of a server, over the unit as it is shipped. */
enum Jpa {
  /** Payara's. */
  ECLIPSELINK("org.eclipse.persistence.jpa.PersistenceProvider"),
  /** WildFly's. */
  HIBERNATE("org.hibernate.jpa.HibernatePersistenceProvider");

  private final String provider;

  Jpa(String provider) {
    this.provider = provider;
  }

  EntityManagerFactory open(DataSource dataSource) {
    Map<String, Object> settings =
        Map.of(
            "jakarta.persistence.provider", provider,
            "jakarta.persistence.transactionType", RESOURCE_LOCAL.name(),
            "jakarta.persistence.jtaDataSource", dataSource,
            "jakarta.persistence.nonJtaDataSource", dataSource);
    return Persistence.createEntityManagerFactory("chorale", settings);
  }
}
