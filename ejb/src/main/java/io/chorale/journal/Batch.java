package io.chorale.journal;

import io.chorale.event.Emission;
import io.chorale.event.Keeping;
import io.chorale.event.RecordedEvent;
import io.chorale.event.Refusals;
import io.chorale.job.Job;
import io.chorale.job.JobId;
import io.chorale.journal.Entry.Arrival;
import io.chorale.journal.Entry.Booking;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is committed together. */
record Batch(List<Arrival> arrivals, List<Emission> emissions, List<Booking> bookings) {

  static Batch of(List<Entry> entries) {
    List<Arrival> arrivals = new ArrayList<>();
    List<Emission> emissions = new ArrayList<>(entries.size());
    List<Booking> bookings = new ArrayList<>();
    for (Entry entry : entries) {
      if (entry instanceof Entry.Event event) {
        emissions.add(event.emission());
      } else if (entry instanceof Booking booking) {
        bookings.add(booking);
      } else if (entry instanceof Arrival arrival && arrival.take()) {
        arrivals.add(arrival);
      }
    }
    return new Batch(arrivals, emissions, bookings);
  }

  Keeping keeping(List<RecordedEvent> numbered) {
    return new Keeping(
        arrivals.stream().map(Arrival::content).toList(),
        numbered,
        changed(),
        bookings.stream().map(Booking::entry).toList());
  }

  /** Each job that an event changed, as the last such event left it. */
  private Map<JobId, Job> changed() {
    Map<JobId, Job> after = new HashMap<>();
    for (Emission emission : emissions) {
      if (emission.after() != null) {
        after.put(emission.job(), emission.after());
      }
    }
    return after;
  }

  void tellKept(Refusals refusals) {
    arrivals.forEach(arrival -> arrival.tell(refusals.arrivals().get(arrival.job())));
    bookings.forEach(booking -> booking.tell(refusals.calls().get(booking.entry().call())));
  }
}
