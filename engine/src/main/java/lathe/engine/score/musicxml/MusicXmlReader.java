package lathe.engine.score.musicxml;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import lathe.engine.score.GraceNotes;
import lathe.engine.score.ReadScore;
import lathe.engine.score.Remarks;
import lathe.engine.score.ScoreFileException;
import lathe.engine.score.written.Performance;
import lathe.engine.score.written.Sheet;
import lathe.engine.score.written.Staff;
import org.jspecify.annotations.Nullable;

/**
 * Reads MusicXML of the partwise form, plain ({@code .musicxml}, {@code .xml}) or compressed ({@code .mxl}): a track for each
 * part, ties joined, repeats and endings played out, transposing instruments at sounding pitch, words with their hyphens, chord
 * symbols, dynamics as velocity. Da capo and dal segno are not followed.
 *
 * <p>Document types are not read, so that no file can make this program fetch or swell anything; archives are read up to 64 MiB.
 */
public final class MusicXmlReader {

    private static final long MOST_UNITS = 4_000_000 * Sheet.QUARTER;

    private static final int MOST_PARTS = 500;

    private final Path file;
    private final byte[] document;
    private final GraceNotes graceNotes;
    private final Remarks remarks = new Remarks();
    private final Sheet sheet = new Sheet();

    /** Longest of each measure over all parts, from the first reading. */
    private final List<Long> lengths = new ArrayList<>();

    private final List<Long> starts = new ArrayList<>();
    private String singer = "";
    private boolean partwise;

    MusicXmlReader(Path file, byte[] document, GraceNotes graceNotes) {
        this.file = file;
        this.document = document;
        this.graceNotes = graceNotes;
    }

    /**
     * Reads a file with its grace notes.
     *
     * @throws ScoreFileException if it is no MusicXML or is damaged
     */
    public static ReadScore read(Path file) throws IOException {
        return read(file, GraceNotes.KEPT);
    }

    /** Reads a file with or without grace notes. */
    public static ReadScore read(Path file, GraceNotes graceNotes) throws IOException {
        return new MusicXmlReader(file, MxlArchive.document(file), graceNotes).read();
    }

    ReadScore read() throws ScoreFileException {
        try {
            measureLengths();
            parts();
        } catch (XMLStreamException damaged) {
            throw SafeXml.explain(file, damaged);
        }
        try {
            return new ReadScore(Performance.of(sheet), remarks.list());
        } catch (IllegalArgumentException tooMany) {
            throw new ScoreFileException(file, String.valueOf(tooMany.getMessage()), "take repeats out", tooMany);
        }
    }

    /** What is on paper. */
    Sheet sheet() {
        return sheet;
    }

    /** The first reading: how long each measure is, and which part sings. */
    private void measureLengths() throws XMLStreamException, ScoreFileException {
        XMLStreamReader xml = SafeXml.open(new ByteArrayInputStream(document));
        XmlTime time = new XmlTime();
        String part = "";
        int number = 0;
        int partCount = 0;
        while (xml.hasNext()) {
            if (xml.next() != XMLStreamReader.START_ELEMENT) {
                continue;
            }
            switch (xml.getLocalName()) {
                case "score-partwise" -> partwise = true;
                case "score-timewise" ->
                    throw new ScoreFileException(file, "is in the timewise form", "export it in the partwise form");
                case "part" -> {
                    part = id(xml);
                    time = new XmlTime();
                    number = 0;
                    if (++partCount > MOST_PARTS) {
                        throw new ScoreFileException(file, "has more than " + MOST_PARTS + " parts", "split it");
                    }
                }
                case "measure" -> {
                    XmlElement measure = XmlElement.read(xml);
                    time.beginMeasure();
                    measure.children().forEach(time::pass);
                    if (number == lengths.size()) {
                        lengths.add(0L);
                    }
                    lengths.set(number, Math.max(lengths.get(number), time.furthest()));
                    number++;
                    boolean sung = measure.all("note").stream().anyMatch(note -> note.has("lyric"));
                    singer = singer.isEmpty() && sung ? part : singer;
                }
                default -> {
                    // Read the second time.
                }
            }
        }
        if (!partwise) {
            throw new ScoreFileException(file, "is XML but no MusicXML score", "give a .musicxml or .mxl file");
        }
        placeMeasures();
    }

    private void placeMeasures() throws ScoreFileException {
        long at = 0;
        for (long length : lengths) {
            starts.add(at);
            at += length;
            if (at > MOST_UNITS) {
                throw new ScoreFileException(file, "lasts longer than a day", "check its durations");
            }
        }
        starts.add(at);
        sheet.reach(at);
    }

    private static String id(XMLStreamReader part) {
        String id = part.getAttributeValue(null, "id");
        return id == null ? "" : id;
    }

    private void title(XmlElement element) {
        String title = "work".equals(element.name()) ? element.text("work-title") : element.text();
        if (!title.isEmpty()) {
            sheet.title(title.replaceAll("\\s+", " ")); // the movement's comes after the work's and is the better one
        }
    }

    private void parts() throws XMLStreamException {
        XMLStreamReader xml = SafeXml.open(new ByteArrayInputStream(document));
        XmlParts list = new XmlParts();
        @Nullable XmlPart part = null;
        int number = 0;
        boolean first = true;
        while (xml.hasNext()) {
            if (xml.next() != XMLStreamReader.START_ELEMENT) {
                continue;
            }
            switch (xml.getLocalName()) {
                case "work", "movement-title" -> title(XmlElement.read(xml));
                case "part-list" -> list.read(XmlElement.read(xml));
                case "part" -> {
                    String id = id(xml);
                    Staff staff = sheet.staff(id);
                    list.describe(id, staff);
                    part = new XmlPart(sheet, staff, list, first, id.equals(singer), graceNotes, remarks);
                    first = false;
                    number = 0;
                }
                case "measure" -> {
                    XmlElement measure = XmlElement.read(xml);
                    if (part != null && number + 1 < starts.size()) {
                        part.measure(measure, starts.get(number), starts.get(number + 1));
                    }
                    number++;
                }
                default -> {
                    // Who, where from, and layout.
                }
            }
        }
    }
}
