package org.wayworth.app.desk;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedRuntimeException;
import org.wayworth.app.analysis.Asked;
import org.wayworth.app.analysis.TooManyQuestions;
import org.wayworth.app.job.Line;
import org.wayworth.app.job.LineFull;
import org.wayworth.app.job.Standing;
import org.wayworth.app.job.Task;
import org.wayworth.store.job.Job;
import org.wayworth.store.job.Wanted;

/** Questions and their answers: equal questions are worked out once, as one job, and what came out is remembered a while. */
final class Questions {

    /** Results that are kept for the next who asks; those least recently asked for go first. */
    static final int REMEMBERED = 300;

    /** A question and, once it stands in line, its task. */
    private static final class Known {
        private final Question question;
        private volatile @Nullable Task task;

        private Known(Question question) {
            this.question = question;
        }
    }

    private final Line line;
    private final int remembered;

    /** Every question that has no result yet, and the results that are remembered; the last asked for at the end. */
    private final Map<String, Known> known = new LinkedHashMap<>(16, 0.75f, true);

    Questions(Line line, int remembered) {
        this.line = line;
        this.remembered = remembered;
    }

    /** @throws TooManyQuestions if as many wait as may */
    CompletionStage<Asked> ask(Wanted wanted, Duration patience, Question.Work work) {
        Known one = find(wanted).orElseGet(() -> add(wanted, patience, work));
        Task task = one.task;
        if (task != null && !one.question.isThere()) {
            line.watched(task, patience);
        }
        return one.question.within(patience, question -> standing(one));
    }

    /** Where the question stands; asked by the server itself where nobody has asked it yet. */
    Asked known(Wanted wanted, Question.Work work) {
        Known one = find(wanted).orElseGet(() -> add(wanted, Duration.ZERO, work));
        return one.question.now(question -> standing(one));
    }

    /** Goes on with a question that an earlier run of the server left. */
    void takeUp(Job left, String sameAs, Question.Work work) {
        Known one = new Known(new Question(left.wanted(), work));
        synchronized (known) {
            known.put(sameAs, one);
        }
        line.takeUp(left, one.question).ifPresent(task -> one.task = task);
    }

    /** Forgets a failure, so that the next who asks gets another attempt. */
    void forgetFailure(String sameAs) {
        synchronized (known) {
            Known one = known.get(sameAs);
            if (one != null && one.question.hasFailed()) {
                known.remove(sameAs);
            }
        }
    }

    private Optional<Known> find(Wanted wanted) {
        synchronized (known) {
            return Optional.ofNullable(known.get(wanted.sameAs()));
        }
    }

    /** The first who asks puts it in line; all others who ask meanwhile wait with them. */
    private Known add(Wanted wanted, Duration patience, Question.Work work) {
        Known mine = new Known(new Question(wanted, work));
        synchronized (known) {
            Known other = known.putIfAbsent(wanted.sameAs(), mine);
            if (other != null) {
                return other;
            }
            forgetOldest();
        }
        try {
            mine.task = line.add(wanted, mine.question, patience);
        } catch (LineFull full) {
            TooManyQuestions tooMany = new TooManyQuestions(full.waiting());
            withdraw(wanted, mine, tooMany.getMessage());
            throw tooMany;
        } catch (NestedRuntimeException away) {
            mine.question.reason(away);
            mine.question.failed();
        }
        return mine;
    }

    private void withdraw(Wanted wanted, Known mine, @Nullable String why) {
        synchronized (known) {
            known.remove(wanted.sameAs(), mine);
        }
        mine.question.cancelled(String.valueOf(why));
    }

    private Asked standing(Known one) {
        Task task = one.task;
        if (task == null) {
            return new Asked.Working(0);
        }
        Standing standing = line.standing(task);
        return one.question.now(question -> new Asked.Working(
                standing.before(), question.first(), standing.id() == 0 ? Optional.empty() : Optional.of(standing)));
    }

    private void forgetOldest() {
        long results =
                known.values().stream().filter(one -> one.question.isThere()).count();
        Iterator<Known> oldest = known.values().iterator();
        while (results >= remembered && oldest.hasNext()) {
            if (oldest.next().question.isThere()) {
                oldest.remove();
                results--;
            }
        }
    }
}
