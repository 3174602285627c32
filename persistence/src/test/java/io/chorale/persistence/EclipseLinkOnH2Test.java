package io.chorale.persistence;

import org.junit.jupiter.api.extension.RegisterExtension;

class EclipseLinkOnH2Test extends EveryContract {

  @RegisterExtension static final Store STORE = new Store(TestDatabase::h2, Jpa.ECLIPSELINK);

  EclipseLinkOnH2Test() {
    super(STORE);
  }
}
