package io.chorale.orchestration;

import io.chorale.event.JournalReady;
import io.chorale.workflows.PanelWorkflow;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.util.Map;
import javax.management.JMException;
import javax.management.ObjectName;
import javax.management.StandardMBean;

/** Names the figures of this node's jobs among the platform's MBeans. */
@ApplicationScoped
class JobFigures implements JobFiguresMXBean {

  private static final Logger LOG = System.getLogger(JobFigures.class.getName());

  private final RunningJobs running;

  @Inject
  JobFigures(RunningJobs running) {
    this.running = running;
  }

  /** For the container's proxy only. */
  @SuppressWarnings("NullAway")
  protected JobFigures() {
    this(null);
  }

  void begin(@Observes JournalReady ready) {
    try {
      ManagementFactory.getPlatformMBeanServer()
          .registerMBean(
              new StandardMBean(this, JobFiguresMXBean.class, true), new ObjectName(NAME));
    } catch (JMException notNamed) {
      LOG.log(Level.WARNING, "The figures of jobs cannot be read over JMX", notNamed);
    }
  }

  @PreDestroy
  void end() {
    try {
      ManagementFactory.getPlatformMBeanServer().unregisterMBean(new ObjectName(NAME));
    } catch (JMException gone) {
      LOG.log(Level.DEBUG, "It was not there", gone);
    }
  }

  @Override
  public int getRunningJobs() {
    return running.size();
  }

  @Override
  public Map<String, Integer> getRunningJobsByWorkflow() {
    return running.byWorkflow();
  }

  @Override
  public int getActiveStreams() {
    return running.size(PanelWorkflow.NAME);
  }
}
