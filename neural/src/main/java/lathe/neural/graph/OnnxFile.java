package lathe.neural.graph;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.Set;
import lathe.core.audio.AtomicFile;
import org.jspecify.annotations.Nullable;

/**
 * A model as an ONNX file holds it ({@code ModelProto}): the graph, the operator sets it was written for, and what is said about
 * it. Fields that are not known here are kept as they are, so what is read and written again is the same model. Source: onnx.proto
 * of ONNX 1.19, protobuf encoding.
 */
public final class OnnxFile {

    private static final int IR_VERSION = 1;
    private static final int PRODUCER = 2;
    private static final int GRAPH = 7;
    private static final int OPERATOR_SET = 8;
    private static final int METADATA = 14;
    private static final int FUNCTIONS = 25;

    /** Protobuf's own limit. */
    private static final long MAX_BYTES = Integer.MAX_VALUE - 16;

    /** Larger files stay on the disk: the heap of a small JVM does not hold the weights of a language model. */
    private static final long MAPPED_FROM_BYTES = 8 << 20;

    private final String where;
    private final OnnxGraph graph;
    private final SequencedMap<String, Long> operatorSets;
    private final SequencedMap<String, String> metadata;
    private final ProtoFields others;
    private final boolean leavesOutDomain;

    private OnnxFile(
            String where,
            OnnxGraph graph,
            SequencedMap<String, Long> operatorSets,
            SequencedMap<String, String> metadata,
            ProtoFields others,
            boolean leavesOutDomain) {
        this.where = where;
        this.graph = graph;
        this.operatorSets = operatorSets;
        this.metadata = metadata;
        this.others = others;
        this.leavesOutDomain = leavesOutDomain;
    }

    /**
     * A new model around a graph.
     *
     * @param opset version of the ONNX standard's operators that its nodes keep to
     */
    public static OnnxFile of(OnnxGraph graph, long opset) {
        SequencedMap<String, Long> sets = new LinkedHashMap<>();
        sets.put("", opset);
        // The oldest format of files that holds the operators: what reads more takes less as well.
        long irVersion = opset <= 14 ? 7 : 8;
        ProtoFields others = new ProtoFields.Builder()
                .integer(IR_VERSION, irVersion)
                .text(PRODUCER, "lathe")
                .build();
        return new OnnxFile("new model", graph, sets, new LinkedHashMap<>(), others, false);
    }

    /**
     * Reads a file; what it refers to beside itself stays there, see {@link ExternalData}.
     *
     * @throws OnnxFileException if it is no ONNX file or not a whole one
     */
    public static OnnxFile read(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        if (!Files.isRegularFile(file)) {
            throw new OnnxFileException(file.toString(), "is no file", "name the .onnx file itself");
        }
        long size = Files.size(file);
        if (size > MAX_BYTES) {
            throw new OnnxFileException(
                    file.toString(), "has " + size + " bytes", "export it with external data; ONNX files end at 2 GB");
        }
        if (size < MAPPED_FROM_BYTES) {
            return read(file.toString(), Files.readAllBytes(file));
        }
        try (FileChannel channel = FileChannel.open(file)) {
            return read(file.toString(), ByteSlice.of(channel.map(FileChannel.MapMode.READ_ONLY, 0, size)));
        }
    }

    /**
     * Reads a model from memory; the bytes are not copied and must not change after.
     *
     * @param where what to call it in errors
     * @throws OnnxFileException if it is no ONNX file or not a whole one
     */
    public static OnnxFile read(String where, byte[] bytes) throws OnnxFileException {
        return read(where, ByteSlice.of(bytes));
    }

    private static OnnxFile read(String where, ByteSlice bytes) throws OnnxFileException {
        try {
            return parse(where, bytes);
        } catch (MalformedException broken) {
            throw new OnnxFileException(
                    where, "is no readable ONNX file: " + broken.finding(), "export or download it again");
        }
    }

    private static OnnxFile parse(String where, ByteSlice bytes) throws MalformedException {
        ReadLimits limits = new ReadLimits();
        ProtoFields fields = ProtoFields.parse(bytes, limits);
        ByteSlice graph = fields.bytes(GRAPH);
        if (graph == null) {
            throw new MalformedException("has no graph");
        }
        SequencedMap<String, Long> sets = new LinkedHashMap<>();
        boolean leavesOutDomain = false;
        for (ByteSlice part : fields.all(OPERATOR_SET)) {
            ProtoFields set = ProtoFields.parse(part, limits);
            sets.put(set.text(1), set.scalar(2, 0));
            leavesOutDomain |= !set.has(1);
        }
        SequencedMap<String, String> metadata = new LinkedHashMap<>();
        for (ByteSlice part : fields.all(METADATA)) {
            ProtoFields pair = ProtoFields.parse(part, limits);
            metadata.put(pair.text(1), pair.text(2));
        }
        ProtoFields others = fields.without(number -> number == GRAPH || number == OPERATOR_SET || number == METADATA);
        return new OnnxFile(where, OnnxGraph.read(graph, limits), sets, metadata, others, leavesOutDomain);
    }

    /** What errors call it: the path, as the user wrote it. */
    public String where() {
        return where;
    }

    /** The graph, to read or to change. */
    public OnnxGraph graph() {
        return graph;
    }

    /** Version of each set of operators by domain; the standard's domain is empty. To read or to change. */
    public SequencedMap<String, Long> operatorSets() {
        return operatorSets;
    }

    /** Version of the ONNX standard's operators; 0 if the file does not say. */
    public long opset() {
        Long version = operatorSets.get("");
        return version != null ? version : operatorSets.getOrDefault("ai.onnx", 0L);
    }

    /** Version of the file format itself. */
    public long irVersion() {
        return others.scalar(IR_VERSION, 0);
    }

    /** Program that wrote it; may be empty. */
    public String producer() {
        return others.text(PRODUCER);
    }

    /** Free texts of whoever exported it ({@code metadata_props}). To read or to change. */
    public SequencedMap<String, String> metadata() {
        return metadata;
    }

    /** Domains of the operators that the file itself defines. */
    Set<String> functionDomains() {
        Set<String> domains = new HashSet<>();
        for (ByteSlice function : others.all(FUNCTIONS)) {
            try {
                domains.add(ProtoFields.parse(function, new ReadLimits()).text(10));
            } catch (MalformedException broken) {
                domains.remove(""); // it defines nothing; a node that uses it is told as unknown
            }
        }
        return domains;
    }

    /** The same model to be changed without changing this one. */
    public OnnxFile copy() {
        try {
            return read(where, toBytes());
        } catch (OnnxFileException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * The bytes of the file.
     *
     * @throws IllegalArgumentException if they are more than protobuf's 2 GB
     */
    public byte[] toBytes() {
        ProtoFields.Builder fields = new ProtoFields.Builder().message(GRAPH, graph.fields());
        operatorSets.forEach((domain, version) -> fields.message(
                OPERATOR_SET,
                // Whether the standard's domain is left out or written as "" is up to the exporter.
                new ProtoFields.Builder()
                        .addAll(leavesOutDomain && domain.isEmpty() ? ProtoFields.NONE : text(1, domain))
                        .integer(2, version)
                        .build()));
        metadata.forEach((key, value) -> fields.message(
                METADATA, new ProtoFields.Builder().text(1, key).text(2, value).build()));
        return ProtoWriter.write(fields.addAll(others).build());
    }

    private static ProtoFields text(int number, String value) {
        return new ProtoFields.Builder().text(number, value).build();
    }

    /** Writes the file beside its target and renames it into place. */
    public void write(Path target) throws IOException {
        byte[] bytes = toBytes();
        try (AtomicFile file = AtomicFile.create(target)) {
            file.write(ByteBuffer.wrap(bytes));
            file.commit();
        }
    }

    /** A value of the metadata; null if it is not there. */
    public @Nullable String metadata(String key) {
        return metadata.get(key);
    }
}
