package io.github.ibkringest.app.schedule;

import io.github.ibkringest.broker.Feed;
import java.util.Collection;
import org.apache.camel.main.PropertiesRouteTemplateParametersSource;
import org.apache.camel.spi.RouteTemplateParameterSource;

/** What the route template of the triggers is filled in with, for each data type of each feed. */
final class Triggers {

    private static final String TEMPLATE = "trigger";

    private Triggers() {}

    /** The triggers of some feeds; a bean that Camel makes routes from when it starts. */
    static RouteTemplateParameterSource of(Collection<Feed> feeds) {
        PropertiesRouteTemplateParametersSource triggers = new PropertiesRouteTemplateParametersSource();
        for (Feed feed : feeds) {
            feed.datasets().forEach(dataset -> {
                String route = feed.name() + "-" + dataset.label();
                triggers.addParameter(route, RouteTemplateParameterSource.TEMPLATE_ID, TEMPLATE);
                triggers.addParameter(route, "feed", feed.name());
                triggers.addParameter(route, "dataset", dataset.label());
            });
        }
        return triggers;
    }
}
