package io.github.ibkringest.doctor;

import io.github.ibkringest.broker.Finding;
import io.github.ibkringest.message.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Whether there is space where something is written. */
record DiskExam(String subject, Path folder) implements Examination {

    private static final long LITTLE = 5L << 30;
    private static final long TOO_LITTLE = 1L << 30;

    @Override
    public List<Finding> examine() {
        Path there = existing(folder.toAbsolutePath());
        try {
            return List.of(judge(there, Files.getFileStore(there).getUsableSpace()));
        } catch (IOException e) {
            return List.of(Finding.advice(
                    subject, folder + ": the free space is unknown (" + Reason.of(e) + ")", "check it yourself"));
        }
    }

    /** The folder, or the nearest one above it that is there: the file system it will be made on. */
    private static Path existing(Path folder) {
        Path parent = folder.getParent();
        return Files.exists(folder) || parent == null ? folder : existing(parent);
    }

    private Finding judge(Path there, long free) {
        String seen = folder + ": " + (free >> 20) + " MiB free";
        if (!Files.isWritable(there)) {
            return Finding.problem(subject, folder + " cannot be written", "give this user the right to");
        }
        if (free < TOO_LITTLE) {
            return Finding.problem(subject, seen, "make space");
        }
        return free < LITTLE ? Finding.advice(subject, seen, "make space in time") : Finding.ok(subject, seen);
    }
}
