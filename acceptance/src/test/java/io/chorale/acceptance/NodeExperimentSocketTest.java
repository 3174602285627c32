package io.chorale.acceptance;

import io.chorale.kit.ChoraleClient;

/** Seed 000 by the client that its author uses; where Node is installed. */
class NodeExperimentSocketTest extends ExperimentSocketScenarios {

  @Override
  IoClient client(ChoraleClient chorale, String... transports) {
    return new NodeIoClient(chorale, transports);
  }
}
