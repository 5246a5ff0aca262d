package lathe.engine.score.musicxml;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.Locale;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import lathe.engine.score.ScoreFileException;

/** XML without document types: no entities are made and nothing outside the document is read. */
final class SafeXml {

    private SafeXml() {}

    static XMLStreamReader open(InputStream in) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> InputStream.nullInputStream());
        return factory.createXMLStreamReader(in);
    }

    static ScoreFileException explain(Path file, XMLStreamException damaged) {
        String message = String.valueOf(damaged.getMessage());
        int line = damaged.getLocation() == null ? 0 : damaged.getLocation().getLineNumber();
        String reason = message.substring(message.indexOf("Message:") < 0 ? 0 : message.indexOf("Message:") + 8)
                .strip();
        return new ScoreFileException(
                file,
                String.format(Locale.ROOT, "is no well-formed XML at line %d (%s)", line, reason.replace('\n', ' ')),
                "export it again",
                damaged);
    }
}
