package io.chorale.acceptance;

import io.chorale.kit.ChoraleClient;

/** Seed 000 by the official Java client. */
class JavaExperimentSocketTest extends ExperimentSocketScenarios {

  @Override
  IoClient client(ChoraleClient chorale, String... transports) {
    return new JavaIoClient(chorale, transports);
  }
}
