package lathe.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Prints each processor's realtime factor beside a peer's, as Markdown. The argument is a four-minute 48 kHz stereo WAV (see
 * {@code docs/performance.md}); without it the signal is synthetic and the peers are left out.
 */
public final class ProcessorTable {

    private static final double MUSIC_SECONDS = 240;

    /** The same file taken for one of 44.1 kHz plays longer. */
    private static final double SLOWED_SECONDS = MUSIC_SECONDS * 48 / 44.1;

    private static final String FFMPEG =
            "ffmpeg -hide_banner -nostdin -nostats -threads 1 -filter_threads 1 -i \"$MUSIC\" ";
    private static final String DECODE = FFMPEG + "-af anull -f null -";

    private static final Map<String, List<Peer>> PEERS = new LinkedHashMap<>();

    static {
        PEERS.put(
                "eq8",
                List.of(
                        filter("ffmpeg equalizer x8", equalisers()),
                        filter("LSP para EQ x16", "lv2=plugin=http\\\\://lsp-plug.in/plugins/lv2/para_equalizer_x16_stereo")));
        PEERS.put(
                "compressor",
                List.of(filter("ffmpeg acompressor", "acompressor=threshold=0.1:ratio=2:attack=20:release=250")));
        PEERS.put(
                "limiter",
                List.of(
                        filter("ffmpeg alimiter (sample peak)", "alimiter=level_in=2:limit=0.891:level=disabled"),
                        filter(
                                "ffmpeg alimiter at 192 kHz",
                                "aresample=192000:resampler=soxr,alimiter=level_in=2:limit=0.891:level=disabled,"
                                        + "aresample=48000:resampler=soxr")));
        PEERS.put("fdn", List.of(new Peer("sox reverb", "sox --single-threaded -V1 \"$MUSIC\" -n reverb 50 50 100", MUSIC_SECONDS, "")));
        Peer afir = new Peer(
                "ffmpeg afir",
                FFMPEG + "-t 3 -i \"$MUSIC\" -filter_complex '[0][1]afir=dry=1:wet=1:gtype=none' -f null -",
                MUSIC_SECONDS,
                DECODE);
        PEERS.put("convolver3s", List.of(afir));
        PEERS.put("convolver3s_zero_latency", List.of(afir));
        PEERS.put(
                "dither16",
                List.of(new Peer(
                        "sox dither",
                        "sox --single-threaded -V1 \"$MUSIC\" -b 16 -t raw /dev/null dither",
                        MUSIC_SECONDS,
                        "sox --single-threaded -V1 \"$MUSIC\" -b 32 -e float -t raw /dev/null")));
        PEERS.put(
                "44.1->48 kHz",
                List.of(
                        new Peer(
                                "ffmpeg soxr precision 28",
                                FFMPEG + "-af asetrate=44100,aresample=48000:resampler=soxr:precision=28 -f null -",
                                SLOWED_SECONDS,
                                DECODE),
                        new Peer(
                                "sox rate -v",
                                "sox --single-threaded -V1 -r 44100 \"$MUSIC\" -n rate -v 48000",
                                SLOWED_SECONDS,
                                "")));
    }

    private ProcessorTable() {}

    private static Peer filter(String name, String filter) {
        return new Peer(name, FFMPEG + "-af '" + filter + "' -f null -", MUSIC_SECONDS, DECODE);
    }

    private static String equalisers() {
        StringBuilder chain = new StringBuilder();
        for (int band = 1; band <= 8; band++) {
            chain.append(String.format(
                    Locale.ROOT,
                    "%sequalizer=f=%.0f:t=q:w=0.7:g=%d",
                    band == 1 ? "" : ",",
                    40 * Math.pow(2, band),
                    band % 2 == 0 ? 3 : -3));
        }
        return chain.toString();
    }

    /** Runs everything: some minutes. */
    public static void main(String[] args) throws Exception {
        String music = args.length > 0 ? args[0] : "";
        if (!music.isEmpty() && !Files.isRegularFile(Path.of(music))) {
            throw new IllegalArgumentException(music + ": no such file; give a 48 kHz stereo WAV of four minutes");
        }
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include("lathe.bench.*Benchmark")
                        .param("music", music)
                        .forks(2)
                        .warmupIterations(4)
                        .measurementIterations(5)
                        .warmupTime(TimeValue.seconds(1))
                        .measurementTime(TimeValue.seconds(1))
                        .build())
                .run();
        System.out.println("\n| processor | ms per 10 s | realtime factor | peer | peer's factor | Lathe / peer |");
        System.out.println("|---|---|---|---|---|---|");
        for (RunResult result : results) {
            String subject = result.getParams().getParam("subject");
            print(subject == null ? "44.1->48 kHz" : subject, result.getPrimaryResult().getStatistics().getPercentile(50), music);
        }
        System.out.println("\n| processor | time of a block 10 to 40 s after the sound, against one of the sound |");
        System.out.println("|---|---|");
        for (String subject : List.of("eq8", "compressor", "limiter", "fdn", "convolver3s", "convolver3s_zero_latency", "dither16")) {
            System.out.printf(Locale.ROOT, "| %s | %.2f |%n", subject, TailSpeed.ratio(subject));
        }
    }

    private static void print(String subject, double milliseconds, String music) throws Exception {
        double factor = ProcessorBenchmark.SECONDS * 1000 / milliseconds;
        for (Peer peer : PEERS.getOrDefault(subject, List.of())) {
            OptionalDouble seconds = music.isEmpty() ? OptionalDouble.empty() : peer.cpuSeconds(music);
            String row = String.format(Locale.ROOT, "| %s | %.2f | %.0f | %s |", subject, milliseconds, factor, peer.name());
            if (seconds.isPresent()) {
                double peerFactor = peer.audioSeconds() / seconds.getAsDouble();
                System.out.printf(Locale.ROOT, "%s %.0f | %.2f |%n", row, peerFactor, factor / peerFactor);
            } else {
                System.out.println(row + " not measured | |");
            }
        }
    }
}
