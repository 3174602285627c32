package io.chorale.journal;

import io.chorale.event.Emission;
import io.chorale.job.Job;
import io.chorale.job.JobId;
import io.chorale.journal.Entry.Arrival;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is committed together. */
record Batch(List<Arrival> arrivals, List<Emission> emissions) {

  static Batch of(List<Entry> entries) {
    List<Arrival> arrivals = new ArrayList<>();
    List<Emission> emissions = new ArrayList<>(entries.size());
    for (Entry entry : entries) {
      if (entry instanceof Entry.Event event) {
        emissions.add(event.emission());
      } else if (entry instanceof Arrival arrival && arrival.take()) {
        arrivals.add(arrival);
      }
    }
    return new Batch(arrivals, emissions);
  }

  List<Job> added() {
    return arrivals.stream().map(Arrival::job).toList();
  }

  /** Each job that an event changed, as the last such event left it. */
  Map<JobId, Job> changed() {
    Map<JobId, Job> after = new HashMap<>();
    for (Emission emission : emissions) {
      if (emission.after() != null) {
        after.put(emission.job(), emission.after());
      }
    }
    return after;
  }

  void tellKept() {
    arrivals.forEach(Arrival::tellKept);
  }
}
