package io.chorale.persistence;

import org.junit.jupiter.api.extension.RegisterExtension;

class HibernateOnPostgreSqlTest extends EveryContract {

  @RegisterExtension static final Store STORE = new Store(TestDatabase::postgresql, Jpa.HIBERNATE);

  HibernateOnPostgreSqlTest() {
    super(STORE);
  }
}
