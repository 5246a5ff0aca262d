package lathe.neural.model;

import java.util.List;

/**
 * A tensor that goes into or comes out of a file of a package, and what it means.
 *
 * @param file the {@link ModelFile#path} it belongs to
 * @param name the tensor's name in the graph
 * @param role what it carries: {@code mel}, {@code f0}, {@code codes} or {@code codes.0} and on, {@code latent}, {@code audio},
 *     {@code magnitude}, {@code phase_cos}, {@code phase_sin}, {@code scale}, {@code bandwidth_id}, {@code state_in},
 *     {@code state_out}, ...
 * @param dtype {@code f32}, {@code f16}, {@code i64}, {@code i32}, {@code bool}, ...
 * @param layout a name an axis: {@code batch}, {@code mels}, {@code frames}, {@code channels}, {@code samples},
 *     {@code codebooks}, {@code latent}, {@code height}, ...
 */
public record ModelPort(String file, String name, String role, String dtype, List<String> layout) {

    /** Copies the list. */
    public ModelPort {
        layout = List.copyOf(layout);
    }

    /** Where an axis stands, or -1. */
    public int axis(String axis) {
        return layout.indexOf(axis);
    }
}
