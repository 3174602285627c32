package io.chorale.persistence;

import org.junit.jupiter.api.extension.RegisterExtension;

class HibernateOnH2Test extends EveryContract {

  @RegisterExtension static final Store STORE = new Store(TestDatabase::h2, Jpa.HIBERNATE);

  HibernateOnH2Test() {
    super(STORE);
  }
}
