package io.github.ibkringest.doctor;

import io.github.ibkringest.broker.Finding;
import java.util.List;

/** Looks at one thing. Reports what is wrong as a finding, and throws only what nobody could foresee. */
@FunctionalInterface
interface Examination {

    /** What was found, at least one finding. */
    List<Finding> examine();
}
