/**
 * Where a server that knows its public address writes the folder of the modules into the loader, so that a copy that an optimiser has
 * joined with other scripts, moved or put into the page still knows it.
 */
export const builtInAddress = '{widgets}';
