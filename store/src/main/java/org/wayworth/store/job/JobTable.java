package org.wayworth.store.job;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.wayworth.store.Store;

/**
 * Jobs on record. One process at a time has a job in hand: it holds a lease, which it renews while it lives. A job whose
 * holder is dead, or whose lease ran out, may be taken over; what its former holder then says of it is not listened to.
 */
public final class JobTable {

    /** Earlier runs of a kind that say how long it usually takes. */
    private static final int RUNS_FOR_USUAL = 15;

    private static final int LONGEST_SAID = 1_000;
    private static final int LONGEST_RESULT = 200;

    private final Store store;
    private final Clock clock;
    private final String holder;
    private final Duration lease;

    /**
     * @param holder this process, among all that ever had the database open
     * @param lease how long a job stays in hand without a word
     */
    public JobTable(Store store, Clock clock, String holder, Duration lease) {
        this.store = store;
        this.clock = clock;
        this.holder = holder;
        this.lease = lease;
    }

    /** What stands in the queue from now on: a new job, or the one that is the same work and has not ended. */
    public Job add(Wanted wanted) {
        return store.together(() -> atHand(wanted.sameAs()).orElseGet(() -> insert(wanted)));
    }

    private Optional<Job> atHand(String sameAs) {
        return store.sql("select * from job where same_as = :sameAs and state in ('queued', 'running')")
                .param("sameAs", sameAs)
                .query(JobTable::job)
                .optional();
    }

    private Job insert(Wanted wanted) {
        long id = store.sql("select coalesce(max(id), 0) + 1 from job")
                .query(Long.class)
                .single();
        store.sql("""
                        insert into job (id, kind, topic, subject, same_as, asked_by, is_own, state, held_by, held_until,
                          attempt, step, step_done, step_of, asked_at, begun_at, ended_at, result, said)
                        values (:id, :kind, :topic, :subject, :sameAs, :by, :isOwn, 'queued', :holder, :until,
                          0, '', 0, 0, :at, '', '', '', '')
                        """)
                .param("id", id)
                .param("kind", wanted.kind())
                .param("topic", wanted.topic())
                .param("subject", wanted.subject())
                .param("sameAs", wanted.sameAs())
                .param("by", wanted.by())
                .param("isOwn", wanted.isOwn() ? 1 : 0)
                .param("holder", holder)
                .param("until", text(now().plus(lease)))
                .param("at", text(now()))
                .update();
        return find(id).orElseThrow();
    }

    /** Its work begins. @return false where it is not in this process's hands any more */
    public boolean begin(long id) {
        return changed(store.sql("""
                        update job set state = 'running', attempt = attempt + 1, begun_at = :at, held_until = :until,
                          step = '', step_done = 0, step_of = 0
                        where id = :id and held_by = :holder and state = 'queued'
                        """)
                .param("at", text(now()))
                .param("until", text(now().plus(lease)))
                .param("id", id)
                .param("holder", holder)
                .update());
    }

    /** It goes back into the queue, so that another may be done first: that was no attempt. */
    public boolean putBack(long id) {
        return changed(store.sql("""
                        update job set state = 'queued', attempt = attempt - 1, begun_at = '', held_until = :until,
                          step = '', step_done = 0, step_of = 0
                        where id = :id and held_by = :holder and state = 'running'
                        """)
                .param("until", text(now().plus(lease)))
                .param("id", id)
                .param("holder", holder)
                .update());
    }

    /** Holds all that this process has in hand for another while. */
    public void renew() {
        store.sql("""
                        update job set held_until = :until where held_by = :holder and state in ('queued', 'running')
                        """)
                .param("until", text(now().plus(lease)))
                .param("holder", holder)
                .update();
    }

    /** What is being done in it. @return false where it is not in this process's hands any more, so that it must be dropped */
    public boolean tell(long id, Stage stage) {
        return changed(store.sql("""
                        update job set held_until = :until, step = :step, step_done = :done, step_of = :of
                        where id = :id and held_by = :holder and state in ('queued', 'running')
                        """)
                .param("until", text(now().plus(lease)))
                .param("step", stage.words())
                .param("done", stage.done())
                .param("of", stage.of())
                .param("id", id)
                .param("holder", holder)
                .update());
    }

    /**
     * It ends, for good.
     *
     * @param end one of the states that are an end
     * @return false where it is not in this process's hands any more, or has ended already
     */
    public boolean end(long id, JobState end, String result, String said) {
        if (!end.isEnd()) {
            throw new IllegalArgumentException("a job must end in a state after which nothing follows, not " + end);
        }
        return changed(store.sql("""
                        update job set state = :state, ended_at = :at, result = :result, said = :said
                        where id = :id and held_by = :holder and state in ('queued', 'running')
                        """)
                .param("state", end.code())
                .param("at", text(now()))
                .param("result", shortened(result, LONGEST_RESULT))
                .param("said", shortened(said, LONGEST_SAID))
                .param("id", id)
                .param("holder", holder)
                .update());
    }

    /**
     * Takes what others have in hand and do not hold any more, in the order of asking: it stands in the queue again, in
     * this process's hands. Each of them comes with the state in which it was found.
     *
     * @param isDead whether a holder is known to have ended, so that its leases need not run out
     */
    public List<Job> takeOver(Predicate<String> isDead) {
        return store.together(() -> {
            List<Job> taken = new ArrayList<>();
            for (Held one : heldByOthers()) {
                if (isDead.test(one.holder()) || !one.until().isAfter(now())) {
                    taken.add(one.job());
                    store.sql("""
                                    update job set state = 'queued', held_by = :holder, held_until = :until
                                    where id = :id
                                    """)
                            .param("holder", holder)
                            .param("until", text(now().plus(lease)))
                            .param("id", one.job().id())
                            .update();
                }
            }
            return taken;
        });
    }

    private record Held(Job job, String holder, Instant until) {}

    private List<Held> heldByOthers() {
        return store.sql("select * from job where state in ('queued', 'running') and held_by <> :holder order by id")
                .param("holder", holder)
                .query((row, number) -> new Held(
                        job(row, number), row.getString("held_by"), Instant.parse(row.getString("held_until"))))
                .list();
    }

    public Optional<Job> find(long id) {
        return store.sql("select * from job where id = :id")
                .param("id", id)
                .query(JobTable::job)
                .optional();
    }

    /** The latest that have ended, the last to end first. */
    public List<Job> ended(int most) {
        return store.sql("""
                        select * from job where state not in ('queued', 'running')
                        order by ended_at desc, id desc limit :most
                        """).param("most", most).query(JobTable::job).list();
    }

    /** Those that have not ended, in the order of asking. */
    public List<Job> atHand() {
        return store.sql("select * from job where state in ('queued', 'running') order by id")
                .query(JobTable::job)
                .list();
    }

    /** How long it usually takes: the median of the latest that came to a result; a refusal, which has none, is quick. Empty where none did. */
    public Optional<Duration> usual(String kind, String topic) {
        List<Duration> runs = store
                .sql("""
                        select * from job where kind = :kind and topic = :topic and state = 'done' and begun_at <> '' and result <> ''
                        order by ended_at desc, id desc limit :most
                        """)
                .param("kind", kind)
                .param("topic", topic)
                .param("most", RUNS_FOR_USUAL)
                .query(JobTable::job)
                .stream()
                .map(job -> Duration.between(
                        job.begunAt().orElseThrow(), job.endedAt().orElseThrow()))
                .sorted()
                .toList();
        return runs.isEmpty() ? Optional.empty() : Optional.of(runs.get(runs.size() / 2));
    }

    /** Forgets those that ended before the latest so many. */
    public void forgetBut(int most) {
        store.sql("""
                        delete from job where state not in ('queued', 'running') and id not in (
                          select id from job where state not in ('queued', 'running')
                          order by ended_at desc, id desc limit :most)
                        """).param("most", most).update();
    }

    private Instant now() {
        return clock.instant();
    }

    /** Of one length, so that they sort as text. */
    private static String text(Instant at) {
        String text = at.truncatedTo(ChronoUnit.MILLIS).toString();
        return text.contains(".") ? text : text.replace("Z", ".000Z");
    }

    private static boolean changed(int rows) {
        return rows == 1;
    }

    private static String shortened(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 1) + "\u2026";
    }

    private static Job job(ResultSet row, int number) throws SQLException {
        return new Job(
                row.getLong("id"),
                new Wanted(
                        row.getString("kind"),
                        row.getString("topic"),
                        row.getString("subject"),
                        row.getString("same_as"),
                        row.getString("asked_by"),
                        row.getInt("is_own") == 1),
                JobState.of(row.getString("state")),
                row.getInt("attempt"),
                new Stage(row.getString("step"), row.getLong("step_done"), row.getLong("step_of")),
                Instant.parse(row.getString("asked_at")),
                moment(row.getString("begun_at")),
                moment(row.getString("ended_at")),
                row.getString("result"),
                row.getString("said"));
    }

    private static Optional<Instant> moment(String text) {
        return Objects.requireNonNull(text).isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
    }
}
