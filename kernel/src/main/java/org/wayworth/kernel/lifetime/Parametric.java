package org.wayworth.kernel.lifetime;

import java.util.List;
import org.wayworth.kernel.Vector;

/**
 * A model with positive parameters.
 *
 * @param <M> the model itself
 */
public interface Parametric<M> {

    Vector parameters();

    /** Names of the parameters, in order, as in the model's paper. */
    List<String> names();

    /** The same model with other parameters. */
    M with(Vector parameters);
}
