package lathe.engine.score.musicxml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** A small part of a document held whole: a measure, the list of parts. */
final class XmlElement {

    private static final int MOST_DEPTH = 40;

    private final String name;
    private final Map<String, String> attributes = new HashMap<>();
    private final List<XmlElement> children = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    private XmlElement(String name) {
        this.name = name;
    }

    /** Reads the element that the reader stands at, up to its end. */
    static XmlElement read(XMLStreamReader xml) throws XMLStreamException {
        return read(xml, 0);
    }

    private static XmlElement read(XMLStreamReader xml, int depth) throws XMLStreamException {
        if (depth > MOST_DEPTH) {
            throw new XMLStreamException("elements are nested deeper than " + MOST_DEPTH, xml.getLocation());
        }
        XmlElement element = new XmlElement(xml.getLocalName());
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            element.attributes.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
        }
        while (true) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> element.children.add(read(xml, depth + 1));
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> element.text.append(xml.getText());
                case XMLStreamConstants.END_ELEMENT -> {
                    return element;
                }
                default -> {
                    // Comments and instructions say nothing here.
                }
            }
        }
    }

    String name() {
        return name;
    }

    List<XmlElement> children() {
        return children;
    }

    String text() {
        return text.toString().strip();
    }

    String attribute(String key) {
        return attributes.getOrDefault(key, "");
    }

    boolean has(String child) {
        return child(child).isPresent();
    }

    Optional<XmlElement> child(String wanted) {
        return children.stream().filter(each -> each.name.equals(wanted)).findFirst();
    }

    List<XmlElement> all(String wanted) {
        return children.stream().filter(each -> each.name.equals(wanted)).toList();
    }

    /** Text of a child, nothing without it. */
    String text(String child) {
        return child(child).map(XmlElement::text).orElse("");
    }

    /** A child's number, or the one given where there is none that can be read. */
    double number(String child, double otherwise) {
        return parse(text(child), otherwise);
    }

    int whole(String child, int otherwise) {
        return Math.clamp(Math.round(number(child, otherwise)), Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    static double parse(String text, double otherwise) {
        try {
            double value = text.isEmpty() ? otherwise : Double.parseDouble(text);
            return Double.isFinite(value) ? value : otherwise;
        } catch (NumberFormatException noNumber) {
            return otherwise;
        }
    }
}
