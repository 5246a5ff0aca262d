package lathe.engine.score.musicxml;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import lathe.engine.score.ScoreFileException;

/** The document in a file: as it is, or the root file of a compressed one. */
final class MxlArchive {

    private static final int MOST_BYTES = 64 << 20;
    private static final String CONTAINER = "META-INF/container.xml";

    private MxlArchive() {}

    static byte[] document(Path file) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw tooLarge(file);
        }
        byte[] start;
        try (InputStream in = Files.newInputStream(file)) {
            start = in.readNBytes(2);
        }
        if (start.length < 2 || start[0] != 'P' || start[1] != 'K') {
            return Files.readAllBytes(file);
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return bytes(file, zip, root(file, zip));
        } catch (ZipException damaged) {
            throw new ScoreFileException(
                    file, "is a damaged archive (" + damaged.getMessage() + ")", "export it again", damaged);
        }
    }

    private static ZipEntry root(Path file, ZipFile zip) throws IOException {
        ZipEntry container = zip.getEntry(CONTAINER);
        if (container != null) {
            ZipEntry named = zip.getEntry(rootName(file, bytes(file, zip, container)));
            if (named != null) {
                return named;
            }
        }
        for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
            ZipEntry entry = all.nextElement();
            String name = entry.getName();
            if (!name.startsWith("META-INF") && (name.endsWith(".xml") || name.endsWith(".musicxml"))) {
                return entry;
            }
        }
        throw new ScoreFileException(file, "is an archive without a score in it", "export it as MusicXML again");
    }

    private static String rootName(Path file, byte[] container) throws ScoreFileException {
        try {
            XMLStreamReader xml = SafeXml.open(new ByteArrayInputStream(container));
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamReader.START_ELEMENT && "rootfile".equals(xml.getLocalName())) {
                    String name = xml.getAttributeValue(null, "full-path");
                    return name == null ? "" : name;
                }
            }
            return "";
        } catch (XMLStreamException damaged) {
            throw SafeXml.explain(file, damaged);
        }
    }

    /** Reads at most what a score can need, whatever the archive claims. */
    private static byte[] bytes(Path file, ZipFile zip, ZipEntry entry) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw tooLarge(file);
            }
            return bytes;
        }
    }

    private static ScoreFileException tooLarge(Path file) {
        return new ScoreFileException(
                file, "holds more than " + (MOST_BYTES >> 20) + " MiB", "check that it is a score, or split it");
    }
}
