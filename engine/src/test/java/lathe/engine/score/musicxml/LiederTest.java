package lathe.engine.score.musicxml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lathe.engine.score.GraceNotes;
import lathe.engine.score.ReadScore;
import org.junit.jupiter.api.Test;

/** Songs as MuseScore exports them. */
class LiederTest {

    private static final Path LIEDER = Path.of("../../shared/corpora/openscore-lieder");
    private static final Pattern NOTE = Pattern.compile("<note[ >].*?</note>", Pattern.DOTALL);

    private static List<Path> files() throws IOException {
        assumeTrue(Files.exists(LIEDER), "no songs in " + LIEDER);
        try (Stream<Path> files = Files.list(LIEDER)) {
            return files.filter(file -> file.toString().endsWith(".mxl"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void everyNoteOnPaperIsRead() throws IOException {
        List<Path> files = files();
        for (int i = 0; i < files.size(); i += 37) {
            Path file = files.get(i);
            byte[] document = MxlArchive.document(file);
            MusicXmlReader reader = new MusicXmlReader(file, document, GraceNotes.KEPT);
            ReadScore read = reader.read();
            int written = reader.sheet().staves().values().stream()
                    .mapToInt(staff -> staff.notes().size())
                    .sum();
            // a tie into a second ending has no note before it and begins one; a grace note tied to its main note is
            // none
            int counted = count(document);
            assertThat(written).as(file.toString()).isBetween(counted, counted + Math.max(5, counted / 25));
            assertThat(read.score().noteCount()).as(file.toString()).isGreaterThanOrEqualTo(written);
            assertThat(read.score().lyrics()).as(file.toString()).isNotEmpty();
        }
    }

    /** Counts notes that begin to sound: pitched ones that no tie ends at. */
    private static int count(byte[] document) {
        int count = 0;
        Matcher notes = NOTE.matcher(new String(document, StandardCharsets.UTF_8));
        while (notes.find()) {
            String note = notes.group();
            boolean sounds = note.contains("<pitch>") && !note.contains("<cue");
            if (sounds && !note.contains("<tie type=\"stop\"")) {
                count++;
            }
        }
        return count;
    }
}
