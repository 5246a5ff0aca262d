package lathe.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Another program doing the like on the same file, one thread, timed by the shell as user plus system time.
 *
 * @param name for the table
 * @param command shell words; {@code $MUSIC} is the file
 * @param audioSeconds how much sound that is
 * @param decodeOnly the program doing nothing but decode, whose time is subtracted; empty to subtract nothing
 */
record Peer(String name, String command, double audioSeconds, String decodeOnly) {

    private static final int RUNS = 5;

    /** Net CPU seconds, median of five runs; empty where the program is not installed or fails. */
    OptionalDouble cpuSeconds(String music) throws IOException, InterruptedException {
        OptionalDouble gross = median(command, music);
        if (gross.isEmpty() || decodeOnly.isEmpty()) {
            return gross;
        }
        OptionalDouble decode = median(decodeOnly, music);
        return decode.isEmpty() ? decode : OptionalDouble.of(gross.getAsDouble() - decode.getAsDouble());
    }

    private static OptionalDouble median(String shellCommand, String music) throws IOException, InterruptedException {
        List<Double> seconds = new ArrayList<>();
        for (int run = 0; run < RUNS; run++) {
            ProcessBuilder builder = new ProcessBuilder(
                    "bash", "-c", "TIMEFORMAT='%U %S'; time " + shellCommand + " >/dev/null 2>&1 </dev/null");
            builder.environment().put("MUSIC", music);
            Process process = builder.redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                return OptionalDouble.empty();
            }
            String[] times = output.trim().split(" ", -1);
            seconds.add(Double.parseDouble(times[0]) + Double.parseDouble(times[1]));
        }
        seconds.sort(null);
        return OptionalDouble.of(seconds.get(RUNS / 2));
    }
}
