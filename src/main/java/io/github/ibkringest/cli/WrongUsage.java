package io.github.ibkringest.cli;

import io.github.ibkringest.cli.invocation.ExitCode;
import io.github.ibkringest.cli.invocation.Invocation;
import io.github.ibkringest.message.Alike;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in one sentence what is wrong with a command line, what may have been meant, and where the help is. */
final class WrongUsage implements CommandLine.IParameterExceptionHandler {

    private static final Pattern CHOICE = Pattern.compile(
            "Invalid value for option '(.*?)': expected one of \\[(.*)] \\(case-insensitive\\) but was '(.*)'");

    @Override
    public int handleParseException(ParameterException thrown, String[] arguments) {
        CommandLine command = thrown.getCommandLine();
        String what = thrown instanceof UnmatchedArgumentException unmatched
                ? sentence(unmatched, command)
                : words(thrown.getMessage());
        Invocation.complain(
                command.getErr(), what + "\nsee: " + command.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE;
    }

    /** What picocli says, with the words as people write them and the help shows them. */
    private static String words(String message) {
        Matcher choice = CHOICE.matcher(message);
        return choice.matches()
                ? choice.group(1) + " " + choice.group(3) + " is unknown; there are "
                        + choice.group(2).toLowerCase(Locale.ROOT)
                : message.replaceFirst("^Error: ", "");
    }

    private static String sentence(UnmatchedArgumentException thrown, CommandLine command) {
        String first = thrown.getUnmatched().get(0);
        Set<String> commands = command.getSubcommands().keySet();
        if (thrown.isUnknownOption()) {
            String option = first.replaceAll("=.*", "");
            boolean ofCommands = command.getSubcommands().values().stream()
                    .anyMatch(part -> part.getCommandSpec().findOption(option) != null);
            return ofCommands
                    ? "put " + option + " after the command"
                    : "there is no option " + option
                            + Alike.question(
                                    option,
                                    command.getCommandSpec().optionsMap().keySet());
        }
        return commands.isEmpty()
                ? "'" + first + "' is one word too many"
                : "there is no command " + first + Alike.question(first, commands);
    }
}
