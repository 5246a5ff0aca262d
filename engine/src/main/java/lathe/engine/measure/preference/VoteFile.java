package lathe.engine.measure.preference;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import lathe.core.audio.AtomicFile;
import lathe.engine.score.ScoreFileException;
import org.jspecify.annotations.Nullable;

/**
 * Votes as JSON: {@code schema} 1 and {@code votes}, each with the measures of the {@code preferred} piece and of the {@code other}.
 * The file is replaced whole. A second vote on the same two pieces takes the place of the first.
 */
public final class VoteFile {

    /** What this version writes, and the newest that it reads. */
    public static final int SCHEMA = 1;

    /** Votes kept; the oldest go first. */
    public static final int MOST_VOTES = 2000;

    private static final long LARGEST_FILE_BYTES = 16 << 20;
    private static final JSON WRITER = JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT);

    private VoteFile() {}

    /**
     * All votes, the oldest first; none if there is no file yet.
     *
     * @throws ScoreFileException if the file is something else, or of a newer version
     */
    public static List<Vote> read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        if (!Files.isRegularFile(file) || Files.size(file) > LARGEST_FILE_BYTES) {
            throw wrong(file, "is no file of votes", null);
        }
        byte[] bytes = Files.readAllBytes(file);
        Object parsed;
        try {
            parsed = JSON.std.anyFrom(bytes);
        } catch (IOException | StackOverflowError notJson) {
            throw wrong(file, "is not JSON", notJson);
        }
        if (!(parsed instanceof Map<?, ?> map)
                || !(map.get("schema") instanceof Number schema)
                || !(map.get("votes") instanceof List<?> listed)) {
            throw wrong(file, "has no schema and votes", null);
        }
        if (schema.intValue() > SCHEMA) {
            throw new ScoreFileException(
                    file, "is of schema " + schema + ", newer than " + SCHEMA, "use a newer version of lathe");
        }
        List<Vote> votes = new ArrayList<>();
        for (Object vote : listed) {
            if (!(vote instanceof Map<?, ?> sides)) {
                throw wrong(file, "vote " + votes.size() + " is no object", null);
            }
            String place = "vote " + votes.size() + " ";
            votes.add(new Vote(
                    portrait(file, place + "preferred", sides.get("preferred")),
                    portrait(file, place + "other", sides.get("other"))));
        }
        return List.copyOf(votes);
    }

    private static Portrait portrait(Path file, String place, @Nullable Object json) throws ScoreFileException {
        if (!(json instanceof Map<?, ?> map)) {
            throw wrong(file, place + " is no object", null);
        }
        SequencedMap<String, Double> values = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (!(entry.getValue() instanceof Number number) || !Double.isFinite(number.doubleValue())) {
                throw wrong(file, place + "." + entry.getKey() + " is no number", null);
            }
            values.put(String.valueOf(entry.getKey()), number.doubleValue());
        }
        return new Portrait(values);
    }

    private static ScoreFileException wrong(Path file, String finding, @Nullable Throwable cause) {
        return new ScoreFileException(file, finding, "move it away; votes begin anew", cause);
    }

    /**
     * Adds a vote and writes the file; its folder is made if it is missing.
     *
     * @return all votes
     */
    public static List<Vote> add(Path file, Vote vote) throws IOException {
        List<Vote> votes = new ArrayList<>(read(file));
        votes.removeIf(vote::sameTwo);
        votes.add(vote);
        List<Vote> kept = votes.subList(Math.max(0, votes.size() - MOST_VOTES), votes.size());
        write(file, kept);
        return List.copyOf(kept);
    }

    private static void write(Path file, List<Vote> votes) throws IOException {
        List<Map<String, Object>> listed = new ArrayList<>();
        for (Vote vote : votes) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("preferred", vote.preferred().values());
            one.put("other", vote.other().values());
            listed.add(one);
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("schema", SCHEMA);
        json.put("votes", listed);
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        try (AtomicFile target = AtomicFile.create(file)) {
            target.write(ByteBuffer.wrap((WRITER.asString(json) + "\n").getBytes(StandardCharsets.UTF_8)));
            target.commit();
        }
    }
}
