/*! Arrow keys: @bbc/tv-lrud-spatial 0.0.16, (c) BBC, Apache-2.0; it writes into "exports". */
var exports = exports || {};
