package io.github.ibkringest.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ibkringest.broker.Feed;
import io.github.ibkringest.broker.ibkr.flex.web.FlexFeeds;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.schedule.ScheduleSettings;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The settings of the schedule. */
class ScheduleReaderTest {

    private static ScheduleSettings read(Map<String, String> environment) {
        return Settings.load(null, environment).schedule();
    }

    @Test
    void shouldHaveDefaultsThatNeedNoChange() {
        ScheduleSettings settings = read(Map.of());
        assertThat(settings.cron(FlexFeeds.ACTIVITY, Dataset.ORDERS)).isEqualTo("0 30 6 ? * TUE-SAT");
        assertThat(settings.cron(FlexFeeds.CONFIRMS, Dataset.ORDERS)).isEqualTo("0 0/15 9-16 ? * MON-FRI");
        assertThat(settings.cron(Feed.FILES, Dataset.ORDERS)).isEqualTo("0 30 6 ? * TUE-SAT");
        assertThat(settings.trailingDays()).isEqualTo(10);
        assertThat(settings.weeklyTrailingDays()).isEqualTo(35);
        assertThat(settings.clustered()).isFalse();
    }

    @Test
    void shouldTakeTheNearestExpression() {
        ScheduleSettings settings = read(Map.of(
                "IBKR_INGEST_SCHEDULE_CRON", "0 0 7 * * ?",
                "IBKR_INGEST_SCHEDULE_ACTIVITY_CRON", "0 0 8 * * ?",
                "IBKR_INGEST_SCHEDULE_ACTIVITY_OPTION_EVENTS_CRON", "0 0 9 * * ?"));
        assertThat(settings.cron(Feed.FILES, Dataset.ORDERS)).isEqualTo("0 0 7 * * ?");
        assertThat(settings.cron(FlexFeeds.ACTIVITY, Dataset.ORDERS)).isEqualTo("0 0 8 * * ?");
        assertThat(settings.cron(FlexFeeds.ACTIVITY, Dataset.OPTION_EVENTS)).isEqualTo("0 0 9 * * ?");
    }

    @Test
    void shouldNameAllThatIsWrong() {
        Map<String, String> wrong = Map.of(
                "IBKR_INGEST_SCHEDULE_CONFIRMS_EXECUTIONS_CRON", "often",
                "IBKR_INGEST_SCHEDULE_FILES_CRON", "0 0 0 31 2 ?",
                "IBKR_INGEST_SCHEDULE_CATCH_UP_CRON", "0 0 0 1 1 ? 2020",
                "IBKR_INGEST_SCHEDULE_TRAILING_DAYS", "0",
                "IBKR_INGEST_SCHEDULE_WEEKLY_TRAILING_DAYS", "366",
                "IBKR_INGEST_SCHEDULE_QUIET_HOURS", "at night",
                "IBKR_INGEST_SCHEDULE_STORE", "disk");
        assertThatThrownBy(() -> read(wrong))
                .isInstanceOf(SettingsException.class)
                .hasMessageContainingAll(
                        "schedule.confirms.executions.cron=often is no Quartz cron expression",
                        "schedule.files.cron=0 0 0 31 2 ? never fires",
                        "schedule.catch-up.cron=0 0 0 1 1 ? 2020 never fires",
                        "schedule.trailing-days=0 must be a number of days from 1 to 365",
                        "schedule.weekly-trailing-days=366",
                        "schedule.quiet-hours: 'AT NIGHT' is no span of hours",
                        "schedule.store=disk must be one of memory, database");
    }
}
