package io.github.ibkringest.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;

/** Runs the command that the arguments name. */
public final class CommandLineProgram {

    private static final Map<String, Class<?>> COMMANDS = new LinkedHashMap<>();

    static {
        COMMANDS.put("sync", SyncCommand.class);
        COMMANDS.put("serve", ServeCommand.class);
        COMMANDS.put("status", StatusCommand.class);
        COMMANDS.put("coverage", CoverageCommand.class);
        COMMANDS.put("backfill", BackfillCommand.class);
        COMMANDS.put("accounts", AccountsCommand.class);
        COMMANDS.put("quarantine", QuarantineCommand.class);
        COMMANDS.put("doctor", DoctorCommand.class);
        COMMANDS.put("db", DbCommand.class);
        COMMANDS.put("help", CommandLine.HelpCommand.class);
    }

    private CommandLineProgram() {}

    /** Runs to the end and returns the exit code. */
    public static int run(String... args) {
        return commandLine(args).execute(args);
    }

    /** Knows the command that is wanted, or all of them: to read what all commands understand is slow. */
    static CommandLine commandLine(String... args) {
        CommandLine root = new CommandLine(new RootCommand());
        if (args.length > 0 && COMMANDS.containsKey(args[0]) && !args[0].equals("help")) {
            root.addSubcommand(args[0], COMMANDS.get(args[0]));
        } else {
            COMMANDS.forEach(root::addSubcommand);
        }
        return root.setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setExecutionExceptionHandler(new Failures());
    }
}
