package io.chorale.orchestration;

import io.chorale.job.JobId;
import io.chorale.job.NodeId;
import io.chorale.job.Nodes;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** Nodes whose leases run out when the test says so. */
final class MemoryNodes implements Nodes {

  final Set<NodeId> alive = new HashSet<>();
  final Map<JobId, NodeId> jobs = new LinkedHashMap<>();
  final Map<JobId, Integer> restarts = new LinkedHashMap<>();
  int failures;

  @Override
  public void join(NodeId self, String name, Duration lease) {
    alive.add(self);
  }

  @Override
  public boolean renew(NodeId self, Duration lease) {
    if (failures > 0) {
      failures--;
      throw new IllegalStateException("the database is away");
    }
    return alive.contains(self);
  }

  @Override
  public void leave(NodeId self) {
    alive.remove(self);
  }

  @Override
  public List<Adrift> adrift(NodeId self) {
    return jobs.entrySet().stream()
        .filter(job -> job.getValue().equals(self) || !alive.contains(job.getValue()))
        .map(job -> new Adrift(job.getKey(), job.getValue()))
        .toList();
  }

  @Override
  public OptionalInt claim(Adrift job, NodeId self) {
    jobs.put(job.job(), self);
    return OptionalInt.of(restarts.merge(job.job(), 1, Integer::sum));
  }
}
