package io.chorale.persistence;

import org.junit.jupiter.api.Nested;

/** Every contract of the ports that the database keeps, for one database and one JPA provider. */
abstract class EveryContract {

  private final Store store;

  EveryContract(Store store) {
    this.store = store;
  }

  @Nested
  class KeepsJobs extends JobsContract {
    KeepsJobs() {
      super(store);
    }
  }

  @Nested
  class KeepsTheJournal extends JournalContract {
    KeepsTheJournal() {
      super(store);
    }
  }

  @Nested
  class KeepsTheLedger extends LedgerContract {
    KeepsTheLedger() {
      super(store);
    }
  }

  @Nested
  class SharesTheJournal extends SharedJournalContract {
    SharesTheJournal() {
      super(store);
    }
  }

  @Nested
  class KnowsTheNodes extends NodesContract {
    KnowsTheNodes() {
      super(store);
    }
  }

  @Nested
  class FoldsStreams extends FoldingContract {
    FoldsStreams() {
      super(store);
    }
  }

  @Nested
  class KnowsRequests extends RequestKeysContract {
    KnowsRequests() {
      super(store);
    }
  }

  @Nested
  class KnowsBatchesAgain extends MarkedJournalContract {
    KnowsBatchesAgain() {
      super(store);
    }
  }
}
