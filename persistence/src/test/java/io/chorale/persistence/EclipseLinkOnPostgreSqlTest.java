package io.chorale.persistence;

import org.junit.jupiter.api.extension.RegisterExtension;

class EclipseLinkOnPostgreSqlTest extends EveryContract {

  @RegisterExtension
  static final Store STORE = new Store(TestDatabase::postgresql, Jpa.ECLIPSELINK);

  EclipseLinkOnPostgreSqlTest() {
    super(STORE);
  }
}
