package io.postrider.journeys.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.operaton.bpm.engine.ProcessEngine;
import org.operaton.bpm.engine.RuntimeService;
import org.operaton.bpm.engine.impl.calendar.DurationBusinessCalendar;
import org.operaton.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.operaton.bpm.engine.impl.interceptor.CommandContext;
import org.operaton.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.operaton.bpm.engine.impl.persistence.entity.JobEntity;
import org.operaton.bpm.engine.impl.persistence.entity.TimerEntity;
import org.springframework.stereotype.Component;

/** Waits drawn after a send count from the actual sending: moves them when a mail leaves at another time than planned. */
@Component
public class Waits {

    /** How job definitions name a wait of a duration. */
    private static final String DURATION = "DURATION: ";

    /** A send planned for now takes a moment: that is no other time. */
    private static final Duration TOLERANCE = Duration.ofMinutes(1);

    private final ProcessEngineConfigurationImpl engine;
    private final RuntimeService instances;

    Waits(ProcessEngine engine) {
        this.engine = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        this.instances = engine.getRuntimeService();
    }

    /**
     * Moves the open waits that were counted from the planned sending; dates, and waits counted from elsewhere, stay.
     *
     * @param instance process instance; nothing happens when it has ended
     * @param later how much later than planned the mail left; negative when earlier; up to a minute counts as on time
     * @return how many waits were moved
     */
    public int shift(String instance, Duration later) {
        if (later.abs().compareTo(TOLERANCE) <= 0
                || instances
                                .createProcessInstanceQuery()
                                .processInstanceId(instance)
                                .count()
                        == 0
                || !(instances.getVariable(instance, LastMail.PLANNED_FOR) instanceof Number planned)) {
            return 0;
        }
        Instant plan = Instant.ofEpochMilli(planned.longValue());
        int moved = engine.getCommandExecutorTxRequired()
                .execute(context -> move(context, instance, plan, plan.plus(later)));
        instances.setVariable(instance, LastMail.PLANNED_FOR, plan.plus(later).toEpochMilli());
        return moved;
    }

    private int move(CommandContext context, String instance, Instant plan, Instant actual) {
        int moved = 0;
        for (ExecutionEntity execution : context.getExecutionManager().findExecutionsByProcessInstanceId(instance)) {
            for (JobEntity job : execution.getJobs()) {
                if (job instanceof TimerEntity timer && countsFrom(plan, timer)) {
                    timer.setDuedate(due(timer, actual));
                    moved++;
                }
            }
        }
        return moved;
    }

    private boolean countsFrom(Instant plan, TimerEntity timer) {
        if (timer.getJobDefinition() == null
                || !timer.getJobDefinition().getJobConfiguration().startsWith(DURATION)) {
            return false;
        }
        Duration apart = Duration.between(
                due(timer, plan).toInstant(), timer.getDuedate().toInstant());
        return apart.abs().compareTo(TOLERANCE) <= 0;
    }

    private Date due(TimerEntity timer, Instant start) {
        String text = timer.getJobDefinition().getJobConfiguration().substring(DURATION.length());
        Object duration = engine.getExpressionManager().createExpression(text).getValue(timer.getExecution());
        return engine.getBusinessCalendarManager()
                .getBusinessCalendar(DurationBusinessCalendar.NAME)
                .resolveDuedate(String.valueOf(duration), Date.from(start));
    }
}
