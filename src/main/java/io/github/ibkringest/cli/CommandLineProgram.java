package io.github.ibkringest.cli;

import io.github.ibkringest.cli.command.AccountsCommand;
import io.github.ibkringest.cli.command.BackfillCommand;
import io.github.ibkringest.cli.command.ChangesCommand;
import io.github.ibkringest.cli.command.CoverageCommand;
import io.github.ibkringest.cli.command.DbCommand;
import io.github.ibkringest.cli.command.DoctorCommand;
import io.github.ibkringest.cli.command.EventsCommand;
import io.github.ibkringest.cli.command.QuarantineCommand;
import io.github.ibkringest.cli.command.ReconcileCommand;
import io.github.ibkringest.cli.command.ServeCommand;
import io.github.ibkringest.cli.command.StatusCommand;
import io.github.ibkringest.cli.command.SyncCommand;
import io.github.ibkringest.cli.command.WebCommand;
import io.github.ibkringest.cli.invocation.Invocation;
import io.github.ibkringest.cli.show.PayloadCommand;
import io.github.ibkringest.cli.show.ShowCommand;
import io.github.ibkringest.cli.verify.RebuildCommand;
import io.github.ibkringest.cli.verify.VerifyCommand;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import picocli.CommandLine;

/** Runs the command that the arguments name. */
public final class CommandLineProgram {

    private static final Map<String, Class<?>> COMMANDS = new LinkedHashMap<>();

    static {
        COMMANDS.put("sync", SyncCommand.class);
        COMMANDS.put("serve", ServeCommand.class);
        COMMANDS.put("web", WebCommand.class);
        COMMANDS.put("status", StatusCommand.class);
        COMMANDS.put("show", ShowCommand.class);
        COMMANDS.put("coverage", CoverageCommand.class);
        COMMANDS.put("reconcile", ReconcileCommand.class);
        COMMANDS.put("verify", VerifyCommand.class);
        COMMANDS.put("rebuild", RebuildCommand.class);
        COMMANDS.put("changes", ChangesCommand.class);
        COMMANDS.put("events", EventsCommand.class);
        COMMANDS.put("backfill", BackfillCommand.class);
        COMMANDS.put("accounts", AccountsCommand.class);
        COMMANDS.put("quarantine", QuarantineCommand.class);
        COMMANDS.put("payload", PayloadCommand.class);
        COMMANDS.put("doctor", DoctorCommand.class);
        COMMANDS.put("db", DbCommand.class);
    }

    /** One for both: Java 17 crashes when it makes an archive of a class that refers to the same method twice. */
    private static final CommandLine.ITypeConverter<Long> NUMBER = CommandLineProgram::number;

    private CommandLineProgram() {}

    /** Runs to the end and returns the exit code. */
    public static int run(String... args) {
        return run(Clock.systemDefaultZone(), line -> {}, args);
    }

    /** Runs a command line at some time; it is prepared first, to write elsewhere for example. */
    static int run(Clock clock, Consumer<CommandLine> prepared, String... args) {
        boolean named = args.length > 0 && COMMANDS.containsKey(args[0]);
        CommandLine line = named ? command(args[0], clock) : program(clock);
        line.setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setExecutionExceptionHandler(new Failures())
                .setParameterExceptionHandler(new WrongUsage())
                .registerConverter(LocalDate.class, CommandLineProgram::day)
                .registerConverter(long.class, NUMBER)
                .registerConverter(Long.class, NUMBER);
        tellVersion(line);
        prepared.accept(line);
        return line.execute(named ? Arrays.copyOfRange(args, 1, args.length) : args);
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new CommandLine.TypeConversionException("'" + text + "' is no day; write one like 2026-07-31");
        }
    }

    private static Long number(String text) {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException e) {
            throw new CommandLine.TypeConversionException("'" + text + "' is no number");
        }
    }

    /** The parts of a command do not have it from the command. */
    private static void tellVersion(CommandLine line) {
        line.getCommandSpec().versionProvider(new Version());
        for (CommandLine part : line.getSubcommands().values()) {
            tellVersion(part);
        }
    }

    /** A command by itself: to read what all the others understand is slow. */
    private static CommandLine command(String name, Clock clock) {
        return new CommandLine(COMMANDS.get(name), new At(clock)).setCommandName(RootCommand.NAME + " " + name);
    }

    /** Every command, with all others beside it. */
    static CommandLine program(Clock clock) {
        CommandLine program = new CommandLine(new RootCommand(), new At(clock));
        COMMANDS.forEach(program::addSubcommand);
        return program.addSubcommand("help", CommandLine.HelpCommand.class);
    }

    /** Tells each command what time it is. */
    private record At(Clock clock) implements CommandLine.IFactory {

        @Override
        public <K> K create(Class<K> type) throws Exception {
            return type == Invocation.class
                    ? type.cast(new Invocation(clock))
                    : CommandLine.defaultFactory().create(type);
        }
    }
}
