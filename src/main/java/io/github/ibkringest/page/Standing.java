package io.github.ibkringest.page;

import io.github.ibkringest.coverage.Completeness;
import java.util.List;

/**
 * How it stands: what is complete, and what somebody may have to look at.
 *
 * @param completeness what is proven, day by day
 * @param troubles the worst first
 */
public record Standing(Completeness completeness, List<Trouble> troubles) {

    public Standing {
        troubles = List.copyOf(troubles);
    }
}
