package lathe.core.audio.ffmpeg;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A running ffmpeg whose messages are collected, and which never outlives this object. */
final class FfmpegProcess implements Closeable {

    /** A damaged file may bring a message per frame; the first ones tell enough. */
    private static final int MAX_LINES = 500;
    /** The part of ffmpeg that speaks, and its address in memory. */
    private static final Pattern SPEAKER = Pattern.compile("^(\\[[^\\]]* @ [^\\]]*\\] )+");

    private final Process process;
    private final Thread collector;
    private final List<String> lines = new ArrayList<>();

    FfmpegProcess(Process process) {
        this.process = process;
        collector = Thread.ofPlatform().daemon().name("ffmpeg messages").start(this::collect);
    }

    private void collect() {
        try (BufferedReader reader = process.errorReader(StandardCharsets.UTF_8)) {
            reader.lines().forEach(this::keep);
        } catch (IOException | UncheckedIOException ended) {
            // The process was destroyed: what it wanted to say does not matter any more.
        }
    }

    private synchronized void keep(String line) {
        if (lines.size() < MAX_LINES) {
            lines.add(line);
        }
    }

    /** What it writes to its standard output. */
    InputStream output() {
        return process.getInputStream();
    }

    /** Its standard input. */
    OutputStream input() {
        return process.getOutputStream();
    }

    /** Waits for its end; gives its exit code, 0 if all went well. */
    int waitFor() throws IOException {
        try {
            int code = process.waitFor();
            collector.join();
            return code;
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            InterruptedIOException interrupted = new InterruptedIOException("interrupted while ffmpeg ran");
            interrupted.initCause(e);
            throw interrupted;
        }
    }

    /** All it said so far. */
    synchronized List<String> lines() {
        return List.copyOf(lines);
    }

    /** The first thing it said, for one line of an error. */
    String complaint() {
        return lines().stream()
                .map(line -> SPEAKER.matcher(line).replaceFirst("").strip())
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElse("it ended without a word");
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
