package io.github.ibkringest.app;

import java.io.IOException;
import java.sql.SQLException;
import java.util.regex.Pattern;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.NoTypeConversionAvailableException;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.component.sql.DefaultSqlPrepareStatementStrategy;
import org.apache.camel.component.sql.SqlEndpoint;
import org.apache.camel.component.sql.SqlHelper;
import org.apache.camel.spi.EndpointStrategy;

/**
 * Tells each {@code sql:} endpoint how many parameters its statement has. Otherwise the endpoint asks the database before
 * each execution, which costs a round trip and makes the server parse the statement twice. Thread-safe.
 */
final class CountedParameters implements EndpointStrategy {

    /** What a statement has in place of a question mark, which would end the address. */
    private static final String PLACEHOLDER = "#";

    /** What is no parameter, whatever it contains: comments and texts. */
    private static final Pattern NO_PARAMETERS = Pattern.compile("--[^\n]*|/\\*.*?\\*/|'[^']*'", Pattern.DOTALL);

    /** A named parameter, as the component writes it. A list is unfolded into as many as it has values. */
    private static final Pattern NAMED = Pattern.compile(":\\?(?!in:)");

    @Override
    public Endpoint registerEndpoint(String uri, Endpoint endpoint) {
        if (endpoint instanceof SqlEndpoint sql && sql.getParametersCount() == 0) {
            int count = count(statement(sql));
            sql.setParametersCount(count);
            if (count > 0 && sql.getPrepareStatementStrategy() == null) {
                sql.setPrepareStatementStrategy(new ReadOnce(sql.getSeparator()));
            }
        }
        return endpoint;
    }

    /** Looks for the parameters of a statement once, not before each execution: for a long statement that takes its time. */
    private static final class ReadOnce extends DefaultSqlPrepareStatementStrategy {

        private record Prepared(String query, String statement) {}

        private volatile Prepared last;

        ReadOnce(char separator) {
            super(separator);
        }

        @Override
        public String prepareQuery(String query, boolean allowNamedParameters, Exchange exchange) throws SQLException {
            Prepared known = last;
            if (known == null || !known.query().equals(query)) {
                known = new Prepared(query, super.prepareQuery(query, allowNamedParameters, exchange));
                last = known;
            }
            return known.statement();
        }
    }

    /** The statement itself, which may lie in a file; the component reads it when the route starts. */
    private static String statement(SqlEndpoint sql) {
        try {
            return SqlHelper.resolveQuery(sql.getCamelContext(), sql.getQuery(), PLACEHOLDER);
        } catch (IOException | NoTypeConversionAvailableException e) {
            throw new RuntimeCamelException("the statement of " + sql.getEndpointUri() + " cannot be read", e);
        }
    }

    /** How many named parameters a statement has; 0 if it has others, too, so that the database has to be asked. */
    static int count(String query) {
        String code = NO_PARAMETERS.matcher(query).replaceAll("");
        int named = (int) NAMED.matcher(code).results().count();
        return named == code.chars().filter(character -> character == '?').count() ? named : 0;
    }
}
