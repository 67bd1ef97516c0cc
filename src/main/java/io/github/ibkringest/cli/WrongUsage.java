package io.github.ibkringest.cli;

import io.github.ibkringest.cli.invocation.ExitCode;
import io.github.ibkringest.cli.invocation.Invocation;
import io.github.ibkringest.message.Alike;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in one sentence what is wrong with a command line, what may have been meant, and where the help is. */
final class WrongUsage implements CommandLine.IParameterExceptionHandler {

    @Override
    public int handleParseException(ParameterException thrown, String[] arguments) {
        CommandLine command = thrown.getCommandLine();
        String what = thrown instanceof UnmatchedArgumentException unmatched
                ? sentence(unmatched, command)
                : thrown.getMessage();
        Invocation.complain(
                command.getErr(), what + "\nsee: " + command.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE;
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
