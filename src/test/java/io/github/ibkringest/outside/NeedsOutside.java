package io.github.ibkringest.outside;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A test class that needs statements from outside the project. Without them it is skipped; the build says so at its end. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsOutside.Condition.class)
public @interface NeedsOutside {

    /** The folder that it needs. */
    OutsideFolder value();

    /** Skips a class whose folder is not there, before anything of it runs. */
    final class Condition implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            OutsideFolder folder = context.getRequiredTestClass()
                    .getAnnotation(NeedsOutside.class)
                    .value();
            return folder.isThere()
                    ? ConditionEvaluationResult.enabled(folder.path() + " is there")
                    : ConditionEvaluationResult.disabled("there is no " + folder.path());
        }
    }
}
