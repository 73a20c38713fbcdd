/**
 * Imports while a server has the data folder open: the command hands its files' names to the server, which reads them
 * itself. Doors: {@link org.wayworth.app.handover.Offer} on the server's side, {@link
 * org.wayworth.app.handover.Handover} on the command's.
 */
@NullMarked
package org.wayworth.app.handover;

import org.jspecify.annotations.NullMarked;
