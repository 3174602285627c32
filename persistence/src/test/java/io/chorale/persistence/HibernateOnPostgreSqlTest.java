package io.chorale.persistence;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

class HibernateOnPostgreSqlTest {

  @RegisterExtension static final Store STORE = new Store(TestDatabase::postgresql, Jpa.HIBERNATE);

  @Nested
  class KeepsJobs extends JobsContract {
    KeepsJobs() {
      super(STORE);
    }
  }

  @Nested
  class KeepsTheJournal extends JournalContract {
    KeepsTheJournal() {
      super(STORE);
    }
  }

  @Nested
  class KeepsTheLedger extends LedgerContract {
    KeepsTheLedger() {
      super(STORE);
    }
  }

  @Nested
  class SharesTheJournal extends SharedJournalContract {
    SharesTheJournal() {
      super(STORE);
    }
  }

  @Nested
  class KnowsTheNodes extends NodesContract {
    KnowsTheNodes() {
      super(STORE);
    }
  }

  @Nested
  class FoldsStreams extends FoldingContract {
    FoldsStreams() {
      super(STORE);
    }
  }

  @Nested
  class KnowsRequests extends RequestKeysContract {
    KnowsRequests() {
      super(STORE);
    }
  }

  @Nested
  class KnowsBatchesAgain extends MarkedJournalContract {
    KnowsBatchesAgain() {
      super(STORE);
    }
  }
}
