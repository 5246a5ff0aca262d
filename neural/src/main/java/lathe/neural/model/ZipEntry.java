package lathe.neural.model;

/**
 * A file of a zip, as its list tells.
 *
 * @param name with slashes
 * @param method {@link #STORED} or {@link #DEFLATED}; others exist
 * @param bytes it unpacks to
 * @param packed bytes it takes
 * @param crc32 of the unpacked bytes
 * @param header where in the zip its own header stands
 */
record ZipEntry(String name, int method, long bytes, long packed, int crc32, long header) {

    static final int STORED = 0;
    static final int DEFLATED = 8;
}
