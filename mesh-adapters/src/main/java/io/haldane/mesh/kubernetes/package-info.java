/** No mesh: traffic follows the Services, and a release is judged by iterations alone. */
@NullMarked
package io.haldane.mesh.kubernetes;

import org.jspecify.annotations.NullMarked;
