package io.github.ibkringest.coverage;

import io.github.ibkringest.broker.record.Period;
import io.github.ibkringest.model.Dataset;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * A statement document that reached the program.
 *
 * @param accounts whose statements are in it
 * @param from first day it speaks of
 * @param to last day it speaks of
 * @param confirmation whether it is a trade confirmation report
 * @param datasets whose section it has
 * @param failed whether its runs failed
 * @param quarantined of which dataset a record could not be read, or null
 * @param traded whether it has executions that can be read, and no orders of their own
 * @param runs how many datasets had their run before the program was killed
 */
record Delivered(
        Set<String> accounts,
        LocalDate from,
        LocalDate to,
        boolean confirmation,
        Set<Dataset> datasets,
        boolean failed,
        Dataset quarantined,
        boolean traded,
        int runs) {

    static final List<String> ACCOUNTS = List.of("U1111111", "U2222222");

    /** The first day of all sequences: with Thanksgiving, Christmas, New Year and two Mondays off after it. */
    static final LocalDate FIRST_DAY = LocalDate.of(2025, 11, 17);

    static final int DAYS = 100;

    static LocalDate day(int number) {
        return FIRST_DAY.plusDays(number);
    }

    /** Some documents, the same for the same seed. */
    static List<Delivered> sequence(Random random) {
        List<Delivered> sequence = new ArrayList<>();
        boolean eventsSelected = random.nextInt(4) > 0;
        for (int left = random.nextInt(9); left > 0; left--) {
            sequence.add(one(random, eventsSelected));
        }
        return sequence;
    }

    private static Delivered one(Random random, boolean eventsSelected) {
        Set<String> accounts = new TreeSet<>(Set.of(ACCOUNTS.get(random.nextInt(2))));
        if (random.nextBoolean()) {
            accounts.addAll(ACCOUNTS);
        }
        int from = random.nextInt(DAYS);
        int length = random.nextBoolean() ? random.nextInt(5) : random.nextInt(60);
        boolean confirmation = random.nextInt(5) == 0;
        Set<Dataset> datasets = EnumSet.noneOf(Dataset.class);
        if (confirmation || random.nextInt(8) > 0) {
            datasets.addAll(Set.of(Dataset.ORDERS, Dataset.EXECUTIONS));
        }
        if (!confirmation && eventsSelected && random.nextInt(8) > 0) {
            datasets.add(Dataset.OPTION_EVENTS);
        }
        return new Delivered(
                accounts,
                day(from),
                day(Math.min(from + length, DAYS - 1)),
                confirmation,
                datasets,
                random.nextInt(6) == 0,
                quarantined(datasets, random),
                !confirmation && datasets.contains(Dataset.EXECUTIONS) && random.nextBoolean(),
                random.nextInt(5) == 0 ? random.nextInt(3) : 3);
    }

    private static Dataset quarantined(Set<Dataset> datasets, Random random) {
        Dataset unlucky = random.nextBoolean() ? Dataset.EXECUTIONS : Dataset.OPTION_EVENTS;
        return datasets.contains(unlucky) && random.nextInt(6) == 0 ? unlucky : null;
    }

    /** Whether a run of it may say something about the days it speaks of. */
    boolean tells(String account, Dataset dataset) {
        Dataset of = dataset == Dataset.ORDERS && makesOrders() ? Dataset.EXECUTIONS : dataset;
        return datasets.contains(of) && of != quarantined && ran(account, of);
    }

    boolean putsAside(String account, Dataset dataset) {
        return dataset == quarantined && !confirmation && ran(account, dataset);
    }

    /** Whether the day on which it was booked is stated of what was put aside: the section Trades of a statement of one day. */
    boolean statesBookingDay() {
        return quarantined == Dataset.EXECUTIONS && !confirmation && from.equals(to);
    }

    /** Whether a statement came without a dataset. */
    boolean leavesOut(String account, Dataset dataset) {
        return !datasets.contains(dataset) && !confirmation && ran(account, dataset);
    }

    /** Whether a statement speaks of its days in a way that may prove them. */
    boolean speaksFinally(String account) {
        return !confirmation && ran(account, Dataset.ORDERS);
    }

    /** Whether a run of it was committed. */
    boolean ran(String account, Dataset dataset) {
        return accounts.contains(account) && !failed && dataset.ordinal() < runs;
    }

    /** Whether orders are made from executions. */
    boolean makesOrders() {
        return !confirmation && (traded || quarantined == Dataset.EXECUTIONS);
    }

    Period period() {
        return new Period(from, to);
    }
}
