package lathe.engine.blueprint;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;

/** The customary orders of sections, from {@code forms.tsv} and {@code style-forms.tsv} beside this class. */
public final class Forms {

    private static final SequencedMap<String, List<Form.Variant>> VARIANTS = variants();
    private static final SequencedMap<String, Form> BY_STYLE = byStyle();

    private Forms() {}

    /**
     * The form that a style's songs customarily have.
     *
     * @throws IllegalArgumentException if there is no such style
     */
    public static Form forStyle(String style) {
        Form form = BY_STYLE.get(style);
        if (form == null) {
            throw new IllegalArgumentException("style=" + style);
        }
        return form;
    }

    /**
     * A form by name, such as {@code ballad}, of a length that nobody asked for.
     *
     * @throws IllegalArgumentException if there is no such form
     */
    public static Form named(String name, double customarySeconds) {
        List<Form.Variant> variants = VARIANTS.get(name);
        if (variants == null) {
            throw new IllegalArgumentException("form=" + name);
        }
        return new Form(variants, customarySeconds);
    }

    private static SequencedMap<String, Form> byStyle() {
        SequencedMap<String, Form> all = new LinkedHashMap<>();
        for (String[] row : rows("style-forms.tsv")) {
            all.put(row[0], named(row[1], Double.parseDouble(row[2])));
        }
        return all;
    }

    private static SequencedMap<String, List<Form.Variant>> variants() {
        SequencedMap<String, List<Form.Variant>> all = new LinkedHashMap<>();
        for (String[] row : rows("forms.tsv")) {
            all.computeIfAbsent(row[0], name -> new ArrayList<>()).add(variant(row[1]));
        }
        return all;
    }

    private static Form.Variant variant(String text) {
        List<SectionPlan> sections = new ArrayList<>();
        int from = 0;
        int to = 0;
        for (String word : text.split(" ", -1)) {
            switch (word) {
                case "(" -> from = sections.size();
                case ")" -> to = sections.size();
                default -> sections.add(section(word.split(":", -1)));
            }
        }
        return new Form.Variant(sections, from, to);
    }

    private static SectionPlan section(String[] cells) {
        SectionKind kind = SectionKind.valueOf(cells[0].toUpperCase(Locale.ROOT).replace('-', '_'));
        return SectionPlan.of(kind, Integer.parseInt(cells[1]), Double.parseDouble(cells[2]));
    }

    private static List<String[]> rows(String name) {
        try (InputStream in = Forms.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not in the jar");
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
