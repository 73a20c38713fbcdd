package org.wayworth.app.programme;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Nothing of that name is on record. */
@ResponseStatus(HttpStatus.NOT_FOUND)
class UnknownThing extends RuntimeException {

    private static final long serialVersionUID = 1;
}
